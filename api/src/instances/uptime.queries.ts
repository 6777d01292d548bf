import { Inject, Injectable } from '@nestjs/common';
import type { InstanceName, Network, Verdict } from '@homeport/db';
import type { Outage, UptimeAnswer, UptimeDay, UptimeWindow } from '../contract/uptime.ts';
import { DATABASE, type Database } from '../database.ts';
import { thisMinute } from '../http/now.ts';
import { findInstance } from './find.queries.ts';
import { explainCause, healthOf, iso } from './row.ts';
import {
  clip,
  DAY_MS,
  dayOf,
  judgeWindow,
  startOfDay,
  startOfWindow,
  sumDays,
  type DayRow,
  type SpanRow,
} from './uptime.ts';
import { WINDOW_DAYS } from './uptime-sql.ts';

interface History {
  asOf: number;
  discovered: number;
  /** Past days only; today is summed from the spans. */
  days: DayRow[];
  spans: SpanRow[];
  visits: { today: number; day: number; p50: number | null; p95: number | null };
}

interface Current {
  verdict: Verdict | null;
  cause: string | null;
  since: Date | null;
}

@Injectable()
export class UptimeQueries {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async windows(id: number, asOf: Date): Promise<UptimeWindow[]> {
    return windowsOf(await this.read(id, asOf, WINDOW_DAYS['90d']));
  }

  async get(domain: InstanceName, days: number, network?: Network): Promise<UptimeAnswer> {
    const found = await findInstance(this.db, domain, network);
    const asOf = thisMinute();
    const [record, current, outages] = await Promise.all([
      this.read(found.id, asOf, Math.max(days, WINDOW_DAYS['90d'])),
      this.current(found.id),
      this.outages(found.id, asOf, days),
    ]);
    return {
      network: found.network,
      domain,
      current: healthOf(current.verdict, current.cause, current.since),
      windows: windowsOf(record),
      days: daysOf(record, days),
      outages,
      meta: { generated_at: iso(asOf) },
    };
  }

  private async read(id: number, asOf: Date, days: number): Promise<History> {
    const [about, dayRows, spans, visits] = await Promise.all([
      this.discovered(id),
      this.days(id, asOf, days),
      this.spans(id, asOf),
      this.visits(id, asOf),
    ]);
    return { asOf: asOf.getTime(), discovered: about.getTime(), days: dayRows, spans, visits };
  }

  private async discovered(id: number): Promise<Date> {
    const rows: { discovered_at: Date }[] = await this.db.query(
      'select discovered_at from instance where id = $1',
      [id],
    );
    return rows[0]?.discovered_at ?? new Date(0);
  }

  private days(id: number, asOf: Date, days: number): Promise<DayRow[]> {
    return this.db.query(
      `select vantage, day::text as day, up_seconds, degraded_seconds, down_seconds, visits, latency_p50_ms, latency_p95_ms
         from uptime_day
        where instance_id = $1
          and day > ($2::timestamptz at time zone 'UTC')::date - $3::integer
          and day < ($2::timestamptz at time zone 'UTC')::date
        order by day`,
      [id, asOf, days],
    );
  }

  /** Enough for the last 24 hours, in which today lies. An open span ends where it stops being believed. */
  private async spans(id: number, asOf: Date): Promise<SpanRow[]> {
    const rows: { vantage: string; verdict: Verdict; from_at: Date; to_at: Date | null }[] =
      await this.db.query(
        `select s.vantage, s.verdict, s.from_at,
              coalesce(s.to_at, believed_until(i.state, i.last_visit_at)) as to_at
         from status_span s
         join instance i on i.id = s.instance_id
        where s.instance_id = $1 and s.from_at < $2
          and (s.to_at is null or s.to_at > $2::timestamptz - interval '1 day')`,
        [id, asOf],
      );
    return rows.map((row) => ({
      vantage: row.vantage,
      verdict: row.verdict,
      from: row.from_at.getTime(),
      to: Math.min(row.to_at?.getTime() ?? 0, asOf.getTime()),
    }));
  }

