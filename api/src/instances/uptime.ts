import { VISITS_ENOUGH, type UptimeDay, type UptimeWindow } from '../contract/uptime.ts';

// What the sums of the database mean: pure, so that the rule for uptime can be read in one place.

export const DAY_MS = 86_400_000;

/** How many days a window has, today among them; the shortest one is the last 24 hours instead. */
const WINDOW_DAYS = { '7d': 7, '30d': 30, '90d': 90, '365d': 365 } as const;

/** Whole seconds of a stretch of time, and the visits in it. */
export interface Seconds {
  up_seconds: number;
  degraded_seconds: number;
  down_seconds: number;
  visits: number;
}

export interface DayRow extends Seconds {
  day: string;
  latency_p50_ms: number | null;
  latency_p95_ms: number | null;
}

export interface WindowRow extends Seconds {
  window: UptimeWindow['window'];
  /** Of the part of the window in which the instance was known. */
  length_seconds: number;
}

export function startOfDay(at: number): number {
  return at - (at % DAY_MS);
}

/** The first moment of a window of `days` days, today among them. */
export function startOfWindow(asOf: number, days: number): number {
  return startOfDay(asOf) - (days - 1) * DAY_MS;
}

/** When each window begins, shortest first. */
export function windowsAt(asOf: number): { window: UptimeWindow['window']; since: Date }[] {
  const days = (['7d', '30d', '90d', '365d'] as const).map((window) => ({
    window,
    since: new Date(startOfWindow(asOf, WINDOW_DAYS[window])),
  }));
  return [{ window: '24h', since: new Date(asOf - DAY_MS) }, ...days];
}

/** (up + degraded) ÷ measured; nothing where that would rest on too few visits. */
export function judgeWindow(row: WindowRow, asOf: number): UptimeWindow {
  const { up_seconds: up, degraded_seconds: degraded, down_seconds: down, length_seconds: length } = row;
  const measured = up + degraded + down;
  const isEnough = row.visits >= VISITS_ENOUGH;
  return {
    window: row.window,
    from_at: new Date(asOf - length * 1000).toISOString(),
    to_at: new Date(asOf).toISOString(),
    ratio: measured > 0 && isEnough ? (up + degraded) / measured : null,
    is_enough: isEnough,
    coverage: length > 0 ? measured / length : 0,
    visits: row.visits,
  };
}

/** One line of the bars. `seconds` of the day have passed; what nobody measured of them is unknown. */
export function dayOf(day: string, seconds: number, row: DayRow | undefined): UptimeDay {
  const { up_seconds = 0, degraded_seconds = 0, down_seconds = 0 } = row ?? {};
  return {
    day,
    up_seconds,
    degraded_seconds,
    down_seconds,
    unknown_seconds: Math.max(0, seconds - up_seconds - degraded_seconds - down_seconds),
    visits: row?.visits ?? 0,
    latency_p50_ms: row?.latency_p50_ms ?? null,
    latency_p95_ms: row?.latency_p95_ms ?? null,
  };
}
