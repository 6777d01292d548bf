import { Socket as Datagrams } from 'node:dgram';
import { Socket } from 'node:net';
import type { Reached } from './world.ts';

/** Where the listeners of the world really are, by the port that is dialled. */
export type Detours = ReadonlyMap<number, number>;

// RFC 863: whatever is sent there is thrown away.
const DISCARD_PORT = 9;

/**
 * For machines that lend no network of their own: whatever opens a connection passes here, at the last call before the
 * kernel. It is noted, and led to a listener on loopback, which stands for the whole internet.
 */
export function watchSeam(detours: Detours, onReached: (reached: Reached) => void): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called below with its own object
  const plain = Socket.prototype.connect as (...args: unknown[]) => Socket;
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    // net.connect hands on its arguments as one list.
    const [first] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
    const { host, port } = first as { host: string; port: number };
    onReached({ address: host, port, transport: 'tcp' });
    Object.defineProperty(this, 'remoteAddress', { value: host });
    return plain.call(this, { host: '127.0.0.1', port: detours.get(port) ?? 1, autoSelectFamily: false });
  };
  watchDatagrams(onReached, () => [DISCARD_PORT, '127.0.0.1']);
}

/** A datagram doesn't tell its reader where it was sent to: the sender is watched, also where nothing is led astray. */
export function watchDatagrams(
  onReached: (reached: Reached) => void,
  lead: (port: number, address: string) => [port: number, address: string] = (port, address) => [
    port,
    address,
  ],
): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called below with its own object
  const plain = Datagrams.prototype.connect as (...args: unknown[]) => void;
  Datagrams.prototype.connect = function (this: Datagrams, ...args: unknown[]) {
    const [port, address, done] = args as [number, string, () => void];
    onReached({ address, port, transport: 'udp' });
    plain.call(this, ...lead(port, address), done);
  };
}
