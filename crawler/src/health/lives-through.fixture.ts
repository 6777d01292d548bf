import type { Judgement } from './judge.ts';
import { nextHealth, UNSEEN, type SpanChange, type Step } from './lifecycle.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const START = Date.UTC(2026, 0, 1);
const IN_OUTAGE: ReadonlySet<string> = new Set(['down', 'dead']);

/** Lives through the visits and keeps the spans as the store does. */
export function live(visits: readonly (readonly [atMs: number, judged: Judgement])[]): {
  steps: Step[];
  spans: SpanChange[];
} {
  const steps: Step[] = [];
  let spans: SpanChange[] = [];
  let health = UNSEEN;
  for (const [atMs, judged] of visits) {
    const step = nextHealth(health, judged, new Date(START + atMs), (state) =>
      IN_OUTAGE.has(state) ? 60 * DAY : 2 * HOUR,
    );
    const { closeOpenAt } = step;
    if (closeOpenAt) {
      spans = spans
        .filter(({ fromAt }) => fromAt < closeOpenAt)
        .map((span) => (span.toAt && span.toAt <= closeOpenAt ? span : { ...span, toAt: closeOpenAt }));
    }
    spans.push(...step.add);
    health = step.health;
    steps.push(step);
  }
  return { steps, spans };
}

/** A span as its verdict and the minutes since START at which it begins and ends. */
export const brief = ({ fromAt, toAt, verdict }: SpanChange) => [
  verdict,
  (fromAt.getTime() - START) / MINUTE,
  toAt ? (toAt.getTime() - START) / MINUTE : null,
];
