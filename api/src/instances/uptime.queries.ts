import { Inject, Injectable } from '@nestjs/common';
import type { InstanceName, Network, Verdict } from '@homeport/db';
import type { Instance } from '../contract/instance.ts';
import type { Outage, UptimeAnswer, UptimeDay, UptimeWindow } from '../contract/uptime.ts';
import { DATABASE, type Database } from '../database.ts';
import { thisMinute } from '../http/now.ts';
import { findInstance } from './find.queries.ts';
import { explainCause, healthOf, iso } from './row.ts';
import {
  DAY_MS,
  dayOf,
  judgeWindow,
  startOfDay,
  startOfWindow,
  windowsAt,
  type DayRow,
  type WindowRow,
} from './uptime.ts';

interface Known {
  verdict: Verdict | null;
  cause: string | null;
  since: Date | null;
  /** When the instance, or its present life, became known. */
  begins_at: Date;
}

interface Down {
  cause: string;
  from_at: Date;
  to_at: Date | null;
}

@Injectable()
export class UptimeQueries {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async windows(id: number, asOf: Date): Promise<UptimeWindow[]> {
    const windows = windowsAt(asOf.getTime());
    const rows: WindowRow[] = await this.db.query(
      `select w.name as window, u.up_seconds::integer, u.degraded_seconds::integer, u.down_seconds::integer,
              u.length_seconds::integer, u.visits::integer
         from unnest($2::text[], $3::timestamptz[]) with ordinality as w (name, since, nth)
        cross join lateral uptime_between(w.since, $4, array[$1::integer]) u
        order by w.nth`,
      [id, windows.map(({ window }) => window), windows.map(({ since }) => since), asOf],
    );
    return rows.map((row) => judgeWindow(row, asOf.getTime()));
  }

  async get(domain: InstanceName, days: number, network?: Network): Promise<UptimeAnswer> {
    const found = await findInstance(this.db, domain, network);
    const asOf = thisMinute();
    const [known, windows, rows, outages] = await Promise.all([
      this.known(found.id),
      this.windows(found.id, asOf),
      this.days(found.id, asOf, days),
      this.outages(found.id, asOf, days),
    ]);
    return {
      network: found.network,
      domain,
      current: healthOf(known.verdict, known.cause, known.since),
      windows,
      days: everyDay(rows, { asOf: asOf.getTime(), begins: known.begins_at.getTime(), count: days }),
      outages,
      meta: { generated_at: iso(asOf) },
    };
  }

  /** What each vantage sees, the first that joined before the others; empty where only one looks. */
  async vantages(id: number, asOf: Date): Promise<Instance['vantages']> {
    const rows: {
      vantage: string;
      verdict: Verdict;
      cause: string;
      since: Date | null;
      last_visit_at: Date;
    }[] = await this.db.query(
      `select w.vantage, w.verdict, w.cause, w.verdict_since as since, w.last_visit_at
           from vantage_view w
           join vantage v on v.name = w.vantage
          where w.instance_id = $1 and w.verdict is not null and believed_until(w.state, w.last_visit_at) > $2
          order by v.joined_at, v.name`,
      [id, asOf],
    );
    return rows.map(({ vantage, verdict, cause, since, last_visit_at }) => ({
      vantage,
      health: healthOf(verdict, cause, since),
      checked_at: iso(last_visit_at),
    }));
  }

  private async known(id: number): Promise<Known> {
    const rows: Known[] = await this.db.query(
      `select verdict, cause, verdict_since as since, greatest(discovered_at, life_began_at) as begins_at
         from instance where id = $1`,
      [id],
    );
    const known = rows[0];
    if (!known) throw new Error(`Instance ${id} was found a moment ago and is gone.`);
    return known;
  }

