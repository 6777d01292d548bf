import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail, ok, type Outcome } from '../../outcome.ts';
import { failureOf, netError } from '../failure.ts';
import type { Echo, Place } from '../fetcher.ts';
import type { House } from '../http/host-session.ts';
import { locate } from '../names/locate.ts';

// Datagrams get lost, and a status question is answered from memory: asked again after one second, and after
// two more. An LBRY hub ignores a second ping of one address within 100 ms.
const AGAIN_AFTER_MS = [1000, 2000];
const REPLY_BYTES_MAX = 2048;

export interface EchoOptions {
  place: Place;
  datagram: Buffer;
  house: House;
  signal: AbortSignal;
}

interface Exchange extends EchoOptions {
  address: string;
  /** Told when the address has been sent a datagram. */
  opened: () => void;
}

/** See the port: one datagram to one guarded address, and what that address answers from the same port. */
export async function echo(options: EchoOptions): Promise<Outcome<Echo>> {
  const { place, house, signal } = options;
  try {
    const located = await locate(place, house);
    if (!located.ok) return located;
    const [address] = located.value;
    if (address === undefined) return fail('dns_no_address');
    const leaveHost = await house.pace.enterHost(place.host, signal);
    try {
      // A web server of the same name may have asked for a pause that no contact waits for.
      house.pace.refuseWait(place.host, house.crawlDelayWaitMaxMs);
      const { opened, leave } = await house.pace.enterAddress(address, signal);
      try {
        return await exchange({ ...options, address, opened });
      } finally {
        leave();
      }
    } finally {
      leaveHost();
    }
  } catch (error) {
    const { cause, ...more } = failureOf(error, 'connect');
    return fail(cause, more);
  }
}

async function exchange(options: Exchange): Promise<Outcome<Echo>> {
  const { address, signal, house } = options;
  // The port of origin is the system's choice, from the unprivileged ones: hubs ignore those below 1024.
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  const ending = new AbortController();
  const { promise: ended, reject: end } = Promise.withResolvers<never>();
  const stop = (): void => {
    end(netError('monitor_suspect', 'stopped while asking'));
  };
  // Stays for the life of the socket. A port where nobody listens is told by ICMP, as an error of the socket.
  socket.on('error', end);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    await Promise.race([readied(socket, options), ended]);
    const answer = answered(socket, options);
    const startedAt = performance.now();
    send(socket, options);
    sendAgain(socket, options, ending.signal).catch(end);
    const late = sleep(house.deadlines.datagramMs, null, { signal: ending.signal }).then(() => {
      throw netError('datagram_timeout', `no answer after ${String(house.deadlines.datagramMs)} ms`);
    });
    const reply = await Promise.race([answer, late, ended]);
    // The host has certainly seen the last datagram only now.
    house.pace.asked(options.place.host, house.hostGapMs);
    // From the first question on: which of them was answered, nobody can say.
    return ok({ reply, address, ms: performance.now() - startedAt });
  } catch (error) {
    const { cause, ...more } = failureOf(error, 'connect', address);
    return fail(cause, more);
  } finally {
    ending.abort();
    signal.removeEventListener('abort', stop);
    socket.close();
  }
}

/** Waits for our turn over a socket that is bound to the other side: the system drops what comes from elsewhere. */
async function readied(socket: Socket, { address, place, house, signal }: Exchange): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    socket.connect(place.port, address, (error?: Error) => {
      if (error) reject(error);
      else resolve();
    });
  });
  await house.pace.requestTurn(place.host, signal);
}

function send(socket: Socket, { opened, place, house, datagram }: Exchange): void {
  socket.send(datagram);
  house.pace.asked(place.host, house.hostGapMs);
  opened();
}

async function sendAgain(socket: Socket, options: Exchange, signal: AbortSignal): Promise<void> {
  for (const waitMs of AGAIN_AFTER_MS) {
    await sleep(waitMs, null, { signal });
    await options.house.pace.requestTurn(options.place.host, signal);
    send(socket, options);
  }
}

function answered(socket: Socket, { address, place }: Exchange): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    socket.on('message', (reply: Buffer, from: RemoteInfo) => {
      // A stranger's datagram may have come in the moment before the socket was bound to the other side.
      if (from.address !== address || from.port !== place.port) return;
      if (reply.length <= REPLY_BYTES_MAX) resolve(reply);
      else reject(netError('body_too_large', `a datagram of ${String(reply.length)} bytes`));
    });
  });
}
