import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { Authority } from '../lab/net/authority.ts';
import { leadsTo, NameServer, reply } from '../zoo/name-server.ts';

/** Ways to hold whoever asks for as long as he lets himself be held. */
export const PITS = [
  'silence',
  'slow TLS',
  'endless headers',
  'drip',
  'half open',
  'after robots.txt',
] as const;
export type Pit = (typeof PITS)[number];

export interface TownOptions {
  healthy: number;
  tarpits: number;
  /** Where the authority's certificate is written to. */
  folder: string;
}

export interface TarpitTown {
  /** For a crawler. */
  environment: Record<string, string>;
  healthy: string[];
  tarpits: string[];
  /** Connections that are held at the moment. */
  held: () => number;
  close(): Promise<void>;
}

const DRIP_MS = 200;
// The head of a TLS record with a ServerHello of 16 KiB, which then comes byte by byte.
const SLOW_HELLO = Buffer.from([22, 3, 3, 0x40, 0, 2, 0, 0x3f, 0xfc, 3, 3]);
const INDEX = '/.well-known/nodeinfo';

/** Each has a name that somebody registered and an address of its own, as strangers have. */
export async function openTown({ healthy, tarpits, folder }: TownOptions): Promise<TarpitTown> {
  const names = Array.from({ length: healthy + tarpits }, (_, nth) =>
    nth < healthy ? `well-${String(nth)}.example` : `pit-${String(nth - healthy)}.example`,
  );
  const numbers = new Map(names.map((name, nth) => [name, nth]));
  const nameServer = await NameServer.start((question) => {
    const nth = numbers.get(question.name);
    return nth === undefined ? [reply(question, { rcode: 'NXDOMAIN' })] : leadsTo(addressOf(nth))(question);
  });
  const authority = await Authority.create(names);
  const caFile = `${folder}/authority.pem`;
  await writeFile(caFile, authority.pem);

  const held = new Set<Socket>();
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const nth = numberOf(socket.localAddress ?? '');
    if (nth < healthy) {
      socket.on('end', () => socket.destroy());
      answer(socket, authority, replyOf);
      return;
    }
    const pit = PITS[nth % PITS.length] ?? 'silence';
    held.add(socket);
    socket.on('close', () => held.delete(socket));
    socket.on('end', () => {
      // Whoever was held has gone; one kind of tarpit never says goodbye.
      held.delete(socket);
      if (pit !== 'half open') socket.destroy();
    });
    trap(socket, pit, authority);
  });
  server.listen({ port: 0, host: '0.0.0.0', backlog: 4096 });
  await once(server, 'listening');
  return {
    environment: {
      DNS_SERVERS: nameServer.address,
      EXTRA_CA: caFile,
      ALLOW_NETWORKS: '127.0.0.0/8',
      HTTPS_PORT: String((server.address() as AddressInfo).port),
    },
    healthy: names.slice(0, healthy),
    tarpits: names.slice(healthy),
    held: () => held.size,
    close: () => end(server, sockets, nameServer),
  };
}

async function end(server: Server, sockets: ReadonlySet<Socket>, nameServer: NameServer): Promise<void> {
  for (const socket of sockets) socket.destroy();
  server.close();
  await nameServer.stop();
}

// From 127.80.0.0 on, so that no lab is met; each in a group (/24) of its own, as far as they go.
function addressOf(nth: number): string {
  return `127.${String(80 + (nth & 31))}.${String((nth >> 5) & 255)}.${String(1 + (nth >> 13))}`;
}

function numberOf(address: string): number {
  const [, b = 0, c = 0, d = 0] = address.replace('::ffff:', '').split('.').map(Number);
  return (b - 80) | (c << 5) | ((d - 1) << 13);
}

type Say = (path: string, host: string, socket: Socket) => void;

function trap(socket: Socket, pit: Pit, authority: Authority): void {
  switch (pit) {
    case 'silence':
      socket.resume();
      return;
    case 'slow TLS':
      socket.resume();
      drip(socket, (nth) => SLOW_HELLO.subarray(nth, nth + 1));
      return;
    case 'endless headers':
      answer(socket, authority, (_path, _host, talk) => {
        talk.write('HTTP/1.1 200 OK\r\n');
        drip(talk, (nth) => `X-${String(nth)}: y\r\n`);
      });
      return;
    case 'drip':
      answer(socket, authority, (_path, _host, talk) => {
        talk.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
        drip(talk, () => 'a');
      });
      return;
    case 'half open':
      answer(socket, authority, () => undefined);
      return;
    case 'after robots.txt':
      answer(socket, authority, (path, host, talk) => {
        if (path === '/robots.txt') replyOf(path, host, talk);
      });
  }
}

function drip(socket: Socket, part: (nth: number) => string | Buffer): void {
  let nth = 0;
  const timer = setInterval(() => {
    const bytes = part(nth++);
    socket.write(bytes.length > 0 ? bytes : Buffer.from([0]));
  }, DRIP_MS);
  socket.on('close', () => clearInterval(timer));
}

/** Speaks TLS, and tells for each request its path. */
function answer(raw: Socket, authority: Authority, say: Say): void {
  const socket = new TLSSocket(raw, {
    isServer: true,
    SNICallback: (name, done) => {
      authority.contextFor(name).then((context) => done(null, context), done);
    },
  });
  socket.on('error', () => raw.destroy());
  socket.on('end', () => socket.end());
  socket.on('data', (request: Buffer) => {
    const text = request.toString('latin1');
    say(/^\w+ (\S+)/.exec(text)?.[1] ?? '', /^host: ([^:\r]+)/im.exec(text)?.[1] ?? '', socket);
  });
}

/** A server that means well, of a software that nobody knows: its NodeInfo is all that is asked for. */
function replyOf(path: string, host: string, socket: Socket): void {
  const body = JSON.stringify(documentAt(path, host) ?? {});
  const status = documentAt(path, host) === null ? '404 Not Found' : '200 OK';
  const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${String(body.length)}\r\n\r\n`;
  socket.write(head + body);
}

function documentAt(path: string, host: string): unknown {
  if (path === INDEX) {
    const rel = 'http://nodeinfo.diaspora.software/ns/schema/2.0';
    return { links: [{ rel, href: `https://${host}/nodeinfo/2.0` }] };
  }
  if (path !== '/nodeinfo/2.0') return null;
  return {
    version: '2.0',
    software: { name: 'homely', version: '1.0.0' },
    protocols: ['activitypub'],
    services: { inbound: [], outbound: [] },
    openRegistrations: false,
    usage: { users: { total: 12 } },
    metadata: {},
  };
}