  /** Whole days from their sums; yesterday, which may still be corrected, and today from the spans. */
  private days(id: number, asOf: Date, days: number): Promise<DayRow[]> {
    return this.db.query(
      `with today as (select ($2::timestamptz at time zone 'UTC')::date as day)
       select d.day::text as day, d.up_seconds, d.degraded_seconds, d.down_seconds, d.visits, d.latency_p50_ms,
              d.latency_p95_ms
         from uptime_day d, today
        where d.instance_id = $1 and d.day > today.day - $3::integer and d.day < today.day - 1
        union all
       select b.day::text, u.up_seconds::integer, u.degraded_seconds::integer, u.down_seconds::integer,
              u.visits::integer, v.p50, v.p95
         from (select day, day::timestamp at time zone 'UTC' as start,
                      least((day + 1)::timestamp at time zone 'UTC', $2::timestamptz) as stop
                 from (select day - 1 as day from today union all select day from today) both_days) b
        cross join lateral uptime_between(b.start, b.stop, array[$1::integer]) u
        cross join lateral (
              select (percentile_cont(0.5) within group (order by v.first_byte_ms))::integer as p50,
                     (percentile_cont(0.95) within group (order by v.first_byte_ms))::integer as p95
                from visit v
               where v.instance_id = $1 and v.at >= b.start and v.at < b.stop
                 and v.slot >= b.start - interval '7 days' and v.kind in ('liveness', 'details', 'check')) v`,
      [id, asOf, days],
    );
  }

  private async outages(id: number, asOf: Date, days: number): Promise<Outage[]> {
    const since = new Date(startOfWindow(asOf.getTime(), days));
    const rows = (await this.isShared(id))
      ? await this.agreedOutages(id, since, asOf)
      : await this.seenOutages(id, since, asOf);
    return rows.map(({ cause, from_at, to_at }) => ({
      verdict: 'down',
      cause,
      ...explainCause(cause),
      from_at: iso(from_at),
      to_at: iso(to_at),
    }));
  }

  private async isShared(id: number): Promise<boolean> {
    const rows: { is_shared: boolean }[] = await this.db.query(
      `select min(vantage) <> max(vantage) as is_shared from status_span where instance_id = $1`,
      [id],
    );
    return rows[0]?.is_shared === true;
  }

  private seenOutages(id: number, since: Date, asOf: Date): Promise<Down[]> {
    return this.db.query(
      `select cause, from_at, to_at
         from status_span
        where instance_id = $1 and verdict = 'down' and from_at <= $2 and (to_at is null or to_at > $3)
        order by from_at desc
        limit 100`,
      [id, asOf, since],
    );
  }

  /** Where several vantages look, an outage is what they agree on, whichever of them saw which part of it. */
  private agreedOutages(id: number, since: Date, asOf: Date): Promise<Down[]> {
    return this.db.query(
      `select (array_agg(cause order by from_at))[1] as cause, min(from_at) as from_at,
              nullif(max(to_at), date_trunc('second', $2::timestamptz)) as to_at
         from (select *, count(*) filter (where is_new) over (order by from_at) as nth
                 from (select a.*, lag(a.to_at) over (order by a.from_at) is distinct from a.from_at as is_new
                         from agreed_spans($3, $2, array[$1::integer]) a
                        where a.verdict = 'down') slice) numbered
        group by nth
        order by min(from_at) desc
        limit 100`,
      [id, asOf, since],
    );
  }
}

function everyDay(
  rows: readonly DayRow[],
  { asOf, begins, count }: { asOf: number; begins: number; count: number },
): UptimeDay[] {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  // Cut to the second, as the sums are.
  const known = begins - (begins % 1000);
  const days: UptimeDay[] = [];
  for (let start = Math.max(startOfWindow(asOf, count), startOfDay(known)); start <= asOf; start += DAY_MS) {
    const name = new Date(start).toISOString().slice(0, 10);
    const seconds = (Math.min(start + DAY_MS, asOf) - Math.max(start, known)) / 1000;
    days.push(dayOf(name, Math.max(0, seconds), byDay.get(name)));
  }
  return days;
}
