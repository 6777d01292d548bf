import type { UptimeDay, UptimeWindow } from '../contract/uptime.ts';
import type { Verdict } from '../contract/words.ts';

// Sums over time: pure, so that the rule for uptime can be read in one place.

export const DAY_MS = 86_400_000;

/** One vantage's day, as it was summed up when the day was over. */
export interface DayRow {
  vantage: string;
  day: string;
  up_seconds: number;
  degraded_seconds: number;
  down_seconds: number;
  visits: number;
  latency_p50_ms: number | null;
  latency_p95_ms: number | null;
}

export interface SpanRow {
  vantage: string;
  verdict: Verdict;
  from: number;
  /** Where the span ends or stops being believed. */
  to: number;
}

export interface Seconds {
  up: number;
  degraded: number;
  down: number;
}

export function startOfDay(at: number): number {
  return at - (at % DAY_MS);
}

/** The first moment of a window of `days` days, today among them. */
export function startOfWindow(asOf: number, days: number): number {
  return startOfDay(asOf) - (days - 1) * DAY_MS;
}

/** Today's row a vantage, from the spans since midnight. */
export function clip(spans: readonly SpanRow[], from: number, to: number): Map<string, Seconds> {
  const sums = new Map<string, Seconds>();
  for (const span of spans) {
    const seconds = (Math.min(span.to, to) - Math.max(span.from, from)) / 1000;
    if (seconds > 0 && span.verdict !== 'unknown') add(sums, span.vantage, { [span.verdict]: seconds });
  }
  return sums;
}

export function sumDays(days: readonly DayRow[], into: Map<string, Seconds>): Map<string, Seconds> {
  for (const day of days) {
    add(into, day.vantage, { up: day.up_seconds, degraded: day.degraded_seconds, down: day.down_seconds });
  }
  return into;
}

function add(sums: Map<string, Seconds>, vantage: string, more: Partial<Seconds>): void {
  const sum = sums.get(vantage) ?? { up: 0, degraded: 0, down: 0 };
  sum.up += more.up ?? 0;
  sum.degraded += more.degraded ?? 0;
  sum.down += more.down ?? 0;
  sums.set(vantage, sum);
}

export interface Window {
  window: UptimeWindow['window'];
  from: number;
  to: number;
  visits: number;
}

/** (up + degraded) ÷ measured, pooled over the vantages; the coverage is that of the best one. */
export function judgeWindow(window: Window, sums: ReadonlyMap<string, Seconds>): UptimeWindow {
  let good = 0;
  let measured = 0;
  let best = 0;
  for (const { up, degraded, down } of sums.values()) {
    good += up + degraded;
    measured += up + degraded + down;
    best = Math.max(best, up + degraded + down);
  }
  const length = Math.max(0, window.to - window.from) / 1000;
  return {
    window: window.window,
    from_at: new Date(window.from).toISOString(),
    to_at: new Date(window.to).toISOString(),
    ratio: measured > 0 ? good / measured : null,
    coverage: length > 0 ? Math.min(1, best / length) : 0,
    visits: window.visits,
  };
}

/** One line of the 90 bars. Several vantages are averaged; what nobody measured is unknown. */
export function dayOf(day: string, length: number, rows: readonly DayRow[]): UptimeDay {
  const mean = (pick: (row: DayRow) => number) =>
    rows.length === 0 ? 0 : Math.round(rows.reduce((sum, row) => sum + pick(row), 0) / rows.length);
  const seconds = Math.max(0, Math.round(length / 1000));
  const up = Math.min(
    mean((row) => row.up_seconds),
    seconds,
  );
  const degraded = Math.min(
    mean((row) => row.degraded_seconds),
    seconds - up,
  );
  const down = Math.min(
    mean((row) => row.down_seconds),
    seconds - up - degraded,
  );
  const best = rows.find((row) => row.latency_p50_ms !== null);
  return {
    day,
    up_seconds: up,
    degraded_seconds: degraded,
    down_seconds: down,
    unknown_seconds: seconds - up - degraded - down,
    visits: rows.reduce((sum, row) => sum + row.visits, 0),
    latency_p50_ms: best?.latency_p50_ms ?? null,
    latency_p95_ms: best?.latency_p95_ms ?? null,
  };
}
