import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { NET_DEFAULTS, type NetConfig } from '@homeport/crawler/net/got-fetcher.ts';
import { Authority } from '../lab/net/authority.ts';
import { leadsTo, NameServer, reply } from '../zoo/name-server.ts';
import { BOMBS, type Bomb } from './bombs-made.ts';

/** What a fetcher in another process needs to know. */
export type Way = Pick<NetConfig, 'dnsServers' | 'extraCa' | 'httpsPort'>;

export interface BombTown {
  way: Way;
  /** Bytes that left us for each bomb, as far as the kernel took them. */
  sent: Map<string, number>;
  /** Resolves when so many connections with bombs have ended since the last such call. */
  whenCut(times: number): Promise<void>;
  close(): Promise<void>;
}

export const hostOf = ({ name }: Bomb): string => `${name.replaceAll('_', '-')}.example`;
export const pathOf = ({ name, path }: Bomb): `/${string}` => (path === undefined ? `/${name}` : '/a');
/** Hosts for many at once, each with the bomb of its turn; the last means well. */
export const crowdHost = (nth: number): string => `crowd-${String(nth)}.example`;
export const CROWD = 100;
export const HEALTHY = 'healthy.example';

/** A host for each bomb, on loopback. */
export async function openTown(): Promise<BombTown> {
  const crowd = Array.from({ length: CROWD }, (_, nth) => [crowdHost(nth), bombOf(nth)] as const);
  const byHost = new Map<string, Bomb>([...BOMBS.map((bomb) => [hostOf(bomb), bomb] as const), ...crowd]);
  const hosts = [...byHost.keys(), HEALTHY];
  const names = await NameServer.start((question) => {
    const nth = hosts.indexOf(question.name);
    if (nth < 0) return [reply(question, { rcode: 'NXDOMAIN' })];
    return leadsTo(`127.77.${String(nth >> 8)}.${String((nth & 255) + 1)}`)(question);
  });
  const authority = await Authority.create([]);
  const ledger: Ledger = { sent: new Map(), cut: 0, onCut: () => undefined };
  const server = createServer(await authority.nameless(hosts), (request, response) => {
    const bomb = byHost.get((request.headers.host ?? '').replace(/:\d+$/, ''));
    const isRobots = request.url === '/robots.txt';
    if (bomb && isRobots === (bomb.path === '/robots.txt')) explode(bomb, response, ledger);
    else response.writeHead(isRobots || bomb ? 404 : 200).end('{}');
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  const { port: httpsPort } = server.address() as AddressInfo;
  return {
    way: { dnsServers: [names.address], extraCa: authority.pem, httpsPort },
    sent: ledger.sent,
    async whenCut(times) {
      while (ledger.cut < times) await new Promise<void>((resolve) => (ledger.onCut = resolve));
      ledger.cut = 0;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await names.stop();
    },
  };
}

interface Ledger {
  sent: Map<string, number>;
  cut: number;
  onCut: () => void;
}

function explode(bomb: Bomb, response: ServerResponse, ledger: Ledger): void {
  const { status = 200, encoding, headers, name } = bomb;
  const { socket } = response.req;
  response.writeHead(status, { ...headers, ...(encoding !== null && { 'content-encoding': encoding }) });
  const before = socket.bytesWritten;
  socket.once('close', () => {
    ledger.sent.set(name, (ledger.sent.get(name) ?? 0) + socket.bytesWritten - before);
    ledger.cut += 1;
    ledger.onCut();
  });
  pipeline(bomb.body(), response, () => socket.destroy());
}

/** As in production, but that the hosts are on loopback and nobody waits between two of our own questions. */
export function configFor(way: Way): NetConfig {
  return {
    ...NET_DEFAULTS,
    ...way,
    allowNetworks: ['127.0.0.0/8'],
    userAgent: 'Homeport/0.1.0 (+https://homeport.example/bot)',
    requestsPerSecondMax: 10_000,
    hostGapMs: 0,
    addressGapMs: 0,
    now: () => new Date(),
  };
}

function bombOf(nth: number): Bomb {
  const [, gzip, thin, members] = BOMBS;
  const bomb = [gzip, thin, members][nth % 3];
  if (!bomb) throw new Error('the first bombs are gone');
  return bomb;
}
