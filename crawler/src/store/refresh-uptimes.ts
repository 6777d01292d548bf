import type { DataSource } from 'typeorm';

// The API's VISITS_ENOUGH: with fewer, a ratio would say more than was seen, and a server that answered nine times
// since breakfast has not been "up for 100 % of 30 days".
const VISITS_MIN = 10;

// Any constant will do that no other lock of ours has.
const LOCK = 7_005_002;

export interface RefreshedUptimes {
  /** Rows of `uptime_window` that came to something else. */
  written: number;
  /** Lines of the directory that show it now. */
  shown: number;
}

/**
 * Sums the last 30 days of every instance for the directory, and writes only what has changed. Where another crawler
 * is at it already, nothing is done.
 */
export async function refreshUptimes(db: DataSource, now: Date): Promise<RefreshedUptimes> {
  return db.transaction(async (tx) => {
    const [lock]: { mine: boolean }[] = await tx.query('select pg_try_advisory_xact_lock($1) as mine', [
      LOCK,
    ]);
    if (lock?.mine !== true) return { written: 0, shown: 0 };
    const [row]: RefreshedUptimes[] = await tx.query(REFRESH, [now, VISITS_MIN]);
    return row ?? { written: 0, shown: 0 };
  });
}

const REFRESH = `
  with fresh as materialized (
    select u.instance_id,
           -- Cut, not rounded: a ratio of 1 means that nothing at all was missed.
           case when u.visits >= $2 and t.measured > 0
                then trunc((u.up_seconds + u.degraded_seconds) / t.measured, 5)::real end as ratio,
           case when u.length_seconds > 0
                then round(least(1, t.measured / u.length_seconds), 4)::real else 0 end as coverage,
           u.visits::integer as visits
      from uptime_between(date_trunc('day', $1::timestamptz, 'UTC') - interval '29 days', $1::timestamptz) u
     cross join lateral (select (u.up_seconds + u.degraded_seconds + u.down_seconds)::numeric) t (measured)
  ), written as (
    insert into uptime_window as w (instance_id, ratio_30d, coverage_30d, visits_30d, summed_at)
    select instance_id, ratio, coverage, visits, $1 from fresh
        on conflict (instance_id) do update
       set ratio_30d = excluded.ratio_30d, coverage_30d = excluded.coverage_30d,
           visits_30d = excluded.visits_30d, summed_at = excluded.summed_at
     where (w.ratio_30d, w.coverage_30d, w.visits_30d)
           is distinct from (excluded.ratio_30d, excluded.coverage_30d, excluded.visits_30d)
    returning 1
  ), stale as (
    select d.instance_id, f.ratio, f.coverage
      from directory_entry d
      join fresh f on f.instance_id = d.instance_id
     where (d.ratio_30d, d.coverage_30d) is distinct from (f.ratio, f.coverage)
       -- What a save holds at this moment is left for the next time: nobody waits for anybody.
       for update of d skip locked
  ), shown as (
    update directory_entry d set ratio_30d = s.ratio, coverage_30d = s.coverage
      from stale s where s.instance_id = d.instance_id
    returning 1
  )
  select (select count(*) from written)::integer as written, (select count(*) from shown)::integer as shown`;
