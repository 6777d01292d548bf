import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';

const RECORD = `jsonb_to_recordset($1::jsonb) as n (instance_id integer, at timestamptz, kind text, source text, value text)`;
const SAME = `s.instance_id = n.instance_id and s.kind = n.kind and s.source = n.source and s.value = n.value`;

/** What operators say about being read, as history: what is no longer met was lifted, what is met again is seen. */
export async function changeSignals(tx: EntityManager, contacts: readonly Assessed[]): Promise<void> {
  const known = contacts.flatMap(({ instance, at, signals }) =>
    signals ? [{ id: instance.id, at, signals }] : [],
  );
  if (known.length === 0) return;
  const rows = known.flatMap(({ id, at, signals }) =>
    [...new Map(signals.map((signal) => [`${signal.kind} ${signal.source}`, signal])).values()].map(
      ({ kind, source, value }) => ({
        instance_id: id,
        at,
        kind,
        source: source.slice(0, 500),
        value: value.slice(0, 200),
      }),
    ),
  );
  const json = JSON.stringify(rows);
  await tx.query(
    `with n as materialized (select * from ${RECORD}), standing as (
       select s.instance_id, s.kind, s.source, r.at, exists (select from n where ${SAME}) as is_met
         from unnest($2::integer[], $3::timestamptz[]) as r (instance_id, at)
         join consent_signal s on s.instance_id = r.instance_id and s.lifted_at is null
     )
     update consent_signal s
        set lifted_at = case when not t.is_met then t.at end,
            last_seen_at = case when t.is_met then t.at else s.last_seen_at end
       from standing t
      where s.instance_id = t.instance_id and s.kind = t.kind and s.source = t.source and s.lifted_at is null`,
    [json, known.map(({ id }) => id), known.map(({ at }) => at)],
  );
  await tx.query(
    `insert into consent_signal (instance_id, kind, source, value, first_seen_at, last_seen_at)
     select n.instance_id, n.kind, n.source, n.value, n.at, n.at from ${RECORD}
      where not exists (select from consent_signal s where s.lifted_at is null and ${SAME})
         on conflict do nothing`,
    [json],
  );
}
