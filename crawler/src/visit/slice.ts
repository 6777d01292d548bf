import type { VisitKind } from '@homeport/db';
import type { Conversation } from './conversation.ts';
import type { Visit } from './visit.ts';

export interface Clock {
  now(): Date;
  monotonicMs(): number;
}

/** What a visit of one kind brought; the rest of its record is measured around it. */
export type Findings = Partial<
  Pick<Visit, 'failure' | 'nodeinfoUrl' | 'partial' | 'facts' | 'peers' | 'policy'>
>;

/** The part of a conversation that belongs to the visit of one kind. */
export async function slice(
  kind: VisitKind,
  conversation: Conversation,
  clock: Clock,
  work: () => Promise<Findings>,
): Promise<Visit> {
  const at = clock.now();
  const startedMs = clock.monotonicMs();
  const mark = conversation.mark();
  const { failure = null, nodeinfoUrl = null, ...findings } = await work();
  const pause = failure?.pause;
  return {
    kind,
    at,
    totalMs: Math.max(0, Math.round(clock.monotonicMs() - startedMs)),
    address: conversation.address,
    timings: conversation.timings,
    ...conversation.since(mark),
    // Being asked for patience is no failure.
    failure: pause ? null : failure,
    pausedMs: pause?.ms ?? null,
    nodeinfoUrl: pause?.url ?? nodeinfoUrl,
    partial: false,
    facts: null,
    peers: null,
    policy: null,
    ...findings,
  };
}
