import { parseDomain, registrableDomain, type DomainName } from '@homeport/db';
import type { Asked, Contact, Fetcher, Question, Reply, RobotsRecord, Timings } from '../net/fetcher.ts';
import type { Outcome } from '../outcome.ts';
import type { Asker } from '../probes/asker.ts';
import type { Place } from '../probes/nodeinfo/parse.ts';
import type { Log, Mark } from './slice.ts';
import type { Target } from './visit.ts';

/** An instance that is known by a bare host name. */
export type FediverseTarget = Target & { domain: DomainName };

interface Leg {
  contact: Contact;
  domain: DomainName;
}

/**
 * One contact with one instance, on its account domain and, where that is another host, its web domain.
 * The first connection is closed before the second is opened: two conversations never wait for each other.
 */
export class Conversation implements Asker, Log {
  readonly domain: DomainName;
  readonly resumeAt: Place | null;
  private readonly legs: [Leg, ...Leg[]];
  private firstRobots: RobotsRecord | null = null;

  constructor(
    private readonly target: FediverseTarget,
    private readonly fetcher: Fetcher,
    private readonly signal: AbortSignal,
  ) {
    this.domain = target.domain;
    this.resumeAt = this.placeToResume();
    this.legs = [{ domain: target.domain, contact: fetcher.open(target.domain, target.robots, signal) }];
  }

  async ask(question: Question, host: DomainName = this.domain): Promise<Outcome<Reply>> {
    let leg = this.current;
    if (leg.domain !== host) {
      await this.keepRobots();
      leg.contact.close();
      const robots = host === this.resumeAt?.host ? (this.target.trail?.robots ?? null) : null;
      leg = { domain: host, contact: this.fetcher.open(host, robots, this.signal) };
      this.legs.push(leg);
    }
    return leg.contact.ask(question);
  }

  /** What the account domain's robots.txt said: it is kept for the next contact. */
  async robots(): Promise<RobotsRecord | null> {
    await this.keepRobots();
    return this.firstRobots;
  }

  /** The same of the other hosts on the way, as far as they are to be asked one question at a time. */
  async slowRobotsElsewhere(): Promise<Map<DomainName, RobotsRecord>> {
    const read = new Map(this.legs.flatMap(({ contact }) => [...contact.robotsElsewhere]));
    for (const { domain, contact } of this.legs) {
      if (domain === this.domain) continue;
      const outcome = await contact.robots();
      if (outcome.ok) read.set(domain, outcome.value);
    }
    return new Map([...read].filter(([, robots]) => this.fetcher.isSlow(robots)));
  }

  get crawlDelayMs(): number {
    return Math.max(...this.legs.map(({ contact }) => contact.crawlDelayMs));
  }

  mark(): Mark {
    return { asked: this.asked.length, bytes: this.bytes };
  }

  since(mark: Mark): { asked: Asked[]; bytes: number } {
    return { asked: this.asked.slice(mark.asked), bytes: this.bytes - mark.bytes };
  }

  get address(): string | null {
    return this.legs[0].contact.address;
  }

  get timings(): Timings {
    const answered = this.legs.find(({ contact }) => contact.timings.firstByteMs !== null);
    return (answered ?? this.legs[0]).contact.timings;
  }

  close(): void {
    for (const { contact } of this.legs) contact.close();
  }

  private placeToResume(): Place | null {
    const { url, robots } = this.target.trail ?? {};
    if (!url || !robots || !this.fetcher.isSlow(robots)) return null;
    const { hostname, pathname, search } = new URL(url);
    const host = parseDomain(hostname);
    if (!host.ok || registrableDomain(host.domain) !== registrableDomain(this.domain)) return null;
    return { host: host.domain, path: `/${pathname.slice(1)}${search}` };
  }

  private get current(): Leg {
    return this.legs.at(-1) ?? this.legs[0];
  }

  private get bytes(): number {
    return this.legs.reduce((sum, { contact }) => sum + contact.bytes, 0);
  }

  // A leg is never gone back to without a new one, so that legs in order are lines in order.
  private get asked(): Asked[] {
    return this.legs.flatMap(({ domain, contact }) =>
      contact.asked.map((line) =>
        domain === this.domain || !line.path.startsWith('/')
          ? line
          : { ...line, path: `https://${domain}${line.path}`.slice(0, 500) },
      ),
    );
  }

  private async keepRobots(): Promise<void> {
    if (this.legs.length > 1) return;
    const outcome = await this.legs[0].contact.robots();
    this.firstRobots = outcome.ok ? outcome.value : null;
  }
}
