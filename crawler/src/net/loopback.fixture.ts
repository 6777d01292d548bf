// A small world on loopback for the specs of this folder: real DNS over UDP, real TLS from its own authority.
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { isIP, type AddressInfo, type Server } from 'node:net';
import { createServer as createTls, type TLSSocket } from 'node:tls';
import * as x509 from '@peculiar/x509';
import packet from 'dns-packet';
import { parseDomain, type DomainName } from '@homeport/db';
import { createFetcher, NET_DEFAULTS, type NetConfig } from './got-fetcher.ts';
import type { Contact, Fetcher } from './fetcher.ts';
import { webPlace } from './place.ts';

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 24 * 60 * 60 * 1000;

export interface Identity {
  key: string;
  cert: string;
}

export interface Authority {
  pem: string;
  issue(names: readonly string[], validity?: { from: Date; to: Date }): Promise<Identity>;
}

export async function createAuthority(): Promise<Authority> {
  x509.cryptoProvider.set(webcrypto);
  const keys = await webcrypto.subtle.generateKey(ECDSA, true, ['sign', 'verify']);
  const validity = { from: new Date(Date.now() - 400 * DAY_MS), to: new Date(Date.now() + 400 * DAY_MS) };
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Loopback authority',
    keys,
    signingAlgorithm: ECDSA,
    notBefore: validity.from,
    notAfter: validity.to,
    extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
  });
  return {
    pem: root.toString('pem'),
    async issue(
      names,
      { from, to } = { from: new Date(Date.now() - DAY_MS), to: new Date(Date.now() + DAY_MS) },
    ) {
      const leaf = await webcrypto.subtle.generateKey(ECDSA, true, ['sign', 'verify']);
      const certificate = await x509.X509CertificateGenerator.create({
        subject: 'CN=leaf',
        issuer: root.subject,
        publicKey: leaf.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: ECDSA,
        notBefore: from,
        notAfter: to,
        extensions: [
          new x509.SubjectAlternativeNameExtension(
            names.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
          ),
        ],
      });
      const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', leaf.privateKey));
      const lines = key.toString('base64').replace(/.{64}/g, '$&\n');
      return {
        cert: certificate.toString('pem'),
        key: `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`,
      };
    },
  };
}

/** What the name server says of a name; a list of such answers is given one after the other. */
export interface Zone {
  a?: readonly string[];
  aaaa?: readonly string[];
  /** The name is another one's alias, whose addresses are `a` and `aaaa`. */
  cname?: string;
  srv?: readonly { priority: number; weight: number; port: number; target: string }[];
  rcode?: 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED';
  isSilent?: boolean;
}

export interface NameServer {
  address: string;
  zones: Map<string, Zone | (() => Zone)>;
  /** Questions for A records, by name, in order. */
  asked: string[];
  close: () => void;
}

const RCODES = { NXDOMAIN: 3, SERVFAIL: 2, REFUSED: 5 } as const;

