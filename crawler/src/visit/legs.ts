import { parseInstanceName, type InstanceName } from '@homeport/db';
import type {
  Asked,
  Contact,
  Fetcher,
  Place,
  Question,
  Reply,
  RobotsRecord,
  Timings,
} from '../net/fetcher.ts';
import type { Failure, Outcome } from '../outcome.ts';
import type { Log, Mark } from './slice.ts';

const PATH_CHARS_MAX = 500;

interface Leg {
  place: Place;
  contact: Contact;
  /** How many of the contact's lines are in the record. */
  told: number;
}

/**
 * A conversation over several hosts, and the one record of it. Each connection is closed before the next is
 * opened: two conversations never wait for each other. Its lines are as short as paths at the first place.
 */
export class Legs implements Log {
  private readonly fetcher: Fetcher;
  private readonly signal: AbortSignal;
  private readonly legs: [Leg, ...Leg[]];
  private readonly lines: Asked[] = [];
  /** By origin: asked for once a conversation, however often it comes back. */
  private readonly robotsRead = new Map<string, RobotsRecord>();
  private readonly robotsKept = new Map<string, RobotsRecord>();
  private main: Leg | null = null;

  constructor(
    home: Place,
    robots: RobotsRecord | null,
    { fetcher, signal }: { fetcher: Fetcher; signal: AbortSignal },
  ) {
    this.fetcher = fetcher;
    this.signal = signal;
    this.legs = [{ place: home, contact: fetcher.open(home, robots, signal), told: 0 }];
  }

  /** What an earlier conversation kept of a host that this one may come to. */
  remember(origin: string, robots: RobotsRecord): void {
    this.robotsKept.set(origin, robots);
  }

  async ask(place: Place, question: Question): Promise<Outcome<Reply>> {
    if (!isSame(this.current.place, place)) await this.turnTo(place);
    const leg = this.current;
    const reply = await leg.contact.ask(question);
    this.write(leg);
    return reply.ok ? reply : { ok: false, failure: located(reply.failure, place) };
  }

  /** A line about what no contact was asked. */
  note(line: Asked): void {
    this.lines.push(line);
  }

  /** From now on the record's address and timings are those of this place, which was asked before. */
  markMain(place: Place): void {
    this.main = this.legs.findLast((leg) => isSame(leg.place, place)) ?? null;
  }

  /** What robots.txt of the first place said. */
  async robots(): Promise<RobotsRecord | null> {
    const [home] = this.legs;
    if (this.current === home) await this.keepRobots(home);
    return this.robotsRead.get(originOf(home.place)) ?? null;
  }

  /** The same of all other hosts on the way, as far as they are to be asked one question at a time. */
  async slowRobotsElsewhere(): Promise<Map<InstanceName, RobotsRecord>> {
    await this.keepRobots(this.current);
    const read = new Map<InstanceName, RobotsRecord>(
      this.legs.flatMap(({ contact }) => [...contact.robotsElsewhere]),
    );
    const home = originOf(this.legs[0].place);
    for (const [origin, robots] of this.robotsRead) {
      const name = parseInstanceName('matrix', origin.slice('https://'.length));
      if (origin !== home && name.ok) read.set(name.name, robots);
    }
    return new Map([...read].filter(([, robots]) => this.fetcher.isSlow(robots)));
  }

  get address(): string | null {
    return (this.main ?? this.legs[0]).contact.address;
  }

  get timings(): Timings {
    const answered = this.legs.find(({ contact }) => contact.timings.firstByteMs !== null);
    return (this.main ?? answered ?? this.legs[0]).contact.timings;
  }

  get crawlDelayMs(): number {
    return Math.max(...this.legs.map(({ contact }) => contact.crawlDelayMs));
  }

  mark(): Mark {
    return { asked: this.lines.length, bytes: this.bytes };
  }

  since(mark: Mark): { asked: Asked[]; bytes: number } {
    return { asked: this.lines.slice(mark.asked), bytes: this.bytes - mark.bytes };
  }

  close(): void {
    for (const { contact } of this.legs) contact.close();
  }

  private get current(): Leg {
    return this.legs.at(-1) ?? this.legs[0];
  }

  private get bytes(): number {
    return this.legs.reduce((sum, { contact }) => sum + contact.bytes, 0);
  }

  private async turnTo(place: Place): Promise<void> {
    const last = this.current;
    await this.keepRobots(last);
    last.contact.close();
    const origin = originOf(place);
    const robots = this.robotsRead.get(origin) ?? this.robotsKept.get(origin) ?? null;
    this.legs.push({ place, contact: this.fetcher.open(place, robots, this.signal), told: 0 });
  }

  // It was read before the first question: this asks nobody.
  private async keepRobots(leg: Leg): Promise<void> {
    const origin = originOf(leg.place);
    if (this.robotsRead.has(origin)) return;
    const outcome = await leg.contact.robots();
    this.write(leg);
    if (outcome.ok) this.robotsRead.set(origin, outcome.value);
  }

  private write(leg: Leg): void {
    const { contact, place } = leg;
    const where = isSame(place, this.legs[0].place) ? '' : originOf(place);
    for (const line of contact.asked.slice(leg.told)) {
      const isPath = line.path.startsWith('/');
      this.lines.push(isPath ? { ...line, path: `${where}${line.path}`.slice(0, PATH_CHARS_MAX) } : line);
    }
    leg.told = contact.asked.length;
  }
}

/** With the port that is dialled, which the Host header may not show. */
export function originOf({ authority, port }: Place): string {
  const { hostname } = new URL(`https://${authority}`);
  return port === 443 ? `https://${hostname}` : `https://${hostname}:${String(port)}`;
}

// What has to wait is told by where it is dialled: a place without a port in its name may be at any.
function located(failure: Failure, place: Place): Failure {
  const { pause } = failure;
  const url = pause ? new URL(pause.url) : null;
  if (!pause || url?.host !== place.authority) return failure;
  return { ...failure, pause: { ...pause, url: `${originOf(place)}${url.pathname}${url.search}` } };
}

function isSame(one: Place, other: Place): boolean {
  return (
    one.host === other.host &&
    one.port === other.port &&
    one.authority === other.authority &&
    one.address === other.address
  );
}
