import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';
import { agree, type Believed } from '../health/quorum.ts';
import { keepFormerViews } from './vantage-takeover.ts';

export interface Agreement {
  /** The contacts, with what all vantages agree on. */
  contacts: readonly Assessed[];
  /** Those that may change what is told of the past: all believe something else now, or another has looked since. */
  turned: readonly Assessed[];
}

/**
 * Notes what this vantage believes of each instance, and tells what all vantages agree on. Where nobody ever looked
 * from elsewhere, that is what the contacts say themselves, and nothing is noted.
 */
export async function agreeWithOthers(
  tx: EntityManager,
  vantage: string,
  contacts: readonly Assessed[],
): Promise<Agreement> {
  if (contacts.length === 0 || (await isAlone(tx, vantage))) return { contacts, turned: [] };
  await keepFormerViews(tx, vantage, contacts);
  await saveViews(tx, vantage, contacts);
  const agreed = await readAgreed(
    tx,
    contacts.map(({ instance, at }) => ({ id: instance.id, at })),
  );
  const turned = contacts.filter(({ instance }) => agreed.get(instance.id)?.turnsPast);
  return { contacts: contacts.map((contact) => agreedContact(contact, agreed)), turned };
}

function agreedContact(contact: Assessed, agreed: ReadonlyMap<number, Believed>): Assessed {
  const { state, verdict, cause, verdictSince } = agreed.get(contact.instance.id) ?? contact.health;
  return { ...contact, health: { ...contact.health, state, verdict, cause, verdictSince } };
}

/** After the rows of instances were derived anew from what this vantage saw: that is its view, and all agree again. */
export async function agreeAnew(tx: EntityManager, vantage: string, ids: readonly number[]): Promise<void> {
  if (ids.length === 0 || (await isAlone(tx, vantage))) return;
  const columns = VIEW_COLUMNS.join(', ');
  const rows: { id: number; at: Date }[] = await tx.query(
    `insert into vantage_view (instance_id, vantage, ${columns})
     select id, $1, ${columns} from instance where id = any ($2::integer[])
         on conflict (instance_id, vantage) do update
        set ${VIEW_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}
     returning instance_id as id, last_visit_at as at`,
    [vantage, ids],
  );
  await saveAgreed(tx, await readAgreed(tx, rows, { isAnew: true }));
}

/** What all agree on becomes what the instance is; who opted out meanwhile stays so. */
export async function saveAgreed(tx: EntityManager, agreed: ReadonlyMap<number, Believed>): Promise<void> {
  const rows = [...agreed].map(([id, { state, verdict, cause, verdictSince }]) => ({
    id,
    state,
    verdict,
    cause,
    verdict_since: verdictSince,
  }));
  await tx.query(
    `update instance i
        set state = a.state, verdict = a.verdict, cause = a.cause, verdict_since = a.verdict_since
       from jsonb_to_recordset($1::jsonb) as a (
            id integer, state text, verdict text, cause text, verdict_since timestamptz)
      where i.id = a.id and i.state <> 'suppressed'
        and (i.state, i.verdict, i.cause) is distinct from (a.state, a.verdict, a.cause)`,
    [JSON.stringify(rows)],
  );
}

async function isAlone(tx: EntityManager, vantage: string): Promise<boolean> {
  const rows: { is_alone: boolean }[] = await tx.query(
    `select not exists (select from vantage where name <> $1) as is_alone`,
    [vantage],
  );
  return rows[0]?.is_alone !== false;
}

const VIEW_COLUMNS = [
  'state',
  'verdict',
  'cause',
  'verdict_since',
  'failing_since',
  'failures',
  'answers',
  'first_up_at',
  'last_up_at',
  'last_visit_at',
] as const;

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
  const columns = ['instance_id', ...VIEW_COLUMNS, 'liveness_due_at'];
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
  /** Whether another vantage has looked since. */
  is_past: boolean;
  views: Columns[];
}

interface Columns {
  state: Believed['state'];
  verdict: Believed['verdict'];
  cause: Believed['cause'];
  verdict_since: Date | string | null;
}

/** Views that are too old, or of a vantage whose own line is down, have no vote: they could not measure. */
async function readAgreed(
  tx: EntityManager,
  asked: readonly { id: number; at: Date }[],
  { isAnew = false } = {},
): Promise<Map<number, Believed & { turnsPast: boolean }>> {
  const rows: Row[] = await tx.query(
    `select i.id, i.state, i.verdict, i.cause, i.verdict_since, n.now > c.at as is_past,
            (select coalesce(jsonb_agg(jsonb_build_object('state', w.state, 'verdict', w.verdict, 'cause', w.cause,
                               'verdict_since', w.verdict_since) order by v.joined_at, v.name), '[]')
               from vantage_view w
               join vantage v on v.name = w.vantage
              where w.instance_id = i.id and w.verdict is not null
                and believed_until(w.state, w.last_visit_at) >= n.now
                and not exists (select from monitor_gap g
                                 where g.vantage = w.vantage and g.to_at is null
                                   and (g.scope = 'all' or g.scope = 'ipv' || family(i.address)))) as views
       from jsonb_to_recordset($1::jsonb) as c (id integer, at timestamptz)
       join instance i on i.id = c.id
      -- A look that comes late does not bring back what has run out since.
      cross join lateral (select greatest(c.at, max(o.last_visit_at)) as now
                            from vantage_view o where o.instance_id = i.id) n`,
    [JSON.stringify(asked)],
  );
  return new Map(
    rows.map((row) => {
      const before = believedOf(row);
      // What was believed since when is to be found out again from what each of them says.
      const unsure = isAnew && row.views.length > 0 ? { ...before, verdict: null } : before;
      const now = agree(row.views.map(believedOf), unsure);
      // A view runs out without any contact, and whoever looks next is the first to see what all believe since.
      return [row.id, { ...now, turnsPast: row.is_past || now.verdict !== before.verdict }];
    }),
  );
}

function believedOf({ state, verdict, cause, verdict_since }: Columns): Believed {
  return { state, verdict, cause, verdictSince: verdict_since === null ? null : new Date(verdict_since) };
}
