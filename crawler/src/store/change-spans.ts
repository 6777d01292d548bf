import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';

/** Ends open spans and adds the new ones: an outage reaches back to its first failure. */
export async function changeSpans(
  tx: EntityManager,
  vantage: string,
  contacts: readonly Assessed[],
): Promise<void> {
  const closed = contacts
    .filter(({ spans }) => spans.closeOpenAt)
    .map(({ instance, spans }) => ({ instance_id: instance.id, to_at: spans.closeOpenAt }));
  const added = contacts.flatMap(({ instance, spans }) =>
    spans.add.map(({ fromAt, toAt, verdict, cause }) => ({
      instance_id: instance.id,
      from_at: fromAt,
      to_at: toAt,
      verdict,
      cause,
    })),
  );
  if (closed.length > 0) await closeOpen(tx, vantage, JSON.stringify(closed));
  if (added.length === 0) return;
  await tx.query(
    `insert into status_span (instance_id, vantage, from_at, to_at, verdict, cause)
     select s.instance_id, $2, s.from_at, s.to_at, s.verdict, s.cause
       from jsonb_to_recordset($1::jsonb) as s (instance_id integer, from_at timestamptz,
            to_at timestamptz, verdict text, cause text)`,
    [JSON.stringify(added), vantage],
  );
}

async function closeOpen(tx: EntityManager, vantage: string, closed: string): Promise<void> {
  const record = `jsonb_to_recordset($1::jsonb) as c (instance_id integer, to_at timestamptz)`;
  // A span that would end before it began was overtaken by what we learned later.
  await tx.query(
    `delete from status_span s using ${record}
      where s.instance_id = c.instance_id and s.vantage = $2 and s.from_at >= c.to_at`,
    [closed, vantage],
  );
  await tx.query(
    `update status_span s set to_at = c.to_at from ${record}
      where s.instance_id = c.instance_id and s.vantage = $2
        and (s.to_at is null or s.to_at > c.to_at)`,
    [closed, vantage],
  );
}
