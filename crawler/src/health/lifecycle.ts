import type { Cause, State, Verdict } from '@homeport/db';
import { isWithheld, type Judgement } from './judge.ts';

/** What is kept of an instance's health between visits. */
export interface Health {
  state: State;
  verdict: Verdict | null;
  cause: Cause | null;
  verdictSince: Date | null;
  /** The first failure of the present row of failures. */
  failingSince: Date | null;
  failures: number;
  firstUpAt: Date | null;
  lastUpAt: Date | null;
  lastVisitAt: Date | null;
}

export interface SpanChange {
  fromAt: Date;
  /** Null: the span stays open. */
  toAt: Date | null;
  verdict: Verdict;
  cause: Cause;
}

export interface Step {
  health: Health;
  /** When the span that was open ends; null when it goes on or there was none. */
  closeOpenAt: Date | null;
  /** Spans to add, oldest first; only the last may be open. */
  add: SpanChange[];
}

// One failure is a suspicion; three re-visits (after 1, 3 and 7 minutes) decide.
export const FAILURES_TO_CONFIRM = 4;
const DAY_MS = 86_400_000;
// A month without an answer: what remains is a rare look whether it came back.
const DEAD_AFTER_MS = 30 * DAY_MS;
// A redirect is a move only when it stays: parked domains and mistakes are shorter.
const MOVED_AFTER_MS = 7 * DAY_MS;

/** How long a verdict may be believed after the visit that gave it. */
export type Validity = (state: State) => number;

/**
 * The whole life of an instance: from what we believed and what a visit showed, to what we believe now.
 * An outage begins at its first failure, also when it is confirmed later; a silence of ours is `unknown`.
 */
export function nextHealth(before: Health, judged: Judgement, at: Date, validity: Validity): Step {
  const failing = judged.verdict === 'down' || judged.verdict === 'unknown';
  const failures = failing ? Math.min(before.failures + 1, 1000) : 0;
  // An outage that has been confirmed, or a server that never answered, needs no second proof.
  const isConfirmed = failures >= FAILURES_TO_CONFIRM || before.verdict === 'down';
  const failingSince = failing || judged.cause === 'http_redirect' ? (before.failingSince ?? at) : null;
  const answered = judged.verdict === 'up' || judged.verdict === 'degraded';
  const health: Health = {
    ...before,
    state: nextState(before, judged, { isConfirmed, failingSince, at }),
    failures,
    failingSince,
    // A parked page or a foreign certificate answers too: only what was seen to be an instance has a life.
    firstUpAt: before.firstUpAt ?? (isProof(judged) ? at : null),
    lastUpAt: answered ? at : before.lastUpAt,
    lastVisitAt: at,
  };
  const believed = failing && !isConfirmed && before.verdict !== null ? null : judged;
  return believed
    ? applySpan(before, health, believed, at, validity)
    : holdSpan(before, health, at, validity);
}

/** Nothing but an instance answers so, whether all is well with it or not. */
// Only an instance of its network can fail in these ways: a hub that is full, a homeserver with bad keys.
const PROOFS: ReadonlySet<Cause> = new Set<Cause>([
  'slow',
  'partial',
  'not_accepting',
  'key_expired',
  'key_invalid',
  'split_brain',
]);

function isProof({ verdict, cause }: Judgement): boolean {
  return verdict === 'up' || PROOFS.has(cause);
}

interface Moment {
  isConfirmed: boolean;
  failingSince: Date | null;
  at: Date;
}

function nextState(before: Health, judged: Judgement, { isConfirmed, failingSince, at }: Moment): State {
  const lasted = at.getTime() - (failingSince ?? at).getTime();
  switch (judged.verdict) {
    case 'up':
      return isWithheld(judged) ? 'withheld' : 'alive';
    case 'degraded':
      if (judged.cause === 'http_redirect' && lasted >= MOVED_AFTER_MS) return 'moved';
      return before.firstUpAt === null && !isProof(judged) ? 'discovered' : 'alive';
    case 'down':
      if (lasted >= DEAD_AFTER_MS && (isConfirmed || before.firstUpAt === null)) return 'dead';
      return stateInOutage(before, isConfirmed);
    case 'unknown':
      return before.state === 'alive' ? 'failing' : before.state;
  }
}

function stateInOutage(before: Health, isConfirmed: boolean): State {
  if (before.firstUpAt === null) return 'discovered';
  return isConfirmed ? 'down' : 'failing';
}

/** A verdict we believe: the open span goes on, or ends where the new one begins. */
function applySpan(before: Health, health: Health, judged: Judgement, at: Date, validity: Validity): Step {
  // Hosts that never answered have no history worth a row: their verdict alone is kept.
  const isRecorded = health.firstUpAt !== null;
  const gap = silence(before, at, validity);
  if (!gap && goesOn(before, health, judged)) return { health, closeOpenAt: null, add: [] };

  const isOutage = judged.verdict === 'down' || judged.verdict === 'unknown';
  const changesVerdict = before.verdict !== judged.verdict;
  // Another cause within the same outage does not begin the outage again.
  const onset = isOutage && changesVerdict && health.failingSince ? health.failingSince : at;
  const fromAt = gap ? at : onset;
  const verdictSince = changesVerdict ? fromAt : (before.verdictSince ?? at);
  const next: Health = { ...health, ...judged, verdictSince };
  if (!isRecorded) return { health: next, closeOpenAt: null, add: [] };
  const open: SpanChange = { ...judged, fromAt, toAt: null };
  return { health: next, closeOpenAt: gap ? gap.fromAt : fromAt, add: gap ? [gap, open] : [open] };
}

function goesOn(before: Health, health: Health, judged: Judgement): boolean {
  // A name that answered before it was seen to be an instance has a verdict, but no span that could go on.
  const begins = health.firstUpAt !== null && before.firstUpAt === null;
  return before.verdict === judged.verdict && before.cause === judged.cause && !begins;
}

/** A suspicion: nothing is believed yet, but a silence of ours before it is still a silence. */
function holdSpan(before: Health, health: Health, at: Date, validity: Validity): Step {
  const gap = silence(before, at, validity);
  if (!gap || before.firstUpAt === null || !before.verdict || !before.cause) {
    return { health, closeOpenAt: null, add: [] };
  }
  const open: SpanChange = { fromAt: at, toAt: null, verdict: before.verdict, cause: before.cause };
  return { health, closeOpenAt: gap.fromAt, add: [gap, open] };
}

/** The stretch before this visit in which we should have looked and did not: unknown, neither up nor down. */
function silence(before: Health, at: Date, validity: Validity): SpanChange | null {
  if (!before.lastVisitAt || !before.verdict) return null;
  const until = before.lastVisitAt.getTime() + validity(before.state);
  if (at.getTime() <= until) return null;
  return { fromAt: new Date(until), toAt: at, verdict: 'unknown', cause: 'monitor_suspect' };
}