export async function createNameServer(): Promise<NameServer> {
  const socket = createSocket('udp4');
  const zones: NameServer['zones'] = new Map();
  const asked: string[] = [];
  socket.on('message', (message, peer) => {
    const query = packet.decode(message);
    const question = query.questions?.[0];
    if (!question) return;
    const name = question.name.toLowerCase();
    if (question.type === 'A') asked.push(name);
    const entry = zones.get(name);
    const zone: Zone = (typeof entry === 'function' ? entry() : entry) ?? { rcode: 'NXDOMAIN' };
    if (zone.isSilent === true) return;
    const reply = packet.encode({
      type: 'response',
      id: query.id ?? 0,
      flags: packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE | (zone.rcode ? RCODES[zone.rcode] : 0),
      questions: [question],
      answers: answersOf(zone, question.name, question.type),
    });
    socket.send(reply, peer.port, peer.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { address: `127.0.0.1:${socket.address().port}`, zones, asked, close: () => socket.close() };
}

function answersOf({ a, aaaa, cname, srv }: Zone, name: string, type: string): packet.Answer[] {
  if (type === 'SRV') return (srv ?? []).map((data) => ({ type: 'SRV', name, ttl: 0, data }));
  const alias: packet.Answer[] = cname === undefined ? [] : [{ type: 'CNAME', name, ttl: 0, data: cname }];
  const owner = cname ?? name;
  const four = (type === 'A' ? a : undefined) ?? [];
  const six = (type === 'AAAA' ? aaaa : undefined) ?? [];
  return [
    ...alias,
    ...four.map((data): packet.Answer => ({ type: 'A', name: owner, ttl: 0, data })),
    ...six.map((data): packet.Answer => ({ type: 'AAAA', name: owner, ttl: 0, data })),
  ];
}

/** One request as the victim saw it. */
export interface Seen {
  at: number;
  host: string;
  path: string;
  method: string;
  userAgent: string;
  /** Counts the connections of this server. */
  connection: number;
  body: string;
}

export interface Site {
  port: number;
  seen: Seen[];
  /** Monotonic instants at which TCP connections arrived. */
  opened: number[];
  /** How many connections were open at once at most. */
  openMax: number;
  close: () => Promise<void>;
}

/** An HTTPS server, by default on every 127.x address; names and certificates by `identity`. */
export async function createSite(
  identity: Identity,
  handler: RequestListener,
  host = '0.0.0.0',
): Promise<Site> {
  const server = createHttps(identity);
  const numbers = new WeakMap<object, number>();
  const site = watch(server, (socket, number) => numbers.set(socket, number));
  server.on('request', (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      site.seen.push({
        at: performance.now(),
        host: request.headers.host ?? '',
        path: request.url ?? '',
        method: request.method ?? '',
        userAgent: request.headers['user-agent'] ?? '',
        connection: numbers.get(request.socket) ?? -1,
        body: Buffer.concat(chunks).toString(),
      });
      handler(request, response);
    });
  });
  return listen(server, site, host);
}

/** A TLS server that says exactly what `talk` writes, for what no HTTP library would send. */
export async function createRawSite(
  identity: Identity,
  talk: (socket: TLSSocket, request: string) => void,
): Promise<Site> {
  const server = createTls(identity, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => talk(socket, data.toString('latin1')));
  });
  return listen(
    server,
    watch(server, () => undefined),
    '0.0.0.0',
  );
}

function watch(server: Server, onSecure: (socket: object, number: number) => void): Site {
  const site: Site = { port: 0, seen: [], opened: [], openMax: 0, close: () => Promise.resolve() };
  let open = 0;
  server.on('connection', (socket) => {
    site.opened.push(performance.now());
    open++;
    site.openMax = Math.max(site.openMax, open);
    socket.on('error', () => undefined);
    socket.on('close', () => open--);
  });
  server.on('secureConnection', (socket: object) => onSecure(socket, site.opened.length));
  server.on('tlsClientError', () => undefined);
  return site;
}

async function listen(server: Server, site: Site, host: string): Promise<Site> {
  server.listen(0, host);
  await once(server, 'listening');
  site.port = (server.address() as AddressInfo).port;
  site.close = () =>
    new Promise((resolve) => {
      if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function') {
        (server as ReturnType<typeof createHttps>).closeAllConnections();
      }
      server.close(() => resolve());
    });
  return site;
}

export function domain(name: string): DomainName {
  const parsed = parseDomain(name);
  if (!parsed.ok) throw new Error(`${name}: ${parsed.reason}`);
  return parsed.domain;
}

/** A configuration that reaches only this world; quick, where a spec is not about pace. */
export function loopbackConfig(nameServer: NameServer, authority: Authority, port: number): NetConfig {
  return {
    ...NET_DEFAULTS,
    dnsServers: [nameServer.address],
    extraCa: authority.pem,
    allowNetworks: ['127.0.0.0/8'],
    httpsPort: port,
    userAgent: 'Homeport/0.1.0 (+https://homeport.example/bot)',
    requestsPerSecondMax: 10_000,
    hostGapMs: 0,
    addressGapMs: 0,
    now: () => new Date(),
    deadlines: {
      dnsMs: 500,
      connectMs: 500,
      tlsMs: 500,
      headersMs: 400,
      bodyMs: 600,
      questionMs: 1500,
      datagramMs: 5000,
    },
  };
}

/** Runs a task with a fetcher and one contact, and leaves nothing open. */
export async function withContact<T>(
  config: NetConfig,
  name: string,
  task: (contact: Contact, fetcher: Fetcher) => Promise<T>,
): Promise<T> {
  const fetcher = createFetcher(config);
  const contact = fetcher.open(webPlace(domain(name)), null, AbortSignal.timeout(20_000));
  try {
    return await task(contact, fetcher);
  } finally {
    contact.close();
    await fetcher.destroy();
  }
}
