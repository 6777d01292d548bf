import { parseDomain, type DomainName } from '@homeport/db';
import { ok, type Failure, type Outcome } from '../../outcome.ts';
import { wallOf } from './challenge.ts';
import type { Answer, Request } from './exchange.ts';
import type { Asked, Contact, Place, Question, Reply, RobotsRecord, Timings } from '../fetcher.ts';
import { HTTPS_PORT } from '../place.ts';
import { HostSession, type Budget, type House } from './host-session.ts';
import { isRedirect, nextHop, startTrail } from './redirect.ts';
import { retryAfterMs } from './retry-after.ts';
import { ROBOTS_ITSELF, robotsFor, recordOf, ruleFor, type RobotsVerdict } from '../robots/robots-record.ts';
import { elsewhere, statusOf } from '../robots/robots-failure.ts';
import { ROBOTS_BYTES_MAX } from '../robots/robots.ts';

// Nobody is visited less than daily for details: what a longer pause keeps from us is left alone, and said so.
const CRAWL_DELAY_MAX_MS = 24 * 60 * 60 * 1000;
const METADATA_BYTES_MAX = 1024 * 1024;

export interface ContactOptions {
  place: Place;
  robots: RobotsRecord | null;
  signal: AbortSignal;
  /** Ends what is under way. */
  onClose: () => void;
  house: House;
  robotsToken: string;
  now: () => Date;
}

interface Known {
  record: RobotsRecord;
  verdict: RobotsVerdict;
  /** How long the host asked to be spared when it answered 429 or 503 instead of the file. */
  retryAfterMs?: number;
}

/** What the robots of a host say to a path, and under which rule. */
interface Heeded {
  refusal: Failure | null;
  rule: string;
}

type Line = Pick<Asked, 'path' | 'method'> & { rule: string };

interface Landed {
  answer: Answer;
  url: URL;
}

const UNBOUND: Heeded = { refusal: null, rule: ROBOTS_ITSELF };
const DELAY_RULE = 'Crawl-delay, from the contact before';

/** See the port: one contact with one place, robots before all else. Hosts are told apart as in URLs, by authority. */
export class HttpsContact implements Contact {
  readonly asked: Asked[] = [];
  timings: Timings = { resolveMs: null, connectMs: null, tlsMs: null, firstByteMs: null };
  bytes = 0;
  address: string | null = null;
  crawlDelayMs = 0;
  readonly robotsElsewhere = new Map<DomainName, RobotsRecord>();

  /** As URLs spell it. */
  readonly domain: string;

