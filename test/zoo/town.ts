import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket, type SecureContext } from 'node:tls';
import { NET_DEFAULTS, type NetConfig } from '@homeport/crawler/net/got-fetcher.ts';
import { twinOf, type Behaviour, type Line, type Manner, type Where } from './behaviour.ts';
import { digBlackhole } from './blackhole.ts';
import { DOCUMENT_PATH, healthy } from './answers.ts';
import { Certificates } from './certificates.ts';
import { jittered, serve, type Ledger } from './line.ts';
import { leadsTo, NameServer, reply } from './name-server.ts';

const PATHS: Readonly<Record<Exclude<Where, 'anything'>, string>> = {
  robots: '/robots.txt',
  index: '/.well-known/nodeinfo',
  document: DOCUMENT_PATH,
};
const ADDRESSES_PER_NET = 200;

// As long as a busy machine may need for what comes at once, and no longer.
const HURRIED = {
  dnsMs: 2500,
  connectMs: 2500,
  tlsMs: 2500,
  headersMs: 2500,
  bodyMs: 2500,
  questionMs: 6000,
  datagramMs: 1000,
};

export interface House {
  behaviour: Behaviour;
  host: string;
  address: string;
  ledger: Ledger;
}

/** Each behaviour as a host of its own: a name in DNS, an address on loopback, and a server that misbehaves. */
export class Town {
  port = 0;
  private readonly servers: Server[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly closing: (() => Promise<void>)[] = [];

  readonly houses: readonly House[];
  private readonly certificates: Certificates;
  private readonly names: NameServer;
  private readonly wait: Line['wait'];

  private constructor(
    houses: readonly House[],
    certificates: Certificates,
    names: NameServer,
    wait: Line['wait'],
  ) {
    this.houses = houses;
    this.certificates = certificates;
    this.names = names;
    this.wait = wait;
  }

  static async open(behaviours: readonly Behaviour[], random: () => number): Promise<Town> {
    const houses = behaviours.map((behaviour, at): House => ({
      behaviour,
      host: `${behaviour.name}.example`,
      address: `127.66.${1 + Math.floor(at / ADDRESSES_PER_NET)}.${1 + (at % ADDRESSES_PER_NET)}`,
      ledger: { connections: 0, open: 0, requests: [] },
    }));
    const byName = new Map(houses.flatMap((house) => namesOf(house).map((name) => [name, house] as const)));
    const names = await NameServer.start((question) => {
      const house = byName.get(question.name);
      if (!house) return [reply({ ...question, address: '' }, { rcode: 'NXDOMAIN' })];
      const script = house.behaviour.host.names ?? leadsTo(house.address);
      return script({ ...question, address: house.address });
    });
    const certificates = await Certificates.create([...byName.keys()]);
    const town = new Town(houses, certificates, names, jittered(random));
    for (const house of houses) await town.settle(house);
    return town;
  }

  /** A configuration that leads here and nowhere else. */
  config(manner: Manner): NetConfig {
    return {
      ...NET_DEFAULTS,
      dnsServers: [this.names.address],
      extraCa: this.certificates.rootPem,
      allowNetworks: ['127.0.0.0/8', '::1/128'],
      httpsPort: this.port,
      ports: { matrix: this.port, lbry: this.port },
      userAgent: 'Homeport/0.1.0 (+https://homeport.example/bot)',
      requestsPerSecondMax: 10_000,
      ...(manner !== 'paced' && { hostGapMs: 25 }),
      addressGapMs: 0,
      now: () => new Date(),
      ...(manner === 'hurried' && { deadlines: HURRIED }),
    };
  }

  /** Every name that a visitor looked up. */
  get lookedUp(): Set<string> {
    return this.names.asked;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await Promise.all(this.servers.map((server) => new Promise((resolve) => server.close(resolve))));
    await Promise.all(this.closing.map((close) => close()));
    await this.names.stop();
  }

  private async settle(house: House): Promise<void> {
    const { isAbsent = false, isBlackhole = false, datagram, hasTwin = false } = house.behaviour.host;
    if (isAbsent) return;
    if (isBlackhole) {
      this.closing.push(await digBlackhole(house.address, this.port));
      return;
    }
    await this.listen(house, house.address);
    if (hasTwin) await this.listen(house, twinOf(house.address));
    if (!datagram) return;
    const udp = createSocket('udp4');
    udp.on('message', (message, from) => {
      const bytes = datagram(message);
      if (bytes) udp.send(bytes, from.port, from.address);
    });
    udp.bind(this.port, house.address);
    await once(udp, 'listening');
    this.closing.push(() => closeUdp(udp));
  }

  private async listen(house: House, address: string): Promise<void> {
    const context = await this.contextOf(house);
    const { tcp, pauseMs = 0 } = house.behaviour.host;
    const server = createServer((socket) => {
      this.watch(house, socket);
      if (tcp) {
        tcp(socket, this.wait);
        // Who never reads never learns that the visitor has left.
        socket.resume();
      } else if (pauseMs === 0) this.talk(house, socket, context);
      else void this.wait(pauseMs).then(() => this.talk(house, socket, context));
    });
    server.listen(this.port, address);
    await once(server, 'listening');
    this.servers.push(server);
    this.port = (server.address() as AddressInfo).port;
  }

  private async contextOf({ behaviour, host }: House): Promise<SecureContext> {
    const { certificate = 'good', versions = [] } = behaviour.host.tls ?? {};
    const [minVersion, maxVersion] = versions;
    return createSecureContext({
      ...(await this.certificates.identity(certificate, host)),
      // What a good host no longer offers has to be asked for.
      ciphers: 'DEFAULT@SECLEVEL=0',
      ...(minVersion && { minVersion }),
      ...(maxVersion && { maxVersion }),
    });
  }

  private watch({ ledger }: House, socket: Socket): void {
    this.sockets.add(socket);
    ledger.connections++;
    ledger.open++;
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.sockets.delete(socket);
      ledger.open--;
    });
  }

  private talk({ behaviour, ledger }: House, raw: Socket, secureContext: SecureContext): void {
    const { tls = {}, at = 'index', say } = behaviour.host;
    const socket = new TLSSocket(raw, {
      isServer: true,
      secureContext,
      ...(tls.alpn && { ALPNProtocols: [...tls.alpn] }),
      ...(tls.demandsCertificate && { requestCert: true, rejectUnauthorized: true }),
    });
    serve({
      socket,
      raw,
      ledger,
      wait: this.wait,
      sayOn: (path) => (say && isMeant(path, at) ? say : healthy),
    });
  }
}

/** A path that no healthy host was asked to name is one to which a misbehaving host may have led. */
function isMeant(path: string, at: Where): boolean {
  if (at === 'anything' || path === PATHS[at]) return true;
  return !Object.values(PATHS).includes(path) && path !== '/.well-known/host-meta';
}

async function closeUdp(udp: UdpSocket): Promise<void> {
  udp.close();
  await once(udp, 'close');
}

function namesOf({ behaviour, host }: House): string[] {
  return [host, ...(behaviour.host.sisters ?? []).map((sister) => `${sister}.${host}`)];
}
