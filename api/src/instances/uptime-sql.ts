import { VISITS_ENOUGH } from '../contract/uptime.ts';

/**
 * Uptime of many instances at once, one row each; the sums are the database's own (`uptime_between`). `asOf` is the
 * placeholder of the moment; `ids` that of the instances, or `null` for all of them.
 */
export function uptimeOf(asOf: string, days: number, ids = 'null'): string {
  const today = `date_trunc('day', ${asOf}::timestamptz, 'UTC')`;
  return `
    select u.instance_id as id,
           case when u.visits >= ${VISITS_ENOUGH}
                then (u.up_seconds + u.degraded_seconds)::float8
                     / nullif(u.up_seconds + u.degraded_seconds + u.down_seconds, 0) end as ratio,
           (u.up_seconds + u.degraded_seconds + u.down_seconds)::float8 / nullif(u.length_seconds, 0) as coverage
      from uptime_between(${today} - interval '${days - 1} days', ${asOf}::timestamptz, ${ids}) u`;
}
