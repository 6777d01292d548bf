import type { InstanceName, Network, VisitKind } from '@homeport/db';
import type { Fetcher, RobotsRecord } from '../net/fetcher.ts';
import { contactFediverse } from './fediverse.ts';
import { contactLbry } from './lbry.ts';
import { contactMatrix } from './matrix.ts';
import type { Clock } from './slice.ts';
import type { Target, Visit } from './visit.ts';

/** All that a contact brought, before anybody judges it. */
export interface Brought {
  visits: Visit[];
  /** What robots.txt of the instance's own host said. */
  robots: RobotsRecord | null;
  /** The same of other hosts on the way, where their pace makes it worth keeping. */
  robotsElsewhere: ReadonlyMap<InstanceName, RobotsRecord>;
  /** The longest pause that a host on the way asks for between two questions. */
  crawlDelayMs: number;
}

export interface Contacting {
  target: Target;
  kinds: ReadonlySet<VisitKind>;
  fetcher: Fetcher;
  clock: Clock;
  signal: AbortSignal;
}

// A new network is one line here, one file beside this one, and one folder of probes.
const CONTACTS: Readonly<Record<Network, (contacting: Contacting) => Promise<Brought>>> = {
  fediverse: contactFediverse,
  matrix: contactMatrix,
  lbry: contactLbry,
};

/**
 * One contact with one instance: the visits of all kinds that are due, in one go. Where `signal` ends it
 * early, what was not finished is left out: nothing that we broke off is held against a host.
 */
export function visitInstance(contacting: Contacting): Promise<Brought> {
  return CONTACTS[contacting.target.network](contacting);
}
