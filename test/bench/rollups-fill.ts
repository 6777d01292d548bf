import { keepPartitions, VISIT_DAYS_KEPT } from '@homeport/crawler/store/keep-partitions.ts';
import { makeInstance } from '../integration/seed-instance.ts';
import { insertRows, type Database } from '../integration/seed-rows.ts';
import { dice } from '../integration/seed-timeline.ts';

export const DAY_MS = 86_400_000;

export interface Size {
  instances: number;
  days: number;
  visitsADay: number;
}

interface Work extends Size {
  db: Database;
  now: Date;
  secondsMax: number;
  say: (line: string) => void;
}

/** Known for as long as the sums reach back, and visited within the last hour. */
export async function fillInstances({ db, instances, days, now }: Work): Promise<void> {
  const random = dice(20_260_101);
  const rows = Array.from({ length: instances }, (_, index) => ({
    ...makeInstance(index, now.getTime(), random).row,
    discovered_at: new Date(now.getTime() - (days + 1) * DAY_MS),
    last_visit_at: new Date(now.getTime() - (index % 60) * 60_000),
  }));
  // One call for all entries of the directory instead of one for each row.
  await db.query('alter table instance disable trigger user');
  await insertRows(db, 'instance', rows, 'overriding system value');
  await db.query('alter table instance enable trigger user');
  await db.query('select keep_directory(array_agg(id)) from instance where software is not null');
}

/**
 * The sums of the days before yesterday, day after day as a crawler writes them: a fiftieth of the days has an
 * outage, some have trouble, and of some a part was never measured. Returns how many days there was time for.
 */
export async function fillDays({ db, instances, days, now, secondsMax, say }: Work): Promise<number> {
  // The rows are right by construction: asking for the instance of each takes longer than writing it.
  await db.query('alter table uptime_day disable trigger all');
  const started = performance.now();
  const today = Math.floor(now.getTime() / DAY_MS);
  for (let filled = 0; filled < days; filled += 1) {
    const seconds = (performance.now() - started) / 1000;
    if (seconds > secondsMax) return filled;
    const day = new Date((today - 2 - (days - 1 - filled)) * DAY_MS).toISOString().slice(0, 10);
    await db.query(
      `insert into uptime_day (instance_id, day, up_seconds, degraded_seconds, down_seconds, unknown_seconds,
                               visits, latency_p50_ms, latency_p95_ms)
       select r.id, $1, 86400 - r.down - r.degraded - r.unknown, r.degraded, r.down, r.unknown,
              22 + r.id % 5, 40 + r.id % 400, 120 + r.id % 900
         from (select id, case when random() < 0.02 then (random() ^ 2 * 30000)::integer else 0 end as down,
                      case when random() < 0.02 then (random() * 20000)::integer else 0 end as degraded,
                      case when random() < 0.05 then (random() * 7200)::integer else 0 end as unknown
                 from generate_series(1, $2::integer) id) r`,
      [day, instances],
    );
    await db.query('insert into rolled_day (day, rolled_at) values ($1, $2)', [day, now]);
    if (filled % 50 === 0) say(`${filled} days of sums after ${seconds.toFixed(0)} s`);
  }
  return days;
}

// One outage in three weeks, of six hours at most.
const OUTAGE_EVERY_DAYS = 20;

/** What was believed, as spans: the live sums of yesterday and today are made of them. */
export async function fillSpans({ db, days, now }: Work): Promise<void> {
  await db.query(
    `with outage as materialized (
       select i.id, k, $1::timestamptz - make_interval(days => $2 - k * ${OUTAGE_EVERY_DAYS})
                + random() * interval '${OUTAGE_EVERY_DAYS - 1} days' as at, interval '1 minute' + random() ^ 2 * interval '6 hours' as length
         from instance i cross join generate_series(0, $2 / ${OUTAGE_EVERY_DAYS} - 1) k
     )
     insert into status_span (instance_id, vantage, from_at, to_at, verdict, cause)
     select i.id, 'home', i.discovered_at, o.at, 'up', 'ok'
       from instance i left join outage o on o.id = i.id and o.k = 0
      union all
     select id, 'home', at, at + length, 'down', 'connect_timeout' from outage
      union all
     select id, 'home', at + length, lead(at) over (partition by id order by k), 'up', 'ok' from outage`,
    [now, days],
  );
}

/** How raw visits lie: the two oldest days that are kept, and yesterday and today, from which sums are still made. */
export async function fillVisits({ db, now, visitsADay, say }: Work): Promise<number> {
  const today = Math.floor(now.getTime() / DAY_MS);
  await keepPartitions(db, now, new Date(now.getTime() - VISIT_DAYS_KEPT * DAY_MS));
  await db.query('alter table visit disable trigger all');
  let visits = 0;
  for (const day of [today - VISIT_DAYS_KEPT, today - VISIT_DAYS_KEPT + 1, today - 1, today]) {
    const start = day * DAY_MS;
    const rows: { count: number }[] = await db.query(
      `with written as (
         insert into visit (slot, instance_id, kind, at, vantage, verdict, cause, status, address, resolve_ms,
                            connect_ms, tls_ms, first_byte_ms, total_ms, bytes, asked, decides)
         select t.at, i.id, case when n % 24 = 3 then 'details' else 'liveness' end, t.at, 'home', 'up', 'ok', 200,
                i.address, i.id % 40, i.id % 90, i.id % 90, 60 + (i.id + n * 7) % 500, 400 + i.id % 900,
                900 + i.id % 500, '[{"ms": 118, "path": "/.well-known/nodeinfo", "method": "GET", "status": 200},
                                    {"ms": 97, "path": "/nodeinfo/2.0", "method": "GET", "status": 200}]', true
           from generate_series(0, $2::integer - 1) n
          cross join instance i
          cross join lateral (select $1::timestamptz + (n + (i.id % 1000) / 1000.0) * interval '1 day' / $2) t (at)
          where t.at < $3
         returning 1)
       select count(*)::integer as count from written`,
      [new Date(start), visitsADay, now],
    );
    visits += rows[0]?.count ?? 0;
    say(`${visits} raw visits`);
  }
  return visits;
}
