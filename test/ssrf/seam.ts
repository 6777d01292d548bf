import { Socket as Datagrams } from 'node:dgram';
import { Socket } from 'node:net';
import type { Reached } from './world.ts';

/** Where the listeners of the world really are, by the port that is dialled. */
export type Detours = ReadonlyMap<number, number>;

/**
 * For machines that lend no network of their own: whatever opens a connection passes here, at the last call before the
 * kernel. It is noted, and led to a listener on loopback, which stands for the whole internet.
 */
export function watchSeam(detours: Detours, onReached: (reached: Reached) => void): void {
  const plain = {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called below with its own object
    tcp: Socket.prototype.connect as (...args: unknown[]) => Socket,
    // eslint-disable-next-line @typescript-eslint/unbound-method -- the same
    udp: Datagrams.prototype.connect as (...args: unknown[]) => void,
  };
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    // net.connect hands on its arguments as one list.
    const [first] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
    const { host, port } = first as { host: string; port: number };
    onReached({ address: host, port, transport: 'tcp' });
    Object.defineProperty(this, 'remoteAddress', { value: host });
    return plain.tcp.call(this, { host: '127.0.0.1', port: detours.get(port) ?? 1, autoSelectFamily: false });
  };
  Datagrams.prototype.connect = function (this: Datagrams, ...args: unknown[]) {
    const [port, address, done] = args as [number, string, () => void];
    onReached({ address, port, transport: 'udp' });
    plain.udp.call(this, 9, '127.0.0.1', done);
  };
}
