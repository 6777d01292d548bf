import { netError } from './failure.ts';
import { NOBODY_ELSE, type Turnstile } from './turnstile.ts';

export interface PaceLimits {
  /** Over all hosts, robots.txt included. */
  requestsPerSecondMax: number;
  addressGapMs: number;
  connectionsPerAddressMax: number;
  /** How often names that are at rest are forgotten; default 30 s. */
  sweepEveryMs?: number;
}

/** Gives back what was taken; calling it twice does no harm. */
export type Release = () => void;

/** A place among the connections to one address. */
export interface AddressPlace {
  /** The address has now seen the connection: the gap to the next counts from here. */
  opened: () => void;
  leave: Release;
}

interface Gate {
  held: number;
  waiting: (() => void)[];
  /** Monotonic instant before which nothing may start here. */
  nextAt: number;
  /** Who was let in last, until his connection stands. */
  starting: object | null;
}

interface Turn {
  key: string;
  leave: Release;
  restMs: () => number;
}

const SWEEP_EVERY_MS = 30_000;

/**
 * Keeps every host, every address and ourselves at the pace that was promised. Gaps are counted from the
 * moment when the other side had certainly seen the last start, so that its own clock agrees.
 */
export class Pace {
  private readonly hosts = new Map<string, Gate>();
  private readonly addresses = new Map<string, Gate>();
  private nextRequestAt = 0;
  private sweptAt = 0;

  constructor(
    private readonly limits: PaceLimits,
    private readonly turnstile: Turnstile = NOBODY_ELSE,
  ) {}

  /** One contact per host at a time; what is left of the gap to the next goes to whoever comes then. */
  async enterHost(host: string, signal: AbortSignal): Promise<Release> {
    const leave = await this.enter(this.hosts, host, 1, signal);
    const turn = { key: hostKey(host), leave, restMs: () => this.waitMs(host) };
    return this.passAlone(turn, signal);
  }

  /** A place among the connections to one address, given when the next may be opened. */
  async enterAddress(address: string, signal: AbortSignal): Promise<AddressPlace> {
    const { connectionsPerAddressMax, addressGapMs } = this.limits;
    const leave = await this.enter(this.addresses, address, connectionsPerAddressMax, signal);
    const turn = { key: `address ${address}`, leave, restMs: () => addressGapMs };
    const leaveAll = await this.passAlone(turn, signal);
    const gate = gateOf(this.addresses, address);
    const me = {};
    const opened = (): void => {
      if (gate.starting === me) gate.starting = null;
      gate.nextAt = Math.max(gate.nextAt, performance.now() + addressGapMs);
    };
    // The other side learns of the end a moment after us: until then it would count one connection too many.
    const place = {
      opened,
      leave: () => {
        opened();
        leaveAll();
      },
    };
    try {
      // Whoever was let in may not have arrived yet, where our loop is late or a packet was lost: his gap has still to
      // come. An address that doesn't answer is asked by one at a time.
      for (let waitMs = waitAt(gate, addressGapMs); waitMs > 0; waitMs = waitAt(gate, addressGapMs)) {
        await pause(waitMs, signal);
      }
      gate.starting = me;
      return place;
    } catch (error) {
      place.leave();
      throw error;
    }
  }

  /** Throws where the host is to be left alone for longer than anybody waits for his turn. */
  refuseWait(host: string, waitMaxMs: number): void {
    const waitMs = this.waitMs(host);
    if (waitMs <= waitMaxMs) return;
    throw netError('monitor_suspect', `${host} is left alone for ${String(Math.round(waitMs / 1000))} s`);
  }

  /** Waits until this host, and then the house as a whole, may start another request. */
  async requestTurn(host: string, signal: AbortSignal): Promise<void> {
    const gate = gateOf(this.hosts, host);
    while (gate.nextAt > performance.now()) await pause(gate.nextAt - performance.now(), signal);
    const at = Math.max(performance.now(), this.nextRequestAt);
    this.nextRequestAt = at + 1000 / this.limits.requestsPerSecondMax;
    while (at > performance.now()) await pause(at - performance.now(), signal);
    stopIfAborted(signal);
    if (!this.turnstile.holds(hostKey(host))) {
      throw netError('monitor_suspect', 'another crawler may be there by now');
    }
  }

  /** The host has now seen the request: the next may start `gapMs` later. */
  asked(host: string, gapMs: number): void {
    gateOf(this.hosts, host).nextAt = performance.now() + gapMs;
  }

  /** How long the host still has to be left alone. */
  waitMs(host: string): number {
    return Math.max(0, (this.hosts.get(host)?.nextAt ?? 0) - performance.now());
  }

  /** How many hosts and addresses are remembered at the moment. */
  get size(): number {
    return this.hosts.size + this.addresses.size;
  }

  private async enter(
    gates: Map<string, Gate>,
    key: string,
    heldMax: number,
    signal: AbortSignal,
  ): Promise<Release> {
    stopIfAborted(signal);
    this.sweep();
    const gate = gateOf(gates, key);
    // Who comes later waits behind, also when a place is just being handed over.
    if (gate.held >= heldMax) await queueUp(gate, signal);
    else gate.held++;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const next = gate.waiting.shift();
      if (next) next();
      else gate.held--;
    };
  }

  /** Among all crawlers, after the turn within this one. */
  private async passAlone({ key, leave, restMs }: Turn, signal: AbortSignal): Promise<Release> {
    try {
      await this.turnstile.enter(key, signal);
    } catch (error) {
      leave();
      throw error;
    }
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      this.turnstile.leave(key, restMs());
      leave();
    };
  }

  // A name that is never asked again must not be remembered for ever.
  private sweep(): void {
    const now = performance.now();
    if (now - this.sweptAt < (this.limits.sweepEveryMs ?? SWEEP_EVERY_MS)) return;
    this.sweptAt = now;
    for (const gates of [this.hosts, this.addresses]) {
      for (const [key, gate] of gates) if (gate.held === 0 && gate.nextAt <= now) gates.delete(key);
    }
  }
}

function hostKey(host: string): string {
  return `host ${host}`;
}

function gateOf(gates: Map<string, Gate>, key: string): Gate {
  const known = gates.get(key);
  if (known) return known;
  const gate: Gate = { held: 0, waiting: [], nextAt: 0, starting: null };
  gates.set(key, gate);
  return gate;
}

function waitAt({ starting, nextAt }: Gate, gapMs: number): number {
  return starting ? Math.max(1, gapMs) : nextAt - performance.now();
}

function queueUp(gate: Gate, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const enter = (): void => {
      signal.removeEventListener('abort', leave);
      resolve();
    };
    const leave = (): void => {
      gate.waiting.splice(gate.waiting.indexOf(enter), 1);
      reject(stopped());
    };
    signal.addEventListener('abort', leave, { once: true });
    gate.waiting.push(enter);
  });
}

/** Resolves after `ms`, never early by our own clock, or rejects at once when the signal fires. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    stopIfAborted(signal);
    const stop = (): void => {
      clearTimeout(timer);
      reject(stopped());
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, Math.ceil(ms));
    signal.addEventListener('abort', stop, { once: true });
  });
}

function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw stopped();
}

function stopped(): Error {
  return netError('monitor_suspect', 'stopped while waiting for a turn');
}