  /** The kinds that the daily sums count too. */
  private async visits(id: number, asOf: Date): Promise<History['visits']> {
    const rows: History['visits'][] = await this.db.query(
      `select count(*) filter (where v.at >= b.today)::integer as today, count(*)::integer as day,
              (percentile_cont(0.5) within group (order by v.first_byte_ms) filter (where v.at >= b.today))::integer as p50,
              (percentile_cont(0.95) within group (order by v.first_byte_ms) filter (where v.at >= b.today))::integer as p95
         from (select date_trunc('day', $2::timestamptz, 'UTC') as today) b
         join visit v on v.at >= $2::timestamptz - interval '1 day' and v.at < $2
        where v.instance_id = $1 and v.kind in ('liveness', 'details', 'check')
          -- A slot can lie before the visit that serves it, by as much as we were late.
          and v.slot >= $2::timestamptz - interval '8 days'`,
      [id, asOf],
    );
    return rows[0] ?? { today: 0, day: 0, p50: null, p95: null };
  }

  private async current(id: number): Promise<Current> {
    const rows: Current[] = await this.db.query(
      `select s.verdict, s.cause, s.from_at as since
         from status_span s
        where s.instance_id = $1 and s.to_at is null
        order by s.from_at desc
        limit 1`,
      [id],
    );
    return rows[0] ?? { verdict: null, cause: null, since: null };
  }

  private async outages(id: number, asOf: Date, days: number): Promise<Outage[]> {
    const rows: { verdict: Verdict; cause: string; from_at: Date; to_at: Date | null }[] =
      await this.db.query(
        `select verdict, cause, from_at, to_at
         from status_span
        where instance_id = $1 and verdict = 'down' and from_at <= $2 and (to_at is null or to_at > $3)
        order by from_at desc
        limit 100`,
        [id, asOf, new Date(startOfWindow(asOf.getTime(), days))],
      );
    return rows.map(({ verdict, cause, from_at, to_at }) => ({
      verdict,
      cause,
      ...explainCause(cause),
      from_at: iso(from_at),
      to_at: iso(to_at),
    }));
  }
}

function windowsOf({ asOf, discovered, days, spans, visits }: History): UptimeWindow[] {
  const dayStart = Math.max(asOf - DAY_MS, discovered);
  const last24h = judgeWindow(
    { window: '24h', from: Math.min(dayStart, asOf), to: asOf, visits: visits.day },
    clip(spans, dayStart, asOf),
  );
  const longer = (['7d', '30d', '90d'] as const).map((window) => {
    const start = startOfWindow(asOf, WINDOW_DAYS[window]);
    const within = days.filter(({ day }) => Date.parse(day) >= start);
    const from = Math.min(Math.max(start, discovered), asOf);
    const count = within.reduce((sum, day) => sum + day.visits, visits.today);
    return judgeWindow(
      { window, from, to: asOf, visits: count },
      sumDays(within, clip(spans, startOfDay(asOf), asOf)),
    );
  });
  return [last24h, ...longer];
}

function daysOf({ asOf, discovered, days, spans, visits }: History, count: number): UptimeDay[] {
  const byDay = Map.groupBy(days, ({ day }) => day);
  const today = startOfDay(asOf);
  byDay.set(dayName(today), todayRows(clip(spans, today, asOf), visits));
  const first = Math.max(startOfWindow(asOf, count), startOfDay(discovered));
  const result: UptimeDay[] = [];
  for (let start = first; start <= today; start += DAY_MS) {
    const length = Math.min(start + DAY_MS, asOf) - Math.max(start, discovered);
    result.push(dayOf(dayName(start), length, byDay.get(dayName(start)) ?? []));
  }
  return result;
}

function todayRows(sums: ReturnType<typeof clip>, visits: History['visits']): DayRow[] {
  const rows = [...sums].map(([vantage, { up, degraded, down }], index) => ({
    vantage,
    day: '',
    up_seconds: up,
    degraded_seconds: degraded,
    down_seconds: down,
    visits: index === 0 ? visits.today : 0,
    latency_p50_ms: visits.p50,
    latency_p95_ms: visits.p95,
  }));
  const nothing = { vantage: '', day: '', up_seconds: 0, degraded_seconds: 0, down_seconds: 0 };
  return rows.length > 0
    ? rows
    : [{ ...nothing, visits: visits.today, latency_p50_ms: visits.p50, latency_p95_ms: visits.p95 }];
}

function dayName(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
