import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Gateway, LabHost } from './host.ts';

/**
 * Up to this many hosts get a listener each, so that a refused connection is really refused. Beyond it one
 * listener serves all addresses that are one host's, and hosts that refuse reset the connection instead.
 */
export const LISTENERS_MAX = 700;

const BACKLOG = 511;

type Take = (socket: Socket, host: LabHost) => void;

interface GateOptions {
  hosts: readonly LabHost[];
  gateway: Gateway;
  port: number;
}

/** One port at every address of the lab: hands on, resets or keeps silent, by the host behind the address. */
export class Gate {
  readonly #servers: readonly Server[];
  readonly #sockets = new Set<Socket>();

  private constructor(servers: readonly Server[]) {
    this.#servers = servers;
  }

  static async open({ hosts, gateway, port }: GateOptions, take: Take): Promise<Gate> {
    const listening = hostsByAddress(hosts, gateway);
    const addresses =
      hosts.length <= LISTENERS_MAX
        ? [...listening.keys()]
        : // libuv takes one connection a turn of its loop: of a crowd the last is seen late. Where neighbours share an
          // address their visitors are judged together, so that nobody may wait there behind a crowd elsewhere.
          ['0.0.0.0', ...sharedAddresses(hosts, gateway)];
    const servers = await listenOnAll(addresses, port);
    const gate = new Gate(servers);
    // Behind one listener for all, those who are never there must be known as well, to reset the connection.
    const absent = hosts.map((host) => [host.address, host] as const);
    const byAddress = gateway === 'https' ? new Map([...absent, ...listening]) : listening;
    for (const server of servers) {
      server.on('connection', (socket) => {
        gate.#admit(socket, byAddress.get(addressOf(socket)), take);
      });
    }
    return gate;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(this.#servers.map((server) => once(server.close(), 'close')));
  }

  #admit(socket: Socket, host: LabHost | undefined, take: Take): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    // Nothing but the lab's own addresses: the listener on all addresses must serve nobody else.
    if (host === undefined) {
      socket.destroy();
      return;
    }
    switch (host.door()) {
      case 'open':
        take(socket, host);
        return;
      case 'refused':
      case 'reset':
        socket.resetAndDestroy();
        return;
      case 'silent':
        socket.resume();
    }
  }
}

export function addressOf(socket: Socket): string {
  return (socket.localAddress ?? '').replace(/^::ffff:/, '');
}

/** Who listens at which address, at one of the lab's ports. */
export function hostsByAddress(hosts: readonly LabHost[], gateway: Gateway): Map<string, LabHost> {
  return new Map(
    hosts.flatMap((host) =>
      host.listeners.filter((listener) => listener.gateway === gateway).map(({ address }) => [address, host]),
    ),
  );
}

function sharedAddresses(hosts: readonly LabHost[], gateway: Gateway): string[] {
  const listeners = hosts.flatMap((host) => host.listeners.filter((one) => one.gateway === gateway));
  const counts = Map.groupBy(listeners, ({ address }) => address);
  return [...counts].flatMap(([address, { length }]) => (length > 1 ? [address] : []));
}

async function listenOnAll(addresses: readonly string[], port: number): Promise<Server[]> {
  const servers: Server[] = [];
  try {
    for (const host of addresses) {
      const server = createServer({ noDelay: true });
      servers.push(server);
      // One for all addresses and one for a single of them are let in beside each other; the narrower is chosen.
      server.listen({ port, host, backlog: BACKLOG, reusePort: addresses.includes('0.0.0.0') });
      await once(server, 'listening');
    }
    return servers;
  } catch (error) {
    for (const server of servers) server.close();
    if (error instanceof Error && 'code' in error && error.code === 'EADDRNOTAVAIL') {
      const sentence = 'the lab needs all of 127.0.0.0/8, and this system has only 127.0.0.1 of it';
      throw new Error(sentence, { cause: error });
    }
    throw error;
  }
}
