import type { Cause, State, Verdict } from '@homeport/db';
import type { DataSource } from 'typeorm';
import type { Health } from '../health/lifecycle.ts';
import { fromRow, type DueInstance, type DueRow } from './due-instance.ts';
import { DUE_COLUMNS, HAS_NOT_OPTED_OUT, type Choice } from './list-due.ts';

// What has never answered, has died or has moved is left to the first vantage: a second one would learn nothing new.
const IS_WATCHED = `i.state in ('alive', 'failing', 'down', 'withheld') and i.first_up_at is not null
  and i.held_since is null and i.alias_of is null`;

/**
 * Makes room for what this vantage will see of instances that it has not looked at, half an interval apart from the
 * first one's visits; and notes what the first one sees, which until now was the instance's own row.
 */
export async function addViews(db: DataSource, vantage: string, now: Date): Promise<void> {
  await db.query(
    `with first as (
       select name from vantage where seen_at > clock_timestamp() - interval '10 minutes' and name <> $1
        order by joined_at, name limit 1
     )
     insert into vantage_view (instance_id, vantage, state, verdict, cause, verdict_since, failing_since, failures,
                               answers, first_up_at, last_up_at, last_visit_at)
     select i.id, f.name, i.state, i.verdict, i.cause, i.verdict_since, i.failing_since, i.failures, i.answers,
            i.first_up_at, i.last_up_at, i.last_visit_at
       from instance i cross join first f
      where ${IS_WATCHED}
        and not exists (select from vantage_view w where w.instance_id = i.id and w.vantage = f.name)
         on conflict do nothing`,
    [vantage],
  );
  await db.query(
    `insert into vantage_view as w (instance_id, vantage, state, first_up_at, liveness_due_at)
     select i.id, $1, 'discovered', i.first_up_at,
            i.liveness_due_at + interval '30 minutes'
              * case when i.liveness_due_at - interval '30 minutes' > $2::timestamptz then -1 else 1 end
       from instance i
      where ${IS_WATCHED} and i.liveness_due_at is not null
        and not exists (select from vantage_view o
                         where o.instance_id = i.id and o.vantage = $1 and o.liveness_due_at is not null)
         on conflict (instance_id, vantage) do update set liveness_due_at = excluded.liveness_due_at`,
    [vantage, now],
  );
  await db.query(
    `update vantage_view w set liveness_due_at = null from instance i
      where w.vantage = $1 and w.liveness_due_at is not null and i.id = w.instance_id and not (${IS_WATCHED})`,
    [vantage],
  );
}

// Never right after somebody else: the host would see two of us at once; nor in a pause that it asked any of us for.
const IS_DUE = `w.vantage = $1 and w.liveness_due_at <= $2 and i.last_visit_at <= $2::timestamptz - interval '1 minute'
  and coalesce(i.spared_until <= $2::timestamptz, true) and ${IS_WATCHED} and ${HAS_NOT_OPTED_OUT}`;

interface ViewRow extends DueRow {
  view: ViewColumns;
}

interface ViewColumns {
  instance_id: number;
  state: State;
  verdict: Verdict | null;
  cause: Cause | null;
  verdict_since: string | null;
  failing_since: string | null;
  failures: number;
  answers: number;
  first_up_at: string | null;
  last_up_at: string | null;
  last_visit_at: string | null;
  liveness_due_at: string | null;
}

/** The instances of one bucket at which this vantage, which is not the first, should look; longest overdue first. */
export async function listDueViews(
  db: DataSource,
  { vantage, bucket, now }: { vantage: string; bucket: number; now: Date },
  { limit, without, crowded = [] }: Choice,
): Promise<DueInstance[]> {
  const rows: ViewRow[] = await db.query(
    `select ${DUE_COLUMNS}, to_jsonb(w) as view
       from vantage_view w
       join instance i on i.id = w.instance_id
       left join robots r on r.domain = i.domain
       left join peer_set p on p.instance_id = i.id
      where ${IS_DUE} and i.bucket = $3 and i.id <> all ($5::int[])
        and (i.address is null or i.address <> all ($6::inet[]))
      order by w.liveness_due_at
      limit $4`,
    [vantage, now, bucket, limit, without, crowded],
  );
  return rows.map(fromViewRow);
}

/** Which buckets have work for a vantage that is not the first. */
export async function listDueViewBuckets(db: DataSource, vantage: string, now: Date): Promise<number[]> {
  const rows: { bucket: number }[] = await db.query(
    `select distinct i.bucket from vantage_view w join instance i on i.id = w.instance_id where ${IS_DUE}`,
    [vantage, now],
  );
  return rows.map(({ bucket }) => bucket);
}

/** With what the first vantage itself saw, where the instance's row holds what several agree on. */
export async function withOwnViews(
  db: DataSource,
  vantage: string,
  due: readonly DueInstance[],
): Promise<DueInstance[]> {
  const rows: { view: ViewColumns }[] = await db.query(
    `select to_jsonb(w) as view from vantage_view w where w.vantage = $1 and w.instance_id = any ($2::integer[])`,
    [vantage, due.map(({ id }) => id)],
  );
  const own = new Map(rows.map(({ view }) => [view.instance_id, healthOf(view)]));
  return due.map((instance) => ({ ...instance, health: own.get(instance.id) ?? instance.health }));
}

/** The buckets that are asked from another vantage at this moment. */
export async function listHeldElsewhere(db: DataSource, vantage: string): Promise<number[]> {
  const rows: { id: number }[] = await db.query(
    `select id from bucket where vantage <> $1 and held_until >= clock_timestamp()`,
    [vantage],
  );
  return rows.map(({ id }) => id);
}

function fromViewRow({ view, ...row }: ViewRow): DueInstance {
  const instance = fromRow(row);
  const { state, verdict, cause } = instance.health;
  return {
    ...instance,
    health: healthOf(view),
    due: { liveness: dateOf(view.liveness_due_at), details: null, peers: null, policy: null },
    agreed: { state, verdict, cause, livenessDueAt: instance.due.liveness },
  };
}

function healthOf(view: ViewColumns): Health {
  return {
    state: view.state,
    verdict: view.verdict,
    cause: view.cause,
    verdictSince: dateOf(view.verdict_since),
    failingSince: dateOf(view.failing_since),
    failures: view.failures,
    answers: view.answers,
    firstUpAt: dateOf(view.first_up_at),
    lastUpAt: dateOf(view.last_up_at),
    lastVisitAt: dateOf(view.last_visit_at),
  };
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
