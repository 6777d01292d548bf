import { setTimeout as sleep } from 'node:timers/promises';
import type { Socket } from 'node:net';
import type { Line, Say } from './behaviour.ts';

/** What the host saw of its visitors. */
export interface Ledger {
  connections: number;
  /** Now. */
  open: number;
  /** `host path`, in order. */
  requests: string[];
}

export interface Talk {
  /** TCP, or TLS over it. */
  socket: Socket;
  /** Beneath the TLS, for what only TCP can say. */
  raw: Socket;
  ledger: Ledger;
  /** Who answers a path. */
  sayOn: (path: string) => Say;
  wait: Line['wait'];
}

/** Reads requests without a body off a connection, and lets the host answer each. */
export function serve({ socket, raw, ledger, sayOn, wait }: Talk): void {
  let received = '';
  socket.on('error', () => raw.destroy());
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1');
    for (let end = received.indexOf('\r\n\r\n'); end >= 0; end = received.indexOf('\r\n\r\n')) {
      const request = received.slice(0, end);
      received = received.slice(end + 4);
      const path = request.split(' ', 2)[1] ?? '';
      const host = /\r\nhost: *([^\r]*)/i.exec(request)?.[1] ?? '';
      ledger.requests.push(`${host} ${path}`);
      const line: Line = {
        path,
        host,
        address: raw.localAddress ?? '',
        nth: ledger.requests.length,
        wait,
        get isOpen() {
          return !socket.destroyed && socket.writable;
        },
        write: (data) => {
          if (socket.writable) socket.write(data);
        },
        end: () => socket.end(),
        reset: () => raw.resetAndDestroy(),
      };
      void sayOn(path)(line);
    }
  });
}

/** A wait that differs from run to run by a fifth at most. */
export function jittered(random: () => number): Line['wait'] {
  return (ms) => sleep(ms * (0.8 + 0.4 * random()));
}
