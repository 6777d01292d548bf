import type { VisitKind } from '@homeport/db';
import type { Conversation } from './conversation.ts';
import type { Visit } from './visit.ts';

export interface Clock {
  now(): Date;
  monotonicMs(): number;
}

/** What a visit of one kind brought; the rest of its record is measured around it. */
export type Findings = Partial<Pick<Visit, 'failure' | 'partial' | 'facts' | 'peers' | 'policy'>>;

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
  const findings = await work();
  return {
    kind,
    at,
    totalMs: Math.max(0, Math.round(clock.monotonicMs() - startedMs)),
    address: conversation.address,
    timings: conversation.timings,
    ...conversation.since(mark),
    failure: null,
    partial: false,
    facts: null,
    peers: null,
    policy: null,
    ...findings,
  };
}
