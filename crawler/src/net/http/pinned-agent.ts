import { Agent } from 'node:https';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { netError } from '../failure.ts';

const SETTLE_MS = 1000;

/**
 * An agent that can open nothing: it is handed the one connection that was dialled, guarded and paced, and
 * uses it again while the server keeps it open. A server that talks unasked has lost count of its answers: Node
 * (since 24.21) ends what is free and talks, which transport.spec.ts holds it to.
 */
export class PinnedAgent extends Agent {
  private offered: TLSSocket | null = null;
  private socket: TLSSocket | null = null;
  private isIdle = false;
  private settled: Promise<void> = Promise.resolve();

  constructor() {
    super({ keepAlive: true, maxSockets: 1, maxFreeSockets: 1 });
  }

  /** The connection for the next request. */
  offer(socket: TLSSocket): void {
    this.offered = socket;
    this.socket = socket;
    this.isIdle = true;
  }

  /** True where the next request can go over the connection as it is. */
  get isOpen(): boolean {
    const { socket } = this;
    return this.isIdle && socket !== null && !socket.destroyed && socket.writable;
  }

  /** Resolves when the connection is free again, or closed: an answer that does not end is ended. */
  async whenSettled(): Promise<void> {
    const timer = setTimeout(() => {
      this.drop();
    }, SETTLE_MS);
    await this.settled;
    clearTimeout(timer);
  }

  drop(): void {
    this.socket?.destroy();
    this.socket = null;
  }

  /** All its requests go over one connection, so that there is nothing to tell apart. */
  override getName(): string {
    return 'pinned';
  }

  override createConnection(): Duplex {
    const socket = this.offered;
    this.offered = null;
    if (!socket) throw netError('http_cut', 'the kept connection was closed');
    return socket;
  }

  /** Called when a request begins to use the connection. */
  begin(): void {
    const { socket } = this;
    this.isIdle = false;
    if (!socket) return;
    this.settled = new Promise((resolve) => {
      const settle = (isIdle: boolean) => (): void => {
        this.isIdle = isIdle;
        socket.off('free', freed);
        socket.off('close', closed);
        resolve();
      };
      const freed = settle(true);
      const closed = settle(false);
      socket.once('free', freed);
      socket.once('close', closed);
    });
  }
}
