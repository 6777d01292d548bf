import { setTimeout as sleep } from 'node:timers/promises';
import type { SecureContext } from 'node:tls';
import { fail, ok, type Failure, type Outcome } from '../../outcome.ts';
import { dialSecure, type Secured } from '../dial.ts';
import { exchange, type Answer, type Request } from './exchange.ts';
import { HTTPS_PORT } from '../place.ts';
import { failureOf } from '../failure.ts';
import type { Place } from '../fetcher.ts';
import { firstReached } from '../first-reached.ts';
import { locate, type Guide } from '../names/locate.ts';
import type { Pace, Release } from '../pace.ts';
import { PinnedAgent } from './pinned-agent.ts';
import type { Send } from './send.ts';

/** Longest waits of each phase, in milliseconds. */
export interface Deadlines {
  dnsMs: number;
  connectMs: number;
  tlsMs: number;
  headersMs: number;
  bodyMs: number;
  /** Of a whole question with its redirects; waiting for a turn doesn't count. */
  questionMs: number;
  /** Of a datagram with its repetitions. */
  datagramMs: number;
}

/** What every contact shares. */
export interface House extends Guide {
  pace: Pace;
  secureContext: SecureContext;
  send: Send;
  /** Dialled where a place says 443. */
  httpsPort: number;
  hostGapMs: number;
  /** A host that asks for a longer pause is put one question a contact. */
  crawlDelayWaitMaxMs: number;
  deadlines: Deadlines;
}

/** The time that one question has left on the network. */
export interface Budget {
  leftMs: number;
}

export interface SessionTimings {
  resolveMs: number;
  connectMs: number;
  tlsMs: number;
}

/** One place within a contact: resolved once, pinned to one address, over one connection at a time. */
export class HostSession {
  /** Raised by the host's Crawl-delay. */
  gapMs: number;
  address: string | null = null;
  timings: SessionTimings | null = null;

  private readonly agent = new PinnedAgent();
  private candidates: string[] | null = null;
  private resolveMs = 0;
  private isUsed = false;
  private isClosed = false;
  private leaveHost: Release | null = null;

  constructor(
    readonly place: Place,
    private readonly house: House,
    private readonly signal: AbortSignal,
  ) {
    this.gapMs = house.hostGapMs;
  }

  private get way(): { pace: Pace; signal: AbortSignal } {
    return { pace: this.house.pace, signal: this.signal };
  }

  /** Null where the next question's turn comes soon enough to be waited for. */
  pauseBefore({ href }: URL, detail: string): Failure | null {
    const ms = Math.ceil(this.waitMs);
    if (ms <= this.house.crawlDelayWaitMaxMs) return null;
    return { cause: 'robots_disallowed', detail, pause: { ms, url: href } };
  }

  private get waitMs(): number {
    return this.house.pace.waitMs(this.place.host);
  }

  async send(request: Request, budget: Budget): Promise<Outcome<Answer>> {
    try {
      const first = await this.attempt(request, budget);
      // A kept connection may be closed by the server in the moment that we use it. Nothing was answered, so
      // the question is put once more, over a new connection to the same address.
      const isStale = !first.ok && this.isUsed && first.failure.cause === 'http_cut';
      const answer = isStale && request.method === 'GET' ? await this.attempt(request, budget) : first;
      this.isUsed = answer.ok;
      return answer;
    } catch (error) {
      const { cause, ...more } = failureOf(error, 'connect');
      return fail(cause, more);
    }
  }

  /** Lets the host be asked by others again. */
  close(): void {
    this.agent.drop();
    this.agent.destroy();
    this.leaveHost?.();
    this.leaveHost = null;
    this.isClosed = true;
  }

  /** Raises the gap to what robots.txt asks for; `fromNow` where the file was read just now. */
  slowTo(crawlDelayMs: number, fromNow: boolean): void {
    this.gapMs = Math.max(this.gapMs, crawlDelayMs);
    if (fromNow) this.house.pace.asked(this.place.host, this.gapMs);
  }

  private async attempt(request: Request, budget: Budget): Promise<Outcome<Answer>> {
    const { pace, deadlines } = this.house;
    // A connection that ended is replaced only when the host has surely seen its end: with the gap between.
    if (this.timings && !this.agent.isOpen) {
      await sleep(Math.min(this.house.hostGapMs, Math.max(0, this.waitMs)));
    }
    const connected = await this.connect(budget, request.url);
    if (!connected.ok) return connected;
    await pace.requestTurn(this.place.host, this.signal);
    if (!this.agent.isOpen) {
      // Closed while we waited for our turn: the connection is paced, the turn is ours already.
      const again = await this.connect(budget, request.url);
      if (!again.ok) return again;
    }
    const startedAt = performance.now();
    this.agent.begin();
    try {
      const outcome = await exchange(this.house.send, this.agent, request, {
        headersMs: deadlines.headersMs,
        bodyMs: deadlines.bodyMs,
        totalMs: Math.max(1, budget.leftMs),
        signal: this.signal,
        onAnswered: () => {
          pace.asked(this.place.host, this.gapMs);
        },
      });
      if (!outcome.ok) this.agent.drop();
      await this.agent.whenSettled();
      return outcome;
    } finally {
      budget.leftMs -= performance.now() - startedAt;
      pace.asked(this.place.host, this.gapMs);
    }
  }

  private async connect(budget: Budget, url: URL): Promise<Outcome<void>> {
    if (this.agent.isOpen) return ok(undefined);
    const candidates = await this.resolve(budget);
    if (!candidates.ok) return candidates;
    await this.enterHost();
    // Whoever was here before us may have been asked for a pause that no contact waits for.
    const pause = this.pauseBefore(url, 'another contact was asked for a pause');
    if (pause) return { ok: false, failure: pause };
    this.agent.drop();
    this.isUsed = false;
    const reached = await firstReached(candidates.value, this.way, (address, onOpened) =>
      this.dial(address, budget, onOpened),
    );
    if (!reached.ok) return reached;
    this.pin(reached.value.address, reached.value.dialled);
    return ok(undefined);
  }

  private async enterHost(): Promise<void> {
    if (this.leaveHost) return;
    const leave = await this.house.pace.enterHost(this.place.host, this.signal);
    // Our turn may come in the very moment in which the contact is closed.
    if (this.isClosed) leave();
    else this.leaveHost = leave;
  }

  private async resolve(budget: Budget): Promise<Outcome<string[]>> {
    if (this.candidates) return ok(this.candidates);
    const startedAt = performance.now();
    const located = await locate(this.place, this.house);
    this.resolveMs = performance.now() - startedAt;
    budget.leftMs -= this.resolveMs;
    if (located.ok) this.candidates = located.value;
    return located;
  }

  private async dial(address: string, budget: Budget, onOpened: () => void): Promise<Outcome<Secured>> {
    const { deadlines, httpsPort, secureContext } = this.house;
    const { host, port } = this.place;
    const startedAt = performance.now();
    const dialled = await dialSecure({
      address,
      port: port === HTTPS_PORT ? httpsPort : port,
      host,
      secureContext,
      connectMs: Math.max(1, Math.min(deadlines.connectMs, budget.leftMs)),
      tlsMs: deadlines.tlsMs,
      signal: this.signal,
      onOpened,
    });
    budget.leftMs -= performance.now() - startedAt;
    return dialled;
  }

  private pin(address: string, { socket, connectMs, tlsMs }: Secured): void {
    this.address = address;
    this.candidates = [address];
    this.timings ??= { resolveMs: this.resolveMs, connectMs, tlsMs };
    this.agent.offer(socket);
  }
}
