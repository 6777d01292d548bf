import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createHttps, type Server as HttpsServer } from 'node:https';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from 'dns-packet';
import { Authority } from '../lab/net/authority.ts';
import { addresses, NameServer, reply, type NameQuestion } from '../zoo/name-server.ts';
import { watchDatagrams, watchSeam } from './seam.ts';

/** Something that was opened toward an address: a connection, or the other side of a datagram. */
export interface Reached {
  address: string;
  port: number;
  transport: 'tcp' | 'udp';
}

/** What a host of the world answers to a path; nothing is 404 for robots.txt, and 500 for all else. */
export type Answers = (path: string) => Answered | undefined;

export interface Answered {
  location?: string;
  json?: unknown;
  /** The next question needs another connection. */
  isLast?: boolean;
}

/** What the name server says of a name. */
export interface Zone {
  addresses?: readonly string[];
  srv?: { port: number; target: string };
}

export const HUB_PORT = 50_001;
const WEB_PORTS = [443, 8448, 8449];
// Where nothing may ever arrive, whatever a record or a link says.
const OTHER_PORTS = [22, 25, 80, 3128, 5432, 6379, 11_211];

export const LANES = 8;
export const laneName = (lane: number): string => `lane${String(lane)}.example`;

/** All of the internet: every address takes connections, tells who came, and answers as it is told. */
export class World {
  readonly reached: Reached[] = [];
  readonly answers = new Map<string, Answers>();
  readonly zones = new Map<string, Zone | (() => Zone)>();
  /** PEM of the one who signs for this world. */
  readonly authorityPem: string;
  private nameServer: NameServer | null = null;
  private readonly closing: (() => void)[] = [];
  private readonly connectionsBefore: number;

  private constructor(authorityPem: string) {
    this.authorityPem = authorityPem;
    this.connectionsBefore = countConnections();
  }

  /** `isEnclosed` where the network is our own and every address of it leads here; otherwise at the seam. */
  static async open(isEnclosed: boolean): Promise<World> {
    const authority = await Authority.create([]);
    const world = new World(authority.pem);
    world.nameServer = await NameServer.start((question) => world.tell(question));
    const lanes = Array.from({ length: LANES }, (_, lane) => laneName(lane));
    const identity = await authority.nameless(lanes.flatMap((name) => [name, `*.${name}`]));
    const serveWeb = (request: IncomingMessage, response: ServerResponse) => world.answer(request, response);
    if (!isEnclosed) {
      const web = portOf(await world.listen(createHttps(identity, serveWeb), 0, '127.0.0.1', false));
      const hub = portOf(await world.listen(createServer(echoLines), 0, '127.0.0.1', false));
      const detours = [...WEB_PORTS, ...OTHER_PORTS].map((port) => [port, web] as const);
      watchSeam(new Map([...detours, [HUB_PORT, hub]]), (reached) => world.reached.push(reached));
      return world;
    }
    for (const host of ['0.0.0.0', '::']) {
      for (const port of WEB_PORTS) await world.listen(createHttps(identity, serveWeb), port, host);
      for (const port of OTHER_PORTS) await world.listen(createServer(), port, host);
      await world.listen(createServer(echoLines), HUB_PORT, host);
    }
    await world.echoDatagrams();
    return world;
  }

  /**
   * How many TCP connections were opened in this network that no listener took; null where the kernel doesn't say. With
   * it nothing can have gone to a port at which nobody listens.
   */
  unseen(): number | null {
    if (this.connectionsBefore < 0) return null;
    const taken = this.reached.filter(({ transport }) => transport === 'tcp').length;
    return countConnections() - this.connectionsBefore - taken;
  }

  close(): void {
    for (const close of this.closing) close();
    this.nameServer?.stop().catch(() => undefined);
  }

  get dnsServer(): string {
    return this.nameServer?.address ?? '';
  }

  private tell(question: NameQuestion): Buffer[] {
    const { name, type } = question;
    const said = this.zones.get(name);
    const zone = typeof said === 'function' ? said() : said;
    if (!zone) return [reply(question, { rcode: 'NXDOMAIN' })];
    const data = { priority: 10, weight: 5, port: zone.srv?.port ?? 0, target: zone.srv?.target ?? '.' };
    const services: Answer[] = zone.srv && type === 'SRV' ? [{ type: 'SRV', name, ttl: 0, data }] : [];
    return [reply(question, { answers: [...addresses(question, zone.addresses ?? []), ...services] })];
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = request.url ?? '/';
    const answered = this.answers.get(host)?.(path);
    const { location, json, isLast = false } = answered ?? {};
    const status = location !== undefined ? 302 : path === '/robots.txt' ? 404 : 500;
    if (isLast) response.setHeader('connection', 'close');
    if (location !== undefined) response.setHeader('location', wire(location));
    response.writeHead(json === undefined ? status : 200).end(JSON.stringify(json ?? {}));
  }

  private async listen<Kind extends Server | HttpsServer>(
    server: Kind,
    port: number,
    host: string,
    isLogged = true,
  ): Promise<Kind> {
    const sockets = new Set<Socket>();
    server.on('tlsClientError', () => undefined);
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      if (!isLogged) return;
      this.reached.push({ address: socket.localAddress ?? '', port, transport: 'tcp' });
    });
    server.listen({ port, host, ipv6Only: host === '::', backlog: 1024 });
    await once(server, 'listening');
    this.closing.push(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return server;
  }

  private async echoDatagrams(): Promise<void> {
    watchDatagrams((reached) => this.reached.push(reached));
    for (const type of ['udp4', 'udp6'] as const) {
      const socket: UdpSocket = createSocket({ type, ipv6Only: type === 'udp6' });
      socket.on('message', (message, from) => {
        socket.send(message, from.port, from.address);
      });
      socket.bind(HUB_PORT);
      await once(socket, 'listening');
      this.closing.push(() => socket.close());
    }
  }
}

/** UTF-8 as Node wants it in a header, without the line ends, which no HTTP library would send. */
function wire(text: string): string {
  return Buffer.from(text.replaceAll(/[\r\n]/g, '')).toString('latin1');
}

function echoLines(socket: Socket): void {
  socket.on('data', (data) => socket.write(data));
}

function portOf(server: Server | HttpsServer): number {
  return (server.address() as AddressInfo).port;
}

/** "ActiveOpens" of RFC 4022, counted by the kernel for each network of its own; -1 without /proc. */
function countConnections(): number {
  try {
    const [names = '', values = ''] = readFileSync('/proc/net/snmp', 'utf8').match(/^Tcp:.*$/gm) ?? [];
    return Number(values.split(' ')[names.split(' ').indexOf('ActiveOpens')] ?? -1);
  } catch {
    return -1;
  }
}
