import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket, type SecureContext } from 'node:tls';
import { NET_DEFAULTS, type NetConfig } from '@homeport/crawler/net/got-fetcher.ts';
import type { Behaviour, Line, Where } from './behaviour.ts';
import { digBlackhole } from './blackhole.ts';
import { DOCUMENT_PATH, healthy } from './answers.ts';
import { Certificates } from './certificates.ts';
import { jittered, serve, type Ledger } from './line.ts';
import { leadsTo, NameServer } from './name-server.ts';

const PATHS: Readonly<Record<Where, string>> = {
  robots: '/robots.txt',
  index: '/.well-known/nodeinfo',
  document: DOCUMENT_PATH,
};
const ADDRESSES_PER_NET = 200;

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
      const { address } = house ?? { address: '' };
      const script = house?.behaviour.host.names ?? leadsTo(...(house ? [address] : []));
      return script({ ...question, address });
    });
    const certificates = await Certificates.create([...byName.keys()]);
    const town = new Town(houses, certificates, names, jittered(random));
    for (const house of houses) await town.settle(house);
    return town;
  }

  /** A configuration that leads here and nowhere else, with deadlines that can be waited for. */
  get config(): NetConfig {
    return {
      ...NET_DEFAULTS,
      dnsServers: [this.names.address],
      extraCa: this.certificates.rootPem,
      allowNetworks: ['127.0.0.0/8', '::1/128'],
      httpsPort: this.port,
      userAgent: 'Homeport/0.1.0 (+https://homeport.example/bot)',
      requestsPerSecondMax: 10_000,
      // What comes unasked within the gap is noticed before the next question.
      hostGapMs: 25,
      addressGapMs: 0,
      now: () => new Date(),
      deadlines: {
        dnsMs: 2500,
        connectMs: 1000,
        tlsMs: 1500,
        headersMs: 1500,
        bodyMs: 1500,
        questionMs: 4000,
        datagramMs: 1000,
      },
    };
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await Promise.all(this.servers.map((server) => new Promise((resolve) => server.close(resolve))));
    await Promise.all(this.closing.map((close) => close()));
    await this.names.stop();
  }

  private async settle(house: House): Promise<void> {
    const { isAbsent = false, isBlackhole = false, tls = {}, tcp } = house.behaviour.host;
    if (isAbsent) return;
    if (isBlackhole) {
      this.closing.push(await digBlackhole(house.address, this.port));
      return;
    }
    const { key, cert } = await this.certificates.identity(tls.certificate ?? 'good', house.host);
    const [minVersion, maxVersion] = tls.versions ?? [];
    const context = createSecureContext({
      key,
      cert,
      // What a good host no longer offers has to be asked for.
      ciphers: 'DEFAULT@SECLEVEL=0',
      ...(minVersion && { minVersion }),
      ...(maxVersion && { maxVersion }),
    });
    const server = createServer((socket) => {
      this.watch(house, socket);
      if (tcp) tcp(socket, this.wait);
      else this.talk(house, socket, context);
    });
    server.listen(this.port, house.address);
    await once(server, 'listening');
    this.servers.push(server);
    this.port = (server.address() as AddressInfo).port;
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
      sayOn: (path) => (say && (path === PATHS[at] || !isOrdinary(path)) ? say : healthy),
    });
  }
}

/** Paths that no healthy host was asked to name: a misbehaving one may have led there. */
function isOrdinary(path: string): boolean {
  return Object.values(PATHS).includes(path) || path === '/.well-known/host-meta';
}

function namesOf({ behaviour, host }: House): string[] {
  return [host, ...(behaviour.host.sisters ?? []).map((sister) => `${sister}.${host}`)];
}
