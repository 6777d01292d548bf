import type { Cause, State, Verdict } from '@homeport/db';
import { isWithheld, type Judgement } from './judge.ts';

/** What is kept of an instance's health between visits. */
export interface Health {
  state: State;
  verdict: Verdict | null;
  cause: Cause | null;
  verdictSince: Date | null;
  /** The first failure of the present row of failures, or the first of the redirects that go on. */
  failingSince: Date | null;
  failures: number;
  /** Answers in a row since the last failure, counted to ANSWERS_TO_RECOVER. */
  answers: number;
  firstUpAt: Date | null;
  lastUpAt: Date | null;
  /** The last visit that told something about the instance, and not about us. */
  lastVisitAt: Date | null;
}

/** Of an instance that nobody has visited yet. */
export const UNSEEN: Health = {
  state: 'discovered',
  verdict: null,
  cause: null,
  verdictSince: null,
  failingSince: null,
  failures: 0,
  answers: 0,
  firstUpAt: null,
  lastUpAt: null,
  lastVisitAt: null,
};

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
// One good answer after an outage is a suspicion too: a host that goes up and down would else be "up" every hour.
export const ANSWERS_TO_RECOVER = 2;
const FAILURES_MAX = 1000;
const DAY_MS = 86_400_000;
// A month without an answer: what remains is a rare look whether it came back.
const DEAD_AFTER_MS = 30 * DAY_MS;
// A redirect is a move only when it stays: parked domains and mistakes are shorter.
const MOVED_AFTER_MS = 7 * DAY_MS;

/** How long a verdict may be believed after the visit that gave it. */
export type Validity = (state: State) => number;

/**
 * The whole life of an instance: from what we believed and what a visit showed, to what we believe now.
 * An outage begins at its first failure and ends at its first good answer, also where they are confirmed later;
 * a silence of ours is `unknown`, and a fault of ours tells nothing.
 */
export function nextHealth(last: Health, judged: Judgement, at: Date, validity: Validity): Step {
  if (isOurFault(judged)) return { health: last, closeOpenAt: null, add: [] };
  const gap = silence(last, at, validity);
  const before = gap ? forgetSuspicion(last) : last;
  if (isUnasked(judged)) return applySpan(before, unasked(before, judged, at), { judged, at, gap });
  const failing = isOutage(judged.verdict);
  const answers = failing ? 0 : Math.min(before.answers + 1, ANSWERS_TO_RECOVER);
  const visit: Moment = { judged, at, gap };
  if (!failing && isRecovering(before, answers)) {
    return holdSpan(before, { ...before, answers, lastUpAt: at, lastVisitAt: at }, visit);
  }
  const failures = failing ? Math.min(before.failures + 1, FAILURES_MAX) : 0;
  // An outage that has been confirmed, or a server that never answered, needs no second proof.
  const isConfirmed = failures >= FAILURES_TO_CONFIRM || before.verdict === 'down';
  const failingSince = nextFailingSince(before, judged, at);
  const health: Health = {
    ...before,
    state: nextState(before, judged, { isConfirmed, failingSince, at }),
    failures,
    answers,
    failingSince,
    // A parked page or a foreign certificate answers too: only what was seen to be an instance has a life.
    firstUpAt: before.firstUpAt ?? (isProof(judged) ? at : null),
    lastUpAt: failing ? before.lastUpAt : at,
    lastVisitAt: at,
  };
  const isBelieved = !failing || isConfirmed || before.verdict === null;
  return isBelieved ? applySpan(before, health, visit) : holdSpan(before, health, visit);
}

/** Whether a visit says something about our own line or resolver, and so nothing about the host. */
export function isOurFault({ cause }: Pick<Judgement, 'cause'>): boolean {
  return cause === 'monitor_suspect';
}

/** Whether a rule of ours kept the question back: nobody failed, and nobody knows more than before. */
export function isUnasked({ cause }: { cause: Cause | null }): boolean {
  return cause === 'our_rule';
}

export function isOutage(verdict: Verdict | null): boolean {
  return verdict === 'down' || verdict === 'unknown';
}

/** There is nothing to suspect or to confirm. Only names that never answered are counted, to be asked ever less. */
function unasked(before: Health, judged: Judgement, at: Date): Health {
  const isUnseen = before.firstUpAt === null;
  return {
    ...before,
    state: nextState(before, judged, { isConfirmed: false, failingSince: null, at }),
    failures: isUnseen ? Math.min(before.failures + 1, FAILURES_MAX) : 0,
    failingSince: null,
    answers: 0,
    lastVisitAt: at,
  };
}

