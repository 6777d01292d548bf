import type { DataSource } from 'typeorm';

/**
 * Sums one day (UTC) of every instance from its spans. Running it again gives the same rows, so that an
 * outage that was confirmed after midnight corrects the day before.
 */
export async function rollUpDay(db: DataSource, day: string): Promise<void> {
  await db.query(ROLL_UP, [day]);
}

const ROLL_UP = `
     with bounds as (select $1::date as day, $1::date::timestamp at time zone 'UTC' as start,
                            ($1::date + 1)::timestamp at time zone 'UTC' as stop),
     part as (
       select s.instance_id, s.vantage, s.verdict,
              extract(epoch from
                least(coalesce(s.to_at, believed_until(i.state, i.last_visit_at)), b.stop)
                - greatest(s.from_at, b.start)) as seconds
         from bounds b
         join status_span s on s.from_at < b.stop and (s.to_at is null or s.to_at > b.start)
         join instance i on i.id = s.instance_id
     ), seen as (
       select v.instance_id, v.vantage, count(*) as visits,
              percentile_cont(0.5) within group (order by v.first_byte_ms) as p50,
              percentile_cont(0.95) within group (order by v.first_byte_ms) as p95
         from bounds b
         -- A slot can lie before the visit that serves it, by as much as we were late.
         join visit v on v.at >= b.start and v.at < b.stop and v.slot >= b.start - interval '7 days'
                     and v.slot < b.stop
                     -- The others come with these in one contact and tell nothing more of its health.
                     and v.kind in ('liveness', 'details', 'check')
        group by v.instance_id, v.vantage
     ), total as (
       select instance_id, vantage,
              coalesce(sum(seconds) filter (where verdict = 'up'), 0) as up,
              coalesce(sum(seconds) filter (where verdict = 'degraded'), 0) as degraded,
              coalesce(sum(seconds) filter (where verdict = 'down'), 0) as down
         from part
        where seconds > 0
        group by instance_id, vantage
     ), summed as (
       -- Rounded at the boundaries, not part by part: the parts then never add up to more than the day.
       select instance_id, vantage,
              round(up)::integer as up,
              (round(up + degraded) - round(up))::integer as degraded,
              (round(up + degraded + down) - round(up + degraded))::integer as down
         from total
     )
     insert into uptime_day (instance_id, vantage, day, up_seconds, degraded_seconds, down_seconds,
                             unknown_seconds, visits, latency_p50_ms, latency_p95_ms)
     select s.instance_id, s.vantage, b.day, s.up, s.degraded, s.down,
            greatest(0, round(extract(epoch from b.stop - greatest(b.start, i.discovered_at)))::integer
                        - s.up - s.degraded - s.down),
            coalesce(v.visits, 0), v.p50, v.p95
       from summed s
      cross join bounds b
       join instance i on i.id = s.instance_id
       left join seen v on v.instance_id = s.instance_id and v.vantage = s.vantage
         on conflict (instance_id, vantage, day) do update
        set up_seconds = excluded.up_seconds, degraded_seconds = excluded.degraded_seconds,
            down_seconds = excluded.down_seconds, unknown_seconds = excluded.unknown_seconds,
            -- Raw visits are kept for two weeks; what they once counted stays counted.
            visits = greatest(uptime_day.visits, excluded.visits),
            latency_p50_ms = coalesce(excluded.latency_p50_ms, uptime_day.latency_p50_ms),
            latency_p95_ms = coalesce(excluded.latency_p95_ms, uptime_day.latency_p95_ms)`;

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

/** The last day that has a row, as an ISO date; null in a new record. */
export async function findLastRolledDay(db: DataSource): Promise<string | null> {
  const rows: { day: string | null }[] = await db.query(`select max(day)::text as day from uptime_day`);
  return rows[0]?.day ?? null;
}
