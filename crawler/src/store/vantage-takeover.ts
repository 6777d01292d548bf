import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';

// Where a vantage has gone, or was given another name, the next one goes on from the instance's own row, which still
// holds what the former saw.

/**
 * Notes what was last seen from a place that never had a view of its own, before another writes the instance's row:
 * its open span would else be believed for as long as anybody visits the instance.
 */
export async function keepFormerViews(
  tx: EntityManager,
  vantage: string,
  contacts: readonly Assessed[],
): Promise<void> {
  await tx.query(
    `insert into vantage_view (instance_id, vantage, state, verdict, cause, verdict_since, failing_since, failures,
                               answers, first_up_at, last_up_at, last_visit_at)
     select i.id, s.vantage, i.state, i.verdict, i.cause, i.verdict_since, i.failing_since, i.failures, i.answers,
            i.first_up_at, i.last_up_at, i.last_visit_at
       from status_span s
       join instance i on i.id = s.instance_id
       join vantage v on v.name = s.vantage
      where s.to_at is null and s.vantage <> $1 and i.id = any ($2::integer[])
         on conflict do nothing`,
    [vantage, contacts.map(({ instance }) => instance.id)],
  );
}

/** What a vantage took over from another, and found to be so still, it has seen itself from its first visit on. */
export async function beginOwnSpans(
  tx: EntityManager,
  vantage: string,
  contacts: readonly Assessed[],
): Promise<void> {
  const rows = contacts.flatMap(({ instance, health: { verdict, cause, lastVisitAt }, at, spans }) =>
    // A span that this contact ended leaves none open on purpose.
    verdict === null || spans.closeOpenAt || lastVisitAt?.getTime() !== at.getTime()
      ? []
      : [{ instance_id: instance.id, from_at: at, verdict, cause }],
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into status_span (instance_id, vantage, from_at, verdict, cause)
     select s.instance_id, $2, s.from_at, s.verdict, s.cause
       from jsonb_to_recordset($1::jsonb) as s (instance_id integer, from_at timestamptz, verdict text, cause text)
      where (select count(*) from vantage) > 1
        and not exists (select from status_span o
                         where o.instance_id = s.instance_id and o.vantage = $2 and o.to_at is null)
         on conflict do nothing`,
    [JSON.stringify(rows), vantage],
  );
}
