import { connect as connectTcp, isIP, type Socket } from 'node:net';
import {
  checkServerIdentity,
  connect as connectTls,
  type PeerCertificate,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import { fail, ok, type Outcome } from '../outcome.ts';
import { failureOf, netError, type NetStage } from './failure.ts';

export interface DialOptions {
  /** The pinned, already guarded address: a literal, so that nothing can be looked up a second time. */
  address: string;
  port: number;
  connectMs: number;
  signal: AbortSignal;
  /** Told when the TCP connection stands. */
  onOpened: () => void;
}

export interface SecureOptions extends DialOptions {
  /** The name for SNI and for the certificate, or the address that the certificate must be for. */
  host: string;
  secureContext: SecureContext;
  tlsMs: number;
}

export interface Opened {
  socket: Socket;
  connectMs: number;
}

export interface Secured {
  socket: TLSSocket;
  connectMs: number;
  tlsMs: number;
}

/** Opens one TCP connection to exactly one address. */
export async function dial(options: DialOptions): Promise<Outcome<Opened>> {
  const { address, port } = options;
  if (isIP(address) === 0) throw new Error(`dial takes an address, not the name "${address}"`);
  let socket: Socket | undefined;
  try {
    const startedAt = performance.now();
    socket = connectTcp({ host: address, port, autoSelectFamily: false, noDelay: true });
    const late = (): Error => netError('connect_timeout', `no connection to ${address}`);
    await reached(socket, 'connect', { deadlineMs: options.connectMs, late, signal: options.signal });
    const connectMs = performance.now() - startedAt;
    options.onOpened();
    // The third guard, after the literal and the lookup: what was reached is what was checked.
    const there = socket.remoteAddress ?? 'nothing';
    if (there !== address) throw netError('our_rule', `connected to ${there} instead of ${address}`);
    return ok({ socket, connectMs });
  } catch (error) {
    return abandon(socket, error, 'connect', address);
  }
}

/** Opens one TLS connection to exactly one address, each phase with its own deadline. */
export async function dialSecure(options: SecureOptions): Promise<Outcome<Secured>> {
  const { address, host, secureContext, tlsMs, signal } = options;
  const opened = await dial(options);
  // Only who has accepted can cut. Whether we hear of it before or after "connect" is chance.
  if (!opened.ok) {
    return opened.failure.cause === 'connect_reset' ? fail('tls_cut', { detail: 'cut at once' }) : opened;
  }
  let { socket }: { socket: Socket } = opened.value;
  try {
    const startedAt = performance.now();
    const secure = connectTls({
      socket,
      host,
      // RFC 6066 §3: SNI carries names only. The certificate is then checked against `host`.
      servername: isIP(host) === 0 ? host : '',
      secureContext,
      checkServerIdentity: checkIdentity,
      ALPNProtocols: ['http/1.1'],
    });
    socket = secure;
    const late = (): Error => netError('tls_timeout', 'no TLS answer in time');
    await reached(secure, 'secureConnect', { deadlineMs: tlsMs, late, signal });
    const { connectMs } = opened.value;
    return ok({ socket: secure, connectMs, tlsMs: performance.now() - startedAt });
  } catch (error) {
    return abandon(socket, error, 'tls', address);
  }
}

// RFC 9525 §2: a name in the subject alone counts no more. Node would take it, most other servers would not.
function checkIdentity(host: string, certificate: PeerCertificate): Error | undefined {
  if (certificate.subjectaltname !== undefined) return checkServerIdentity(host, certificate);
  return netError('tls_wrong_host', 'the certificate names its server in the subject alone');
}

function abandon(
  socket: Socket | undefined,
  error: unknown,
  stage: NetStage,
  address: string,
): Outcome<never> {
  socket?.destroy();
  const { cause, ...more } = failureOf(error, stage, address);
  return fail(cause, more);
}

function reached(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  { deadlineMs, late, signal }: { deadlineMs: number; late: () => Error; signal: AbortSignal },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      settle(late());
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
      settle(netError(event === 'connect' ? 'connect_reset' : 'tls_cut', `cut before ${event}`));
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
