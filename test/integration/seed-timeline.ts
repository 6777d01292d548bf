import type { Cause, Verdict } from '@homeport/db';

/** mulberry32: small, seeded, and the same on every machine. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Span {
  from: number;
  /** Null while it is open. */
  to: number | null;
  verdict: Verdict;
  cause: Cause;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

const BREAKS: readonly [Verdict, Cause][] = [
  ['down', 'connect_refused'],
  ['down', 'http_server_error'],
  ['down', 'tls_expired'],
  ['down', 'dns_timeout'],
  ['degraded', 'slow'],
  ['degraded', 'partial'],
  ['unknown', 'monitor_suspect'],
];

export interface Life {
  from: number;
  now: number;
  /** How many breaks to expect in 90 days. */
  breaks: number;
  /** How it is at the end. */
  last: [Verdict, Cause];
  lastFrom: number;
}

/** Verdicts from the discovery until now, without gaps; the last one stays open. */
export function timeline(life: Life, random: () => number): Span[] {
  const spans: Span[] = [];
  let at = life.from;
  const add = (to: number, verdict: Verdict, cause: Cause) => {
    // To the second, as a crawler's clock would be, so that the day's sums come out even.
    const end = Math.min(Math.round(to / 1000) * 1000, life.lastFrom);
    if (end <= at) return;
    spans.push({ from: at, to: end, verdict, cause });
    at = end;
  };
  const meanMs = (90 * DAY_MS) / Math.max(life.breaks, 0.1);
  for (let guard = 0; at < life.lastFrom && guard < 500; guard += 1) {
    add(at + meanMs * (0.2 + 1.6 * random()), 'up', 'ok');
    const [verdict, cause] = BREAKS[Math.floor(random() * BREAKS.length)] ?? ['down', 'connect_refused'];
    add(at + HOUR_MS * (0.1 + 8 * random() ** 3), verdict, cause);
  }
  spans.push({ from: at, to: null, verdict: life.last[0], cause: life.last[1] });
  return spans;
}

/** Seconds of each verdict between two instants. */
export function secondsBetween(spans: readonly Span[], from: number, to: number): Record<Verdict, number> {
  const seconds: Record<Verdict, number> = { up: 0, degraded: 0, down: 0, unknown: 0 };
  for (const span of spans) {
    const overlap = Math.min(span.to ?? to, to) - Math.max(span.from, from);
    if (overlap > 0) seconds[span.verdict] += Math.round(overlap / 1000);
  }
  return seconds;
}
