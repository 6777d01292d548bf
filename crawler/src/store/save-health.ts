import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';

/** What we believe of each instance now, and when each kind of visit is due again. */
export async function saveHealth(tx: EntityManager, contacts: readonly Assessed[]): Promise<void> {
  const rows = contacts.map(({ instance, health, due, address, paceKey, bucket, movedTo, nodeinfoUrl }) => ({
    id: instance.id,
    state: health.state,
    verdict: health.verdict,
    cause: health.cause,
    verdict_since: health.verdictSince,
    failing_since: health.failingSince,
    failures: health.failures,
    answers: health.answers,
    first_up_at: health.firstUpAt,
    last_up_at: health.lastUpAt,
    last_visit_at: health.lastVisitAt,
    liveness_due_at: due.liveness,
    details_due_at: due.details,
    peers_due_at: due.peers,
    policy_due_at: due.policy,
    address,
    pace_key: paceKey,
    bucket,
    moved_to: movedTo,
    nodeinfo_url: nodeinfoUrl,
  }));
  await tx.query(
    `update instance i
        set state = h.state, verdict = h.verdict, cause = h.cause, verdict_since = h.verdict_since,
            failing_since = h.failing_since, failures = h.failures, answers = h.answers, first_up_at = h.first_up_at,
            last_up_at = h.last_up_at, last_visit_at = h.last_visit_at,
            liveness_due_at = h.liveness_due_at, details_due_at = h.details_due_at,
            peers_due_at = h.peers_due_at, policy_due_at = h.policy_due_at,
            address = coalesce(h.address, i.address),
            pace_key = case when h.address is null then i.pace_key else h.pace_key end,
            bucket = h.bucket, moved_to = h.moved_to, nodeinfo_url = h.nodeinfo_url
       from jsonb_to_recordset($1::jsonb) as h (
            id integer, state text, verdict text, cause text, verdict_since timestamptz,
            failing_since timestamptz, failures smallint, answers smallint, first_up_at timestamptz, last_up_at timestamptz,
            last_visit_at timestamptz, liveness_due_at timestamptz, details_due_at timestamptz,
            peers_due_at timestamptz, policy_due_at timestamptz, address inet, pace_key text,
            bucket smallint, moved_to text, nodeinfo_url text)
      where i.id = h.id
        -- An opt-out that came while we were asking wins over the answer.
        and i.state <> 'suppressed'`,
    [JSON.stringify(rows)],
  );
}
