import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import { fail, ok, type Outcome } from '../outcome.ts';
import { failureOf, netError, type NetStage } from './failure.ts';

export interface DialOptions {
  /** The pinned, already guarded address: a literal, so that nothing can be looked up a second time. */
  address: string;
  port: number;
  /** The name for SNI and for the certificate. */
  host: string;
  secureContext: SecureContext;
  connectMs: number;
  tlsMs: number;
  signal: AbortSignal;
  /** Told when the TCP connection stands. */
  onOpened: () => void;
}

export interface Dialled {
  socket: TLSSocket;
  connectMs: number;
  tlsMs: number;
}

/** Opens one TLS connection to exactly one address, each phase with its own deadline. */
export async function dial(options: DialOptions): Promise<Outcome<Dialled>> {
  const { address, port, host } = options;
  if (isIP(address) === 0) throw new Error(`dial takes an address, not the name "${address}"`);
  let stage: NetStage = 'connect';
  let socket: Socket | undefined;
  try {
    const startedAt = performance.now();
    const tcp = connectTcp({ host: address, port, autoSelectFamily: false, noDelay: true });
    socket = tcp;
    await reached(
      tcp,
      'connect',
      options.connectMs,
      netError('connect_timeout', `no connection to ${address}`),
      options,
    );
    const connectedAt = performance.now();
    options.onOpened();
    // The third guard, after the literal and the lookup: what was reached is what was checked.
    if (tcp.remoteAddress !== address) {
      throw netError(
        'blocked_target',
        `connected to ${tcp.remoteAddress ?? 'nothing'} instead of ${address}`,
      );
    }
    stage = 'tls';
    const secure = connectTls({
      socket: tcp,
      servername: host,
      secureContext: options.secureContext,
      ALPNProtocols: ['http/1.1'],
    });
    socket = secure;
    await reached(
      secure,
      'secureConnect',
      options.tlsMs,
      netError('tls_failed', 'no TLS answer in time'),
      options,
    );
    return ok({ socket: secure, connectMs: connectedAt - startedAt, tlsMs: performance.now() - connectedAt });
  } catch (error) {
    socket?.destroy();
    const { cause, ...more } = failureOf(error, stage, address);
    return fail(cause, more);
  }
}

function reached(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  deadlineMs: number,
  late: Error,
  { signal }: DialOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      settle(late);
    }, deadlineMs);
    const stop = (): void => {
      settle(netError('monitor_suspect', 'stopped while connecting'));
    };
    const settle = (error?: Error): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      socket.off('close', cut);
      if (error) reject(error);
      else resolve();
    };
    const cut = (): void => {
      settle(netError('connect_reset', `cut before ${event}`));
    };
    socket.once(event, () => {
      settle();
    });
    // Stays for the life of the socket: an error nobody listens to would end the process.
    socket.on('error', settle);
    socket.once('close', cut);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
}
