import type { VisitKind } from '@homeport/db';
import { isWithheld, type Judgement } from './judge.ts';
import {
  ANSWERS_TO_RECOVER,
  FAILURES_TO_CONFIRM,
  isOurFault,
  isOutage,
  isUnasked,
  nextHealth,
  UNSEEN,
  type Health,
  type SpanChange,
  type Validity,
} from './lifecycle.ts';

/** A visit that decides over what is believed: the first of its contact. */
export interface Seen extends Judgement {
  kind: VisitKind;
  at: Date;
}

/** What is believed after some visits, and the spans that they left, oldest first. */
export interface Folded {
  health: Health;
  spans: SpanChange[];
}

const NOTHING: Folded = { health: UNSEEN, spans: [] };

/**
 * What a sign of life can't see stays as it was: it asks one address of many, and one path of many, while a split
 * brain or a wall before the others is found by the details alone.
 */
export function judgeAfter(
  { state, cause, verdict }: Health,
  { kind, ...judged }: Judgement & { kind: VisitKind },
): Judgement {
  const seen: Judgement = { verdict: judged.verdict, cause: judged.cause };
  const isBlind = kind === 'liveness' && seen.cause === 'ok';
  if (!isBlind || cause === null || verdict === null) return seen;
  return state === 'withheld' || cause === 'split_brain' ? { verdict, cause } : seen;
}

/**
 * Lives through visits in the order in which they happened, whatever the order in which they are given; of two at
 * one instant the one counts that says more of the host. Exact: a span begins and ends at the instant of a visit.
 */
export function spansOf(visits: readonly Seen[], validity: Validity, from: Folded = NOTHING): Folded {
  const spans = [...from.spans];
  let { health } = from;
  for (const visit of inOrder(visits)) {
    const step = nextHealth(health, judgeAfter(health, visit), visit.at, validity);
    if (step.closeOpenAt) close(spans, step.closeOpenAt);
    spans.push(...step.add);
    ({ health } = step);
  }
  return { health, spans };
}

function inOrder(visits: readonly Seen[]): Seen[] {
  const sorted = visits.toSorted(
    (one, other) => one.at.getTime() - other.at.getTime() || rank(one) - rank(other) || order(one, other),
  );
  return sorted.filter(({ at }, index) => sorted[index - 1]?.at.getTime() !== at.getTime());
}

const KINDS: readonly VisitKind[] = ['check', 'details', 'peers', 'policy', 'liveness'];

function rank({ kind, ...judged }: Seen): number {
  return KINDS.indexOf(kind) + (isOurFault(judged) ? KINDS.length : 0);
}

function order(one: Seen, other: Seen): number {
  return one.cause < other.cause ? -1 : Number(one.cause > other.cause);
}

/** As the store does: what would begin at or after the end was overtaken by what was learned later. */
function close(spans: SpanChange[], at: Date): void {
  for (let last = spans.at(-1); last && last.fromAt >= at; last = spans.at(-1)) spans.pop();
  const open = spans.at(-1);
  if (open && (open.toAt === null || open.toAt > at)) spans.splice(-1, 1, { ...open, toAt: at });
}

/** What was believed while a span held, as far as the span tells; the visit at `at` was part of it. */
function believedIn(spans: readonly SpanChange[], at: Date, firstUpAt: Date | null): Folded | null {
  const index = spans.findLastIndex(({ fromAt, toAt }) => fromAt <= at && (toAt === null || at < toAt));
  const span = spans[index];
  if (!span) return null;
  const judged: Judgement = { verdict: span.verdict, cause: span.cause };
  const since = beginningOf(spans.slice(0, index + 1));
  const out = isOutage(span.verdict);
  const failed = out && !isUnasked(judged);
  const answered = isWithheld(judged) ? 'withheld' : 'alive';
  const health: Health = {
    ...judged,
    state: out ? 'down' : answered,
    verdictSince: since,
    failingSince: out || span.cause === 'http_redirect' ? since : null,
    failures: failed ? FAILURES_TO_CONFIRM : 0,
    answers: out ? 0 : ANSWERS_TO_RECOVER,
    firstUpAt,
    lastUpAt: out ? null : at,
    lastVisitAt: at,
  };
  return { health, spans: [...spans.slice(0, index), { ...span, toAt: null }] };
}

/** Since when the last of the spans has had its verdict: another cause or a silence of ours does not begin it anew. */
function beginningOf(spans: readonly SpanChange[]): Date {
  const held = spans.filter(({ cause }) => cause !== 'monitor_suspect');
  const last = held.findLast(({ verdict }, index) => held[index - 1]?.verdict !== verdict);
  return last?.fromAt ?? new Date(NaN);
}

export interface Known {
  /** When it was first seen to be an instance. */
  firstUpAt: Date | null;
  /** Every decisive visit that is kept, the late ones among them. */
  visits: readonly Seen[];
  /** Oldest first, back to before the first of the visits. */
  spans: readonly SpanChange[];
}

/**
 * What would be believed had a late visit come in time. Begins at the last moment before it at which nothing was
 * open to doubt (two good answers in a row), so that of what came before nothing changes.
 */
export function deriveAnew({ firstUpAt, visits, spans }: Known, lateAt: Date, validity: Validity): Folded {
  const sorted = inOrder(visits);
  const from = sorted.findLastIndex((visit, index) => {
    const before = sorted[index - 1];
    return visit.at < lateAt && isGood(visit) && before !== undefined && isGood(before);
  });
  const anchor = sorted[from];
  const base = anchor && believedIn(spans, anchor.at, firstUpAt);
  if (base?.health.verdict === 'up') return spansOf(sorted.slice(from + 1), validity, base);
  return spansOf(sorted, validity, believedBefore(sorted[0]?.at, spans, firstUpAt) ?? NOTHING);
}

/** Where the raw visits begin in the middle of a life, the spans tell what was believed until then. */
function believedBefore(
  first: Date | undefined,
  spans: readonly SpanChange[],
  firstUpAt: Date | null,
): Folded | null {
  const older = first ? spans.filter(({ fromAt }) => fromAt < first) : [];
  const last = older.at(-1);
  return first && last
    ? believedIn([...older.slice(0, -1), { ...last, toAt: null }], first, firstUpAt)
    : null;
}

function isGood({ verdict }: Seen): boolean {
  return verdict === 'up';
}
