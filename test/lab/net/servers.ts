import { isIP } from 'node:net';
import { hostOf } from '../truth.ts';
import { Authority } from './authority.ts';
import { DatagramServer } from './datagram-server.ts';
import { DnsServer } from './dns-server.ts';
import { Gate, LISTENERS_MAX } from './gate.ts';
import type { LabHost, Ports } from './host.ts';
import { LineServer } from './line-server.ts';
import type { MeterWriter } from './meter-writer.ts';
import type { Reserved } from './ports.ts';
import { WebServer } from './web-server.ts';
import type { Lookup } from './zone.ts';

interface Options {
  reserved: Reserved;
  latencyMs?: number;
  meter: MeterWriter | null;
}

/** All that listens for the lab's hosts: names, HTTPS, lines and datagrams. */
export class Servers {
  readonly ports: Ports;
  /** `127.0.0.1:port` of the name server. */
  readonly dns: string;
  readonly authorityPem: string;
  readonly close: () => Promise<void>;

  private constructor(ports: Ports, dns: DnsServer, authorityPem: string, close: () => Promise<void>) {
    this.ports = ports;
    this.dns = `127.0.0.1:${String(dns.port)}`;
    this.authorityPem = authorityPem;
    this.close = close;
  }

  static async open(hosts: readonly LabHost[], options: Options): Promise<Servers> {
    const { reserved, latencyMs = 0, meter } = options;
    const { ports } = reserved;
    // One listener at all addresses needs 127.0.0.1 as well.
    if (hosts.length > LISTENERS_MAX) await reserved.release();
    const named = hosts.flatMap((host) => namesOf(host).map((name) => [name, host] as const));
    const names = [...new Set(named.map(([name]) => name))];
    const authority = await Authority.create(
      names.filter((name) => isIP(name) === 0 && !name.startsWith('_')),
    );
    const nameless = await authority.nameless(names.filter((name) => isIP(name) !== 0));
    const web = new WebServer({ authority, hosts: new Map(named), ports, nameless, latencyMs, meter });
    const lines = new LineServer({ ports, latencyMs, meter });
    const gates = await Promise.all([
      Gate.open({ hosts, gateway: 'https', port: ports.https }, (socket) => web.take(socket)),
      Gate.open({ hosts, gateway: 'matrix', port: ports.matrix }, (socket) => web.take(socket)),
      Gate.open({ hosts, gateway: 'lbry', port: ports.lbry }, (socket, host) => lines.take(socket, host)),
    ]);
    const datagrams = await DatagramServer.open(hosts, ports, meter);
    const dns = await DnsServer.start(lookupIn(named, ports));
    return new Servers(ports, dns, authority.pem, async () => {
      web.close();
      datagrams.close();
      await Promise.all([...gates.map((gate) => gate.close()), dns.stop(), reserved.release()]);
    });
  }
}

function namesOf(host: LabHost): string[] {
  return [hostOf(host), ...host.furtherNames];
}

// The target of an alias has an address of its own, as it would at a hoster.
function lookupIn(named: readonly (readonly [string, LabHost])[], ports: Ports): Lookup {
  const names = new Map(named.map(([name, host]) => [name, () => host.name(name, ports)]));
  for (const [name, host] of named) {
    const { alias } = host.name(name, ports);
    if (alias !== null) names.set(alias, () => ({ ...host.name(name, ports), alias: null }));
  }
  return (name) => names.get(name)?.();
}
