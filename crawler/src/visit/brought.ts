import type { InstanceName, VisitKind } from '@homeport/db';
import type { Fetcher, RobotsRecord } from '../net/fetcher.ts';
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
