import type { DataSource } from 'typeorm';

const DAY_MS = 86_400_000;

/**
 * Sums one day (UTC) of every instance from what is believed of it. Running it again gives the same rows, whatever
 * was written meanwhile and in which order: an outage that was confirmed after midnight, or a gap of our own that
 * was noticed late, corrects the day before. `at` is the moment up to which we know what happened.
 */
export async function rollUpDay(db: DataSource, day: string, at = endOf(day)): Promise<void> {
  await db.query(ROLL_UP, [day]);
  await db.query(
    `insert into rolled_day (day, rolled_at) values ($1, $2)
         on conflict (day) do update set rolled_at = excluded.rolled_at`,
    [day, at],
  );
}

const ROLL_UP = `
     with bounds as materialized (
       select $1::date as day, $1::date::timestamp at time zone 'UTC' as start,
              ($1::date + 1)::timestamp at time zone 'UTC' as stop
     ), summed as (
       select a.instance_id,
              coalesce(sum(t.seconds) filter (where a.verdict = 'up'), 0) as up,
              coalesce(sum(t.seconds) filter (where a.verdict = 'degraded'), 0) as degraded,
              coalesce(sum(t.seconds) filter (where a.verdict = 'down'), 0) as down
         from agreed_spans((select start from bounds), (select stop from bounds)) a
        cross join lateral (select extract(epoch from a.to_at - a.from_at)::integer) t (seconds)
        group by a.instance_id
     ), seen as (
       select v.instance_id, count(*) as visits,
              percentile_cont(0.5) within group (order by v.first_byte_ms) as p50,
              percentile_cont(0.95) within group (order by v.first_byte_ms) as p95
         from visit v
        where v.at >= (select start from bounds) and v.at < (select stop from bounds)
          -- A slot can lie before the visit that serves it, by as much as we were late.
          and v.slot >= (select start from bounds) - interval '7 days' and v.slot < (select stop from bounds)
          -- The others come with these in one contact and tell nothing more of its health.
          and v.kind in ('liveness', 'details', 'check')
        group by v.instance_id
     ), concerned as (
       -- A day that was summed before and of which nothing is believed any more must lose its seconds.
       select instance_id from summed union select instance_id from seen
        union select instance_id from uptime_day where day = $1::date
     )
     insert into uptime_day as u (instance_id, day, up_seconds, degraded_seconds, down_seconds,
                                  unknown_seconds, visits, latency_p50_ms, latency_p95_ms)
     select i.id, b.day, coalesce(s.up, 0), coalesce(s.degraded, 0), coalesce(s.down, 0),
            t.length - coalesce(s.up + s.degraded + s.down, 0), coalesce(v.visits, 0), v.p50, v.p95
       from concerned c
      cross join bounds b
       join instance i on i.id = c.instance_id
      cross join lateral (select extract(epoch from b.stop - date_trunc('second',
                                   greatest(b.start, i.discovered_at, i.life_began_at)))::integer) t (length)
       left join summed s on s.instance_id = i.id
       left join seen v on v.instance_id = i.id
      -- The days of an earlier life stay as they were summed while it lasted.
      where t.length > 0
         on conflict (instance_id, day) do update
        set up_seconds = excluded.up_seconds, degraded_seconds = excluded.degraded_seconds,
            down_seconds = excluded.down_seconds, unknown_seconds = excluded.unknown_seconds,
            -- Raw visits are kept for two weeks; what they once counted stays counted.
            visits = greatest(u.visits, excluded.visits),
            latency_p50_ms = coalesce(excluded.latency_p50_ms, u.latency_p50_ms),
            latency_p95_ms = coalesce(excluded.latency_p95_ms, u.latency_p95_ms)
      -- A row that stays as it is costs no write: yesterday is summed again and again.
      where (u.up_seconds, u.degraded_seconds, u.down_seconds, u.unknown_seconds, u.visits)
            is distinct from (excluded.up_seconds, excluded.degraded_seconds, excluded.down_seconds,
                              excluded.unknown_seconds, greatest(u.visits, excluded.visits))`;

/**
 * The days that have to be summed, as ISO dates, oldest first: yesterday again and again, since its end may still
 * be corrected; those that ended while nobody was there; and, however long ago, those that a gap of ours touches
 * of which their sums know nothing yet.
 */
export async function listDaysToRoll(db: DataSource, now: Date): Promise<string[]> {
  const rows: { day: string }[] = await db.query(
    `with edge as (
       select ($1::timestamptz at time zone 'UTC')::date - 1 as yesterday, (select max(day) from rolled_day) as last
     )
     select yesterday::text as day from edge
      union
     select generate_series(last + 1, yesterday, interval '1 day')::date::text from edge
      union
     select r.day::text
       from rolled_day r
       join monitor_gap g on g.from_at < (r.day + 1)::timestamp at time zone 'UTC'
                         and coalesce(g.to_at, $1) > r.day::timestamp at time zone 'UTC'
      where greatest(g.noticed_at, g.to_at) > r.rolled_at
      order by day`,
    [now],
  );
  return rows.map(({ day }) => day);
}

function endOf(day: string): Date {
  return new Date(Date.parse(day) + DAY_MS);
}

const TOTALS = ['users_total', 'users_active_month', 'posts_total'] as const;
const DECLARED = (count: string) => `filter (where ${count}_quality = 'declared')`;

/** Each network's day: totals of what is declared, each with the number of instances that it adds up. */
export async function rollUpNetworks(db: DataSource, day: string): Promise<void> {
  const columns = TOTALS.flatMap((total) => [total, `${total}_of`]);
  await db.query(
    `insert into network_day (network, day, known, measured, up, ${columns.join(', ')})
     select network, $1::date, count(*), count(*) filter (where last_visit_at is not null),
            count(*) filter (where verdict in ('up', 'degraded')),
            ${TOTALS.map((total) => `coalesce(sum(${total}) ${DECLARED(total)}, 0), count(${total}) ${DECLARED(total)}`).join(', ')}
       from instance
      where state not in ('suppressed', 'dead') and alias_of is null
      group by network
         on conflict (network, day) do update
        set known = excluded.known, measured = excluded.measured, up = excluded.up,
            ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [day],
  );
}
