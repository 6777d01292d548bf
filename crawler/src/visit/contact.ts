import type { VisitKind } from '@homeport/db';
import type { Fetcher, RobotsRecord } from '../net/fetcher.ts';
import { Conversation } from './conversation.ts';
import { visitFediverse } from './fediverse.ts';
import type { Clock } from './slice.ts';
import type { Target, Visit } from './visit.ts';

/**
 * One contact with one instance: the visits of all kinds that are due, in one go. Where `signal` ends it
 * early, what was not finished is left out: nothing that we broke off is held against a host.
 */
export async function visitInstance(
  target: Target,
  kinds: ReadonlySet<VisitKind>,
  fetcher: Fetcher,
  clock: Clock,
  signal: AbortSignal,
): Promise<{ visits: Visit[]; robots: RobotsRecord | null }> {
  if (target.network !== 'fediverse') {
    throw new Error(`No visit is written for the network ${target.network}.`);
  }
  const conversation = new Conversation(target, fetcher, signal);
  try {
    const visits = await visitFediverse(kinds, conversation, clock, signal);
    return { visits, robots: signal.aborted ? null : await conversation.robots() };
  } finally {
    conversation.close();
  }
}
