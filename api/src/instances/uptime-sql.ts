/** How many days a window has, today among them. */
export const WINDOW_DAYS = { '7d': 7, '30d': 30, '90d': 90 } as const;

/**
 * Uptime of many instances at once, one row each: past days from their sums, today from the spans as far as
 * they may be believed. Ratios are pooled over the vantages; the coverage is that of the best one.
 * `asOf` is the placeholder of the moment; `only` limits the instances, as in `= any($2)`.
 */
export function uptimeOf(asOf: string, days: number, only = ''): string {
  const today = `date_trunc('day', ${asOf}::timestamptz, 'UTC')`;
  const limited = only === '' ? '' : `and i.id ${only}`;
  return `
    select i.id, v.ratio,
           least(1, coalesce(v.measured, 0)
                    / nullif(extract(epoch from ${asOf}::timestamptz
                             - greatest(i.discovered_at, ${today} - interval '${days - 1} days')), 0)
           )::float8 as coverage
      from instance i
      left join (
        select instance_id, (sum(good) / nullif(sum(good + bad), 0))::float8 as ratio, max(good + bad) as measured
          from (
            select instance_id, vantage, sum(good) as good, sum(bad) as bad
              from (
                select d.instance_id, d.vantage, (d.up_seconds + d.degraded_seconds)::numeric as good,
                       d.down_seconds::numeric as bad
                  from uptime_day d
                 where d.day > (${asOf}::timestamptz at time zone 'UTC')::date - ${days}
                   and d.day < (${asOf}::timestamptz at time zone 'UTC')::date
                   ${only === '' ? '' : `and d.instance_id ${only}`}
                union all
                select s.instance_id, s.vantage,
                       case when s.verdict in ('up', 'degraded') then t.seconds else 0 end,
                       case when s.verdict = 'down' then t.seconds else 0 end
                  from status_span s
                  join instance i on i.id = s.instance_id
                 cross join lateral (
                       select greatest(0, extract(epoch from
                                least(coalesce(s.to_at, believed_until(i.state, i.last_visit_at), s.from_at), ${asOf}::timestamptz)
                                - greatest(s.from_at, ${today}))) as seconds) t
                 where (s.to_at is null or s.to_at > ${today}) and s.from_at < ${asOf}::timestamptz
                   ${only === '' ? '' : `and s.instance_id ${only}`}
              ) part
             group by instance_id, vantage
          ) seen
         group by instance_id
      ) v on v.instance_id = i.id
     where true ${limited}`;
}
