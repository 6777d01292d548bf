import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';

/** What of a contact concerns its rules. */
export interface PolicyRead {
  instance: Pick<Assessed['instance'], 'id'>;
  policy: Assessed['policy'];
}

/** The difference between what an instance published before and what it publishes now, kept as history. */
export async function changePolicies(tx: EntityManager, contacts: readonly PolicyRead[]): Promise<void> {
  const read = contacts.flatMap(({ instance, policy }) => (policy ? [{ id: instance.id, ...policy }] : []));
  if (read.length === 0) return;
  const changed = read.flatMap(({ id, readAt, entries }) => (entries ? [{ id, readAt, entries }] : []));
  if (changed.length > 0) {
    const rows = changed.flatMap(({ id, readAt, entries }) =>
      entries.map(({ target, isObfuscated, digest, severity, rule, reason }) => ({
        instance_id: id,
        at: readAt,
        target,
        is_obfuscated: isObfuscated,
        digest,
        severity,
        rule,
        reason,
      })),
    );
    await applyDifference(
      tx,
      changed.map(({ id }) => id),
      changed.map(({ readAt }) => readAt),
      rows,
    );
  }
  // After the difference: an entry that was lifted was last seen at the reading before this one.
  await tx.query(
    `update instance i
        set policy_read_at = p.read_at, policy_publication = p.publication,
            policy_is_partial = p.is_partial, policy_digest = coalesce(decode(p.digest, 'hex'), i.policy_digest)
       from jsonb_to_recordset($1::jsonb) as p (
            id integer, read_at timestamptz, publication text, is_partial boolean, digest text)
      where i.id = p.id`,
    [
      JSON.stringify(
        read.map(({ id, readAt, publication, isPartial, digest }) => ({
          id,
          read_at: readAt,
          publication,
          is_partial: isPartial,
          digest,
        })),
      ),
    ],
  );
}

async function applyDifference(
  tx: EntityManager,
  ids: readonly number[],
  readAts: readonly Date[],
  rows: readonly object[],
): Promise<void> {
  const record = `jsonb_to_recordset($1::jsonb) as n (
       instance_id integer, at timestamptz, target text, is_obfuscated boolean, digest text,
       severity text, rule text, reason text)`;
  // Behind stars only the digest tells two names apart; of any other it may come and go.
  const same = `e.instance_id = n.instance_id and e.target = n.target and e.rule = n.rule
                and e.severity = n.severity and e.reason is not distinct from n.reason
                and (not n.is_obfuscated or e.digest is not distinct from decode(n.digest, 'hex'))`;
  const json = JSON.stringify(rows);
  await tx.query(
    `with n as materialized (select * from ${record})
     update policy_entry e
        set lifted_at = r.at, last_seen_at = coalesce(i.policy_read_at, e.first_seen_at)
       from unnest($2::integer[], $3::timestamptz[]) as r (instance_id, at)
       join instance i on i.id = r.instance_id
      where e.instance_id = r.instance_id and e.lifted_at is null
        and not exists (select 1 from n where ${same})`,
    [json, ids, readAts],
  );
  await tx.query(
    `with n as materialized (select * from ${record})
     insert into policy_entry (instance_id, target, is_obfuscated, digest, severity, rule, reason, first_seen_at)
     select n.instance_id, n.target, n.is_obfuscated, decode(n.digest, 'hex'), n.severity, n.rule, n.reason, n.at
       from n
      where not exists (select 1 from policy_entry e where e.lifted_at is null and ${same})`,
    [json],
  );
}
