import type { VisitKind } from '@homeport/db';
import type { Asked, Timings } from '../net/fetcher.ts';
import { signalsOnTheWay } from './consent.ts';
import type { Visit } from './visit.ts';

export interface Clock {
  now(): Date;
  monotonicMs(): number;
}

/** How far a contact had come: what was asked and read before belongs to an earlier visit. */
export interface Mark {
  asked: number;
  bytes: number;
}

/** The record that a contact keeps of itself, whatever protocol it speaks. */
export interface Log {
  readonly address: string | null;
  readonly timings: Timings;
  readonly crawlDelayMs: number;
  mark(): Mark;
  since(mark: Mark): { asked: Asked[]; bytes: number };
}

/** What a visit of one kind brought; the rest of its record is measured around it. */
export type Findings = Partial<
  Pick<Visit, 'failure' | 'nodeinfoUrl' | 'partial' | 'signals' | 'tip' | 'facts' | 'peers' | 'policy'>
>;

/** The part of a contact that belongs to the visit of one kind. */
export async function slice(
  kind: VisitKind,
  log: Log,
  clock: Clock,
  work: () => Promise<Findings>,
): Promise<Visit> {
  const at = clock.now();
  const startedMs = clock.monotonicMs();
  const mark = log.mark();
  const { failure = null, nodeinfoUrl = null, signals = null, ...findings } = await work();
  const told = log.since(mark);
  const pause = failure?.pause;
  return {
    kind,
    at,
    totalMs: Math.max(0, Math.round(clock.monotonicMs() - startedMs)),
    address: log.address,
    timings: log.timings,
    ...told,
    // Being asked for patience is no failure.
    failure: pause ? null : failure,
    pausedMs: pause?.ms ?? null,
    nodeinfoUrl: pause?.url ?? nodeinfoUrl,
    partial: false,
    // What robots.txt covers is met on the way, one path after the other.
    signals: signals && [...signals, ...signalsOnTheWay(told.asked, log.crawlDelayMs)],
    tip: null,
    facts: null,
    peers: null,
    policy: null,
    ...findings,
  };
}
