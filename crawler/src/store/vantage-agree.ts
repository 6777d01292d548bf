import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';
import { agree, type Believed } from '../health/quorum.ts';

/**
 * Notes what this vantage believes of each instance, and gives the contacts back with what all vantages agree on.
 * Where nobody ever looked from elsewhere, that is what they say themselves, and nothing is noted.
 */
export async function agreeWithOthers(
  tx: EntityManager,
  vantage: string,
  contacts: readonly Assessed[],
): Promise<readonly Assessed[]> {
  const rows: { is_alone: boolean }[] = await tx.query(
    `select not exists (select from vantage where name <> $1) as is_alone`,
    [vantage],
  );
  if (rows[0]?.is_alone !== false || contacts.length === 0) return contacts;
  await saveViews(tx, vantage, contacts);
  const agreed = await readAgreed(tx, contacts);
  return contacts.map((contact) => {
    const believed = agreed.get(contact.instance.id);
    return believed ? { ...contact, health: { ...contact.health, ...believed } } : contact;
  });
}

async function saveViews(tx: EntityManager, vantage: string, contacts: readonly Assessed[]): Promise<void> {
  const rows = contacts.map(({ instance, health, due }) => ({
    instance_id: instance.id,
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
    // The first vantage's plan is the instance's own.
    liveness_due_at: instance.agreed ? due.liveness : null,
  }));
  const columns = Object.keys(rows[0] ?? {});
  await tx.query(
    `insert into vantage_view (vantage, ${columns.join(', ')})
     select $2, ${columns.map((column) => `v.${column}`).join(', ')}
       from jsonb_populate_recordset(null::vantage_view, $1::jsonb) v
         on conflict (instance_id, vantage) do update
        set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [JSON.stringify(rows), vantage],
  );
}

interface Row extends Columns {
  id: number;
  views: Columns[];
}

interface Columns {
  state: Believed['state'];
  verdict: Believed['verdict'];
  cause: Believed['cause'];
  verdict_since: Date | string | null;
}

/** Views that are too old, or of a vantage whose own line is down, have no vote: they could not measure. */
async function readAgreed(tx: EntityManager, contacts: readonly Assessed[]): Promise<Map<number, Believed>> {
  const asked = contacts.map(({ instance, at }) => ({ id: instance.id, at }));
  const rows: Row[] = await tx.query(
    `select i.id, i.state, i.verdict, i.cause, i.verdict_since,
            (select coalesce(jsonb_agg(jsonb_build_object('state', w.state, 'verdict', w.verdict, 'cause', w.cause,
                               'verdict_since', w.verdict_since) order by v.joined_at, v.name), '[]')
               from vantage_view w
               join vantage v on v.name = w.vantage
              where w.instance_id = i.id and w.verdict is not null
                and believed_until(w.state, w.last_visit_at) >= c.at
                and not exists (select from monitor_gap g
                                 where g.vantage = w.vantage and g.to_at is null
                                   and (g.scope = 'all' or g.scope = 'ipv' || family(i.address)))) as views
       from jsonb_to_recordset($1::jsonb) as c (id integer, at timestamptz)
       join instance i on i.id = c.id`,
    [JSON.stringify(asked)],
  );
  return new Map(rows.map((row) => [row.id, agree(row.views.map(believedOf), believedOf(row))]));
}

function believedOf({ state, verdict, cause, verdict_since }: Columns): Believed {
  return { state, verdict, cause, verdictSince: verdict_since === null ? null : new Date(verdict_since) };
}
