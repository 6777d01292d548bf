import { FAILURES_TO_CONFIRM, isOutage, type Health, type Step } from './lifecycle.ts';

/** A sign of life that was looked for from a second place. */
export interface Look {
  before: Health;
  step: Step;
  at: Date;
  /** By this vantage's own plan. */
  dueAt: Date;
  /** When the first vantage looks again. */
  firstDueAt: Date | null;
}

/**
 * The place of a second vantage beside the first: it does not believe a failure of its very first look, for it has
 * nothing yet to compare it with; and it looks half an interval after the first one does, so that together they see
 * an outage in half the time.
 */
export function besideFirst({ before, step, at, dueAt, firstDueAt }: Look): { step: Step; dueAt: Date } {
  const { health } = step;
  if (health.failures === 0 && !isOutage(health.verdict) && firstDueAt !== null) {
    const halfMs = (dueAt.getTime() - at.getTime()) / 2;
    return { step, dueAt: new Date(Math.max(at.getTime(), firstDueAt.getTime()) + halfMs) };
  }
  if (before.verdict !== null || !isOutage(health.verdict)) return { step, dueAt };
  if (health.failures >= FAILURES_TO_CONFIRM) return { step: fromFirstFailure(step), dueAt };
  const { state } = before;
  const unbelieved: Health = { ...health, state, verdict: null, cause: null, verdictSince: null };
  return { step: { health: unbelieved, closeOpenAt: null, add: [] }, dueAt };
}

function fromFirstFailure({ health, closeOpenAt, add }: Step): Step {
  const { failingSince } = health;
  if (!failingSince) return { health, closeOpenAt, add };
  return {
    health: { ...health, verdictSince: failingSince },
    closeOpenAt,
    add: add.map((span) => (span.toAt === null ? { ...span, fromAt: failingSince } : span)),
  };
}
