import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { LabHost } from './host.ts';

/**
 * Up to this many hosts get a listener each, so that a refused connection is really refused. Beyond it one
 * listener serves all addresses, and hosts that refuse reset the connection instead.
 */
const LISTENERS_MAX = 700;

const BACKLOG = 511;

/** The door to every address of the lab: hands on, resets or keeps silent, by the host behind the address. */
export class Gate {
  readonly port: number;
  readonly #servers: readonly Server[];
  readonly #sockets = new Set<Socket>();

  private constructor(port: number, servers: readonly Server[]) {
    this.port = port;
    this.#servers = servers;
  }

  static async open(hosts: readonly LabHost[], port: number, take: (socket: Socket) => void): Promise<Gate> {
    const listening = hosts.filter(({ isNeverListening }) => !isNeverListening);
    const addresses =
      hosts.length <= LISTENERS_MAX ? [...new Set(listening.map(({ address }) => address))] : ['0.0.0.0'];
    const { port: bound, servers } = await listenOnAll(addresses, port);
    const gate = new Gate(bound, servers);
    const byAddress = new Map(hosts.map((host) => [host.address, host]));
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

  #admit(socket: Socket, host: LabHost | undefined, take: (socket: Socket) => void): void {
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
        take(socket);
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

interface Bound {
  port: number;
  servers: Server[];
}

async function listenOnAll(addresses: readonly string[], port: number): Promise<Bound> {
  for (let attempt = 0; ; attempt++) {
    const servers: Server[] = [];
    try {
      return { port: await listenOnEach(addresses, port, servers), servers };
    } catch (error) {
      for (const server of servers) server.close();
      if (error instanceof Error && 'code' in error && error.code === 'EADDRNOTAVAIL') {
        const sentence = 'the lab needs all of 127.0.0.0/8, and this system has only 127.0.0.1 of it';
        throw new Error(sentence, { cause: error });
      }
      // A free port on the first address may be taken on another: try the next one, unless one was given.
      if (port !== 0 || attempt > 4) throw error;
    }
  }
}

async function listenOnEach(addresses: readonly string[], port: number, servers: Server[]): Promise<number> {
  let bound = port;
  for (const host of addresses) {
    const server = createServer({ noDelay: true });
    server.listen({ port: bound, host, backlog: BACKLOG });
    await once(server, 'listening');
    servers.push(server);
    const at = server.address();
    if (at !== null && typeof at !== 'string') bound = at.port;
  }
  return bound;
}
