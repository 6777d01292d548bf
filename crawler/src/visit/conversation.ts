import { parseDomain, registrableDomain, type DomainName, type InstanceName } from '@homeport/db';
import type { Asked, Fetcher, Question, Reply, RobotsRecord, Timings } from '../net/fetcher.ts';
import { webPlace } from '../net/place.ts';
import type { Outcome } from '../outcome.ts';
import type { Asker } from '../probes/asker.ts';
import type { Place } from '../probes/nodeinfo/parse.ts';
import { Legs, originOf } from './legs.ts';
import type { Log, Mark } from './slice.ts';
import type { Target } from './visit.ts';

/** An instance that is known by a bare host name. */
export type FediverseTarget = Target & { domain: DomainName };

/** One contact with one instance, on its account domain and, where that is another host, its web domain. */
export class Conversation implements Asker, Log {
  readonly domain: DomainName;
  readonly resumeAt: Place | null;
  /** As last read: what to look for first where there is no NodeInfo. */
  readonly software: string | null;
  private readonly legs: Legs;

  constructor(target: FediverseTarget, fetcher: Fetcher, signal: AbortSignal) {
    const { domain, robots, trail } = target;
    this.domain = domain;
    this.software = target.software;
    this.resumeAt = placeToResume(target, fetcher);
    this.legs = new Legs(webPlace(domain), robots, { fetcher, signal });
    if (this.resumeAt && trail?.robots) {
      this.legs.remember(originOf(webPlace(this.resumeAt.host)), trail.robots);
    }
  }

  ask(question: Question, host: DomainName = this.domain): Promise<Outcome<Reply>> {
    return this.legs.ask(webPlace(host), question);
  }

  /** What the account domain's robots.txt said: it is kept for the next contact. */
  robots(): Promise<RobotsRecord | null> {
    return this.legs.robots();
  }

  /** The same of the other hosts on the way, as far as they are to be asked one question at a time. */
  slowRobotsElsewhere(): Promise<Map<InstanceName, RobotsRecord>> {
    return this.legs.slowRobotsElsewhere();
  }

  get crawlDelayMs(): number {
    return this.legs.crawlDelayMs;
  }

  get address(): string | null {
    return this.legs.address;
  }

  get timings(): Timings {
    return this.legs.timings;
  }

  mark(): Mark {
    return this.legs.mark();
  }

  since(mark: Mark): { asked: Asked[]; bytes: number } {
    return this.legs.since(mark);
  }

  close(): void {
    this.legs.close();
  }
}

function placeToResume({ domain, trail }: FediverseTarget, fetcher: Fetcher): Place | null {
  const { url, robots } = trail ?? {};
  if (!url || !robots || !fetcher.isSlow(robots)) return null;
  const { hostname, pathname, search } = new URL(url);
  const host = parseDomain(hostname);
  if (!host.ok || registrableDomain(host.domain) !== registrableDomain(domain)) return null;
  return { host: host.domain, path: `/${pathname.slice(1)}${search}` };
}
