import type { DomainName, VisitKind } from '@homeport/db';
import type { Fetcher, RobotsRecord } from '../net/fetcher.ts';
import { Conversation } from './conversation.ts';
import { visitFediverse } from './fediverse.ts';
import type { Clock } from './slice.ts';
import type { Target, Visit } from './visit.ts';

/** All that a contact brought, before anybody judges it. */
export interface Brought {
  visits: Visit[];
  /** What robots.txt of the instance's own host said. */
  robots: RobotsRecord | null;
  /** The same of other hosts on the way, where their pace makes it worth keeping. */
  robotsElsewhere: ReadonlyMap<DomainName, RobotsRecord>;
  /** The longest pause that a host on the way asks for between two questions. */
  crawlDelayMs: number;
}

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
): Promise<Brought> {
  if (target.network !== 'fediverse') {
    throw new Error(`No visit is written for the network ${target.network}.`);
  }
  const conversation = new Conversation(target, fetcher, signal);
  try {
    const visits = await visitFediverse(kinds, conversation, clock, signal);
    if (signal.aborted) return { visits, robots: null, robotsElsewhere: new Map(), crawlDelayMs: 0 };
    return {
      visits,
      robots: await conversation.robots(),
      robotsElsewhere: await conversation.slowRobotsElsewhere(),
      crawlDelayMs: conversation.crawlDelayMs,
    };
  } finally {
    conversation.close();
  }
}
