import { hostOf, portOf } from '@homeport/db';
import type { Asked, Echo, Fetcher, Place, Talk, Timings } from '../net/fetcher.ts';
import type { Outcome } from '../outcome.ts';
import { ping, type Answered } from '../probes/lbry/ping.ts';
import type { Pong } from '../probes/lbry/parse-pong.ts';
import { openRpc, type Rpc } from '../probes/lbry/rpc.ts';
import type { Contacting } from './brought.ts';
import type { Log, Mark } from './slice.ts';

const SILENT: Timings = { resolveMs: null, connectMs: null, tlsMs: null, firstByteMs: null };

/** One contact with one hub: at most one datagram, and one connection to the address that answered it. */
export class LbryConversation implements Log {
  /** Hubs have no robots.txt that could ask for a pause. */
  readonly crawlDelayMs = 0;
  private readonly fetcher: Fetcher;
  private readonly signal: AbortSignal;
  private readonly clock: Contacting['clock'];
  private readonly place: Place;
  private pinged: Promise<Outcome<Pong>> | null = null;
  private echo: Echo | null = null;
  private datagram: Asked | null = null;
  private talk: Talk | null = null;
  private openedRpc: Rpc | null = null;

  constructor({ target, fetcher, clock, signal }: Contacting) {
    this.fetcher = fetcher;
    this.signal = signal;
    this.clock = clock;
    const host = hostOf(target.domain);
    this.place = { host, port: portOf(target.domain) ?? fetcher.ports.lbry, authority: target.domain };
  }

  /** How the hub is. Asked once a contact: the second ping within a moment is not answered. */
  pong(): Promise<Outcome<Pong>> {
    return (this.pinged ??= this.ping());
  }

  /** The connection, opened at the first question. */
  get rpc(): Rpc {
    if (this.openedRpc) return this.openedRpc;
    // Another address of the name may be another hub.
    const place = this.echo ? { ...this.place, address: this.echo.address } : this.place;
    this.talk = this.fetcher.talk(place, this.signal);
    return (this.openedRpc = openRpc(this.talk));
  }

  get address(): string | null {
    return this.echo?.address ?? this.talk?.address ?? null;
  }

  get timings(): Timings {
    if (this.echo) return { ...SILENT, firstByteMs: Math.round(this.echo.ms) };
    return this.talk?.timings ?? SILENT;
  }

  mark(): Mark {
    return { asked: this.asked.length, bytes: this.bytes };
  }

  since(mark: Mark): { asked: Asked[]; bytes: number } {
    return { asked: this.asked.slice(mark.asked), bytes: this.bytes - mark.bytes };
  }

  close(): void {
    this.talk?.close();
  }

  private async ping(): Promise<Outcome<Pong>> {
    const startedMs = this.clock.monotonicMs();
    const answered = await ping(this.fetcher, this.place, this.signal);
    const ms = Math.max(0, Math.round(this.clock.monotonicMs() - startedMs));
    const pong = pongIn(answered);
    this.echo = answered.ok ? answered.value.echo : null;
    this.datagram = { path: 'ping', method: 'UDP', ms, ...(!pong.ok && { left: pong.failure.cause }) };
    return pong;
  }

  // The datagram is always sent before the connection is opened.
  private get asked(): Asked[] {
    return [...(this.datagram ? [this.datagram] : []), ...(this.talk?.asked ?? [])];
  }

  private get bytes(): number {
    return (this.echo?.reply.length ?? 0) + (this.talk?.bytes ?? 0);
  }
}

function pongIn(answered: Outcome<Answered>): Outcome<Pong> {
  return answered.ok ? answered.value.pong : answered;
}