/** A good answer that may be chance. What is dead is seen so rarely that its first answer brings it back. */
function isRecovering(before: Health, answers: number): boolean {
  const isInOutage = isOutage(before.verdict) && before.state !== 'dead' && before.firstUpAt !== null;
  return isInOutage && answers < ANSWERS_TO_RECOVER;
}

/** After a silence of ours, what was only suspected before it was seen by nobody to go on. */
function forgetSuspicion(before: Health): Health {
  if (isOutage(before.verdict)) return { ...before, answers: 0 };
  const isRedirecting = before.cause === 'http_redirect' && before.failures === 0;
  return { ...before, answers: 0, failures: 0, failingSince: isRedirecting ? before.failingSince : null };
}

function nextFailingSince(before: Health, { verdict, cause }: Judgement, at: Date): Date | null {
  // A redirect counts from itself: before it there may have been an outage.
  if (cause === 'http_redirect') return (before.cause === cause ? before.failingSince : null) ?? at;
  if (!isOutage(verdict)) return null;
  return (before.failures > 0 ? before.failingSince : null) ?? at;
}

// Only an instance of its network can fail in these ways: a hub that is full, a homeserver with bad keys.
const PROOFS: ReadonlySet<Cause> = new Set<Cause>([
  'slow',
  'partial',
  'not_accepting',
  'key_expired',
  'key_invalid',
  'split_brain',
]);

/** Nothing but an instance answers so, whether all is well with it or not. */
export function isProof({ verdict, cause }: Judgement): boolean {
  return verdict === 'up' || PROOFS.has(cause);
}

interface Moment {
  judged: Judgement;
  at: Date;
  /** Our silence before the visit. */
  gap: SpanChange | null;
}

interface Row {
  isConfirmed: boolean;
  failingSince: Date | null;
  at: Date;
}

function nextState(before: Health, judged: Judgement, { isConfirmed, failingSince, at }: Row): State {
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
function applySpan(before: Health, health: Health, visit: Moment): Step {
  const { judged, gap } = visit;
  // Hosts that never answered have no history worth a row: their verdict alone is kept.
  const isRecorded = health.firstUpAt !== null;
  if (!gap && goesOn(before, health, judged)) return { health, closeOpenAt: null, add: [] };

  const changesVerdict = before.verdict !== judged.verdict;
  const fromAt = gap ? visit.at : beginningOf(before, health, visit);
  const verdictSince = changesVerdict ? fromAt : (before.verdictSince ?? visit.at);
  const next: Health = { ...health, ...judged, verdictSince };
  if (!isRecorded) return { health: next, closeOpenAt: null, add: [] };
  const open: SpanChange = { ...judged, fromAt, toAt: null };
  return { health: next, closeOpenAt: gap ? gap.fromAt : fromAt, add: gap ? [gap, open] : [open] };
}

/** When that began which is believed from this visit on. */
function beginningOf(before: Health, health: Health, { judged, at }: Moment): Date {
  const [was, is] = [isOutage(before.verdict), isOutage(judged.verdict)];
  if (is && (!was || isUnasked(before)) && before.verdict !== null) return health.failingSince ?? at;
  // The second answer confirms the first, and the first is when it came back.
  if (was && !is && before.answers > 0) return before.lastUpAt ?? at;
  // Another cause or verdict within the same outage does not begin it again: what was seen before stays seen.
  return at;
}

function goesOn(before: Health, health: Health, judged: Judgement): boolean {
  // A name that answered before it was seen to be an instance has a verdict, but no span that could go on.
  const begins = health.firstUpAt !== null && before.firstUpAt === null;
  return before.verdict === judged.verdict && before.cause === judged.cause && !begins;
}

/** A suspicion: nothing is believed yet, but a silence of ours before it is still a silence. */
function holdSpan(before: Health, health: Health, { at, gap }: Moment): Step {
  if (!gap || !before.verdict || !before.cause) {
    return { health, closeOpenAt: null, add: [] };
  }
  const open: SpanChange = { fromAt: at, toAt: null, verdict: before.verdict, cause: before.cause };
  return { health, closeOpenAt: gap.fromAt, add: [gap, open] };
}

/**
 * The stretch before this visit in which we should have looked and did not: unknown, neither up nor down.
 * There is none before the first answer: names that never answered are asked ever less on purpose.
 */
function silence(before: Health, at: Date, validity: Validity): SpanChange | null {
  if (!before.firstUpAt || !before.lastVisitAt || !before.verdict) return null;
  const until = before.lastVisitAt.getTime() + validity(before.state);
  if (at.getTime() <= until) return null;
  return { fromAt: new Date(until), toAt: at, verdict: 'unknown', cause: 'monitor_suspect' };
}
