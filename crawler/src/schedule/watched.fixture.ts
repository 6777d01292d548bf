import type { Judgement } from '../health/judge.ts';
import type { Sign } from '../health/incidents.ts';
import { isOurFault, nextHealth, UNSEEN, type Health, type SpanChange } from '../health/lifecycle.ts';
import { livenessDelayMs, validityMs } from './next-due.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const START = Date.UTC(2026, 0, 1);

// As after a contact that a fault of ours spoiled.
const AFTER_OUR_FAULT_MS = 10 * MINUTE;

/** Numbers in [0, 1), the same for the same seed (Mulberry32). */
export function diceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Watched {
  /** What a visit so many ms after START would find. */
  see: (atMs: number) => Judgement;
  /** When the first visit is, and when nobody looks any more. */
  fromMs: number;
  untilMs: number;
  random: () => number;
}

export interface Seen {
  visits: { atMs: number; health: Health }[];
  spans: SpanChange[];
  signs: Sign[];
}

/** Watches one host as the crawler does: each visit is judged, and says when the next is due. */
export function watch({ see, fromMs, untilMs, random }: Watched): Seen {
  const seen: Seen = { visits: [], spans: [], signs: [] };
  let health = UNSEEN;
  for (let atMs = fromMs; atMs < untilMs;) {
    const at = new Date(START + atMs);
    const judged = see(atMs);
    const step = nextHealth(health, judged, at, validityMs);
    if (step.closeOpenAt) close(seen.spans, step.closeOpenAt);
    seen.spans.push(...step.add);
    ({ health } = step);
    seen.visits.push({ atMs, health });
    if (!isOurFault(judged)) seen.signs.push({ at, vantage: 'home', ...judged });
    atMs += isOurFault(judged)
      ? AFTER_OUR_FAULT_MS
      : livenessDelayMs({ network: 'fediverse', health }, at, random());
  }
  return seen;
}

/** As the store does. */
function close(spans: SpanChange[], at: Date): void {
  for (let last = spans.at(-1); last && last.fromAt >= at; last = spans.at(-1)) spans.pop();
  const open = spans.at(-1);
  if (open && (open.toAt === null || open.toAt > at)) spans.splice(-1, 1, { ...open, toAt: at });
}
