import type { EntityManager } from 'typeorm';
import type { Health } from '../health/lifecycle.ts';

/** What is believed of instances once a late visit was heard; when they are due stays as it was planned. */
export async function correctHealth(
  tx: EntityManager,
  corrected: readonly { id: number; health: Health }[],
): Promise<void> {
  const rows = corrected.map(({ id, health }) => ({
    id,
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
  }));
  await tx.query(
    `update instance i
        set state = h.state, verdict = h.verdict, cause = h.cause, verdict_since = h.verdict_since,
            failing_since = h.failing_since, failures = h.failures, answers = h.answers,
            first_up_at = h.first_up_at, last_up_at = coalesce(h.last_up_at, i.last_up_at),
            last_visit_at = h.last_visit_at
       from jsonb_to_recordset($1::jsonb) as h (
            id integer, state text, verdict text, cause text, verdict_since timestamptz,
            failing_since timestamptz, failures smallint, answers smallint, first_up_at timestamptz,
            last_up_at timestamptz, last_visit_at timestamptz)
      where i.id = h.id
        -- An opt-out that came while we were asking wins over the answer.
        and i.state <> 'suppressed'`,
    [JSON.stringify(rows)],
  );
}