  private session: HostSession;
  private readonly robotsByHost = new Map<string, Promise<Outcome<Known>>>();
  /** Set when the host asked to be left alone: no further question is put. */
  private paused: Failure | null = null;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ContactOptions) {
    const { place, house, signal } = options;
    const home = URL.parse(`https://${place.authority}`);
    if (home?.href !== `https://${home?.host ?? ''}/`) {
      throw new Error(`"${place.authority}" is no authority`);
    }
    this.domain = home.host;
    this.session = new HostSession(place, house, signal);
  }

  ask(question: Question): Promise<Outcome<Reply>> {
    return this.inTurn(() => this.askNow(question));
  }

  robots(): Promise<Outcome<RobotsRecord>> {
    return this.inTurn(async () => {
      const known = await this.robotsOf(this.domain);
      return known.ok ? ok(known.value.record) : known;
    });
  }

  close(): void {
    this.options.onClose();
    this.session.close();
  }

  // One connection: questions that are put at once are answered one after the other.
  private inTurn<T>(task: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const turn = this.queue.then(task);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async askNow(question: Question): Promise<Outcome<Reply>> {
    const { path, method = 'GET', accept = 'application/json', bytesMax = METADATA_BYTES_MAX } = question;
    const { json, mayLeaveSite = false } = question;
    // Behind the host, and not resolved against it: "//nodeinfo/2.0" is a path here, and would be a host there.
    const url = URL.parse(`https://${this.domain}${path}`);
    if (!url || url.host !== this.domain) {
      const detail = 'the path names another host';
      return this.leave({ path, method, rule: detail }, { cause: 'our_rule', detail });
    }
    url.hash = '';
    if (this.paused) return this.leave({ path, method, rule: pauseRule(this.paused) }, this.paused);
    const landed = await this.follow(
      this.domain,
      { url, method, json, accept, bytesMax, mayLeaveSite },
      true,
    );
    if (!landed.ok) return landed;
    const { answer } = landed.value;
    const failure = this.doorOf(answer);
    if (failure) return { ok: false, failure };
    return ok({ status: answer.status, headers: answer.headers, body: answer.body, url: landed.value.url });
  }

  /** Puts a question and follows its redirects; on each step the host's robots are heard first. */
  private async follow(
    firstHost: string,
    first: Request,
    isBoundByRobots: boolean,
  ): Promise<Outcome<Landed>> {
    const budget: Budget = { leftMs: this.options.house.deadlines.questionMs };
    let request = first;
    let host = firstHost;
    let trail = startTrail(first.url);
    for (;;) {
      const { refusal, rule } = isBoundByRobots ? await this.heed(host, request.url) : UNBOUND;
      const line = { path: this.label(request.url), method: request.method, rule };
      if (refusal) return this.leave(line, refusal);
      const sent = await this.send(host, request, budget, line);
      if (!sent.ok) return isBoundByRobots || host === firstHost ? sent : elsewhere(host, sent.failure);
      const { status, headers } = sent.value;
      if (!isRedirect(status)) return ok({ answer: sent.value, url: request.url });
      const hop = nextHop(trail, status, headers['location'], request);
      if (!hop.ok) return hop;
      ({ trail } = hop.value);
      ({ host } = hop.value.url);
      const { json, ...bare } = request;
      request = hop.value.becomesGet
        ? { ...bare, method: 'GET', url: hop.value.url }
        : { ...bare, json, url: hop.value.url };
    }
  }

  private async heed(host: string, url: URL): Promise<Heeded> {
    const known = await this.robotsOf(host);
    if (!known.ok) return unread(known.failure, url);
    const heeded = this.heedOne(known.value, host, url);
    const isByMemory = known.value.record === this.options.robots && this.asked.length === 0;
    if (!heeded.refusal || heeded.refusal.pause || !isByMemory) return heeded;
    // A refusal that we only remember is no sign of life, and may have been taken back.
    this.robotsByHost.set(host, this.readRobots(host, true));
    const present = await this.robotsOf(host);
    return present.ok ? this.heedOne(present.value, host, url) : unread(present.failure, url);
  }

  private heedOne(known: Known, host: string, url: URL): Heeded {
    const refusal = this.refusalBy(known, host, url);
    const { record, verdict } = known;
    const rule = isDelay(refusal)
      ? (verdict.crawlDelayRule ?? DELAY_RULE)
      : ruleFor(`${url.pathname}${url.search}`, record, verdict);
    return { refusal, rule };
  }

  private refusalBy(
    { record, verdict, retryAfterMs: pauseMs }: Known,
    host: string,
    url: URL,
  ): Failure | null {
    if (url.pathname === '/robots.txt') return null;
    if (verdict.unreachable) {
      return {
        cause: 'robots_unreachable',
        ...(record.status !== null && { status: record.status }),
        ...(pauseMs !== undefined && { retryAfterMs: pauseMs }),
      };
    }
    if (!verdict.isAllowed(`${url.pathname}${url.search}`)) return { cause: 'robots_disallowed' };
    const detail = `Crawl-delay of ${String(Math.round(verdict.crawlDelayMs / 1000))} s`;
    if (verdict.crawlDelayMs >= CRAWL_DELAY_MAX_MS) return { cause: 'robots_disallowed', detail };
    return verdict.crawlDelayMs > this.options.house.crawlDelayWaitMaxMs
      ? this.sessionOf(host).pauseBefore(url, detail)
      : null;
  }

  /** Fetched at most once in a contact, also when several questions wait for it. */
  private async robotsOf(host: string): Promise<Outcome<Known>> {
    let known = this.robotsByHost.get(host);
    if (!known) {
      known = this.readRobots(host);
      this.robotsByHost.set(host, known);
    }
    const outcome = await known;
    if (outcome.ok) {
      const { record, verdict } = outcome.value;
      this.sessionOf(host).slowTo(verdict.crawlDelayMs, false);
      this.crawlDelayMs = Math.max(this.crawlDelayMs, Math.min(verdict.crawlDelayMs, CRAWL_DELAY_MAX_MS));
      // Kept by host name: what stands at another port is not what that name's own robots.txt says.
      const elsewhere = host === this.domain ? null : parseDomain(host);
      if (elsewhere?.ok === true) this.robotsElsewhere.set(elsewhere.domain, record);
    }
    return outcome;
  }

  private async readRobots(host: string, isAfresh = false): Promise<Outcome<Known>> {
    const { robots, robotsToken, now } = this.options;
    const kept = host === this.domain ? robots : null;
    if (!isAfresh && kept && kept.expiresAt > now()) {
      return ok({ record: kept, verdict: robotsFor(kept, robotsToken, now()) });
    }
    const url = new URL('/robots.txt', `https://${host}`);
    const pause = this.sessionOf(host).pauseBefore(url, DELAY_RULE);
    if (pause) return this.leave({ path: this.label(url), method: 'GET', rule: DELAY_RULE }, pause);
    const request: Request = {
      url,
      method: 'GET',
      accept: 'text/plain',
      bytesMax: ROBOTS_BYTES_MAX,
      isCut: true,
    };
    const landed = await this.follow(host, request, false);
    let record: RobotsRecord;
    let pauseMs: number | undefined;
    if (landed.ok) {
      const { answer } = landed.value;
      const wall = this.wallBefore(answer);
      if (wall) return { ok: false, failure: wall };
      pauseMs = this.pauseOf(answer);
      record = recordOf(answer.status, answer.body, now(), kept);
    } else {
      const status = statusOf(landed.failure);
      if (status === undefined) return landed;
      record = recordOf(status, Buffer.alloc(0), now(), kept);
    }
    const verdict = robotsFor(record, robotsToken, now());
    this.sessionOf(host).slowTo(verdict.crawlDelayMs, true);
    return ok({ record, verdict, ...(pauseMs !== undefined && { retryAfterMs: pauseMs }) });
  }

  private async send(host: string, request: Request, budget: Budget, line: Line): Promise<Outcome<Answer>> {
    if (budget.leftMs <= 0) return this.leave(line, { cause: 'http_timeout' });
    const session = this.sessionOf(host);
    const before = budget.leftMs;
    const sent = await session.send(request, budget);
    const ms = Math.round(before - budget.leftMs);
    if (host === this.domain) this.address = session.address;
    if (!sent.ok) {
      const { cause, status } = sent.failure;
      this.asked.push({ ...line, ...(status !== undefined && { status }), left: cause, ms });
      return sent;
    }
    this.asked.push({ ...line, status: sent.value.status, ms });
    this.bytes += sent.value.wireBytes;
    if (this.timings.firstByteMs === null) {
      const { resolveMs = null, connectMs = null, tlsMs = null } = session.timings ?? {};
      this.timings = { resolveMs, connectMs, tlsMs, firstByteMs: sent.value.firstByteMs };
    }
    return sent;
  }

  // One connection at a time: a redirect to a sister host closes the one before, so that two contacts which
  // redirect to each other's hosts never wait for each other.
  private sessionOf(host: string): HostSession {
    const place = host === this.domain ? this.options.place : placeOf(host);
    if (this.session.place.authority !== place.authority) {
      this.session.close();
      this.session = new HostSession(place, this.options.house, this.options.signal);
    }
    return this.session;
  }

  /** An answer that is a closed door rather than a reply. */
  private doorOf(answer: Answer): Failure | null {
    const { status } = answer;
    const wall = this.wallBefore(answer);
    if (wall) return wall;
    if (status !== 429 && status !== 503) return null;
    const pauseMs = this.pauseOf(answer);
    const failure: Failure = {
      cause: status === 429 ? 'http_rate_limited' : 'http_maintenance',
      status,
      ...(pauseMs !== undefined && { retryAfterMs: pauseMs }),
    };
    if (status === 429 || pauseMs !== undefined) this.paused = failure;
    return failure;
  }

  /** A bot wall is no rule of robots.txt, and still the one under which nothing was read. */
  private wallBefore({ status, headers, body }: Answer): Failure | null {
    const wall = wallOf(headers, body);
    if (wall === null) return null;
    const detail = `bot wall (${wall})`;
    const line = this.asked.at(-1);
    if (line) Object.assign(line, { left: 'http_challenge', rule: detail } satisfies Partial<Asked>);
    return { cause: 'http_challenge', status, detail };
  }

  private pauseOf({ status, headers }: Answer): number | undefined {
    return status === 429 || status === 503
      ? retryAfterMs(headers['retry-after'], this.options.now())
      : undefined;
  }

  private leave(line: Line, failure: Failure): { ok: false; failure: Failure } {
    this.asked.push({ ...line, left: isDelay(failure) ? 'crawl-delay' : failure.cause, ms: 0 });
    return { ok: false, failure };
  }

  private label(url: URL): string {
    const path = `${url.pathname}${url.search}`;
    return (url.host === this.domain ? path : `https://${url.host}${path}`).slice(0, 500);
  }
}

// Where not even robots.txt may be asked for yet, it is the question behind it that has to wait.
function unread(failure: Failure, url: URL): Heeded {
  const { cause, detail, pause } = failure;
  if (cause === 'http_challenge') return { refusal: failure, rule: detail ?? cause };
  if (!pause) return { refusal: failure, rule: `robots.txt unreachable (${cause})` };
  return { refusal: { ...failure, pause: { ...pause, url: url.href } }, rule: DELAY_RULE };
}

/** Where a redirect leads. */
function placeOf(authority: string): Place {
  const { hostname, port } = new URL(`https://${authority}`);
  return { host: hostname, port: port === '' ? HTTPS_PORT : Number(port), authority };
}

function pauseRule({ status }: Failure): string {
  return status === undefined ? 'asked to wait' : `asked to wait (${String(status)})`;
}

function isDelay(failure: Failure | null): boolean {
  return failure?.detail?.startsWith('Crawl-delay') === true;
}
