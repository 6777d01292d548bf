import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planCensus } from './world/census.ts';
import { VirtualClock } from './clock.ts';
import { Authority } from './net/authority.ts';
import { DnsServer } from './net/dns-server.ts';
import { Gate } from './net/gate.ts';
import type { LabHost } from './net/host.ts';
import { MeterWriter } from './net/meter-writer.ts';
import { WebServer } from './net/web-server.ts';
import type { Lookup } from './net/zone.ts';
import { readReplay } from './replay.ts';
import { makeTruthHost } from './truth-host.ts';
import type { Truth } from './truth.ts';
import { planSynthetic } from './world/synthetic.ts';
import { makeWorld, type World } from './world/world.ts';

export { VirtualClock } from './clock.ts';
export { judgePace, readMeter } from './meter.ts';
export {
  answersAt,
  policiesAt,
  stateAt,
  uptimeTruth,
  verdictAt,
  versionAt,
  type Answers,
} from './timeline.ts';
export type { Truth } from './truth.ts';

/** Exactly one of `instances`, `census` and `replay` says what the federation is made of. */
export interface LabOptions {
  instances?: number;
  /** Same seed, same federation. Default 1. */
  seed?: number;
  census?: string;
  limit?: number;
  replay?: string;
  /** For each replayed host, the tag of the recordings that are preferred. */
  variant?: Readonly<Record<string, string>>;
  meterFile?: string;
  clock?: VirtualClock;
  /** The middle of the timelines; default the start of the clock's day, in UTC. */
  anchorAt?: number;
  httpsPort?: number;
  latencyMs?: number;
}

export interface Lab {
  /** `127.0.0.1:port` of the name server. */
  dnsServers: string;
  /** The authority's certificate, in a file. */
  caFile: string;
  httpsPort: number;
  /** Names from which the whole federation can be found. */
  seeds: string[];
  truth: ReadonlyMap<string, Truth>;
  /** What each host's robots.txt says; null where it has none. */
  robots: ReadonlyMap<string, string | null>;
  clock: VirtualClock;
  /** All that a crawler must be configured with to live in this federation. */
  environment: Record<string, string>;
  /** Writes what the meter still holds to its file. */
  flushMeter: () => void;
  stop: () => Promise<void>;
}

const DAY_MS = 86_400_000;

/** Starts name server, certificates and web servers of a federation on loopback. */
export async function startLab(options: LabOptions): Promise<Lab> {
  const given = [options.instances, options.census, options.replay].filter((choice) => choice !== undefined);
  if (given.length !== 1) throw new Error('say exactly one of instances, census and replay');
  const clock = options.clock ?? new VirtualClock();
  if (options.replay !== undefined) {
    const hosts = await readReplay(options.replay, options.variant);
    const seeds = hosts.map(({ domain }) => domain);
    return await open(hosts, { ...options, clock }, { truth: new Map(), seeds });
  }
  const world = await plan(options, options.anchorAt ?? Math.floor(clock.now() / DAY_MS) * DAY_MS);
  const truth = new Map(world.instances.map((instance) => [instance.domain, instance]));
  const hosts = world.instances.map((instance) =>
    makeTruthHost(instance, clock, (domain) => truth.get(domain)),
  );
  return await open(hosts, { ...options, clock }, { truth, seeds: world.seeds });
}

async function plan(options: LabOptions, anchorAt: number): Promise<World> {
  const seed = String(options.seed ?? 1);
  if (options.instances !== undefined) {
    return makeWorld(planSynthetic(options.instances, seed), { seed, anchorAt, isLively: true });
  }
  const profiles = await planCensus(options.census ?? '', options.limit);
  return makeWorld(profiles, { seed, anchorAt, isLively: false });
}

async function open(
  hosts: readonly LabHost[],
  options: LabOptions & { clock: VirtualClock },
  { truth, seeds }: Pick<Lab, 'truth' | 'seeds'>,
): Promise<Lab> {
  const folder = await mkdtemp(join(tmpdir(), 'homeport-lab-'));
  const caFile = join(folder, 'ca.pem');
  const authority = await Authority.create(hosts.map(({ domain }) => domain));
  await writeFile(caFile, authority.pem);

  const meter = options.meterFile === undefined ? null : new MeterWriter(options.meterFile);
  const byDomain = new Map(hosts.map((host) => [host.domain, host]));
  const web = new WebServer({ authority, hosts: byDomain, latencyMs: options.latencyMs ?? 0, meter });
  const gate = await Gate.open(hosts, options.httpsPort ?? 0, (socket) => web.take(socket));
  const dns = await DnsServer.start(lookupIn(hosts));
  const dnsServers = `127.0.0.1:${dns.port}`;
  return {
    dnsServers,
    caFile,
    httpsPort: gate.port,
    seeds,
    truth,
    robots: new Map(hosts.map(({ domain, robots }) => [domain, robots])),
    clock: options.clock,
    environment: {
      DNS_SERVERS: dnsServers,
      EXTRA_CA: caFile,
      ALLOW_NETWORKS: '127.0.0.0/8',
      HTTPS_PORT: String(gate.port),
      SEEDS: seeds.join(','),
      ...clockSetting(options.clock),
    },
    flushMeter: () => meter?.flush(),
    async stop() {
      web.close();
      await Promise.all([gate.close(), dns.stop()]);
      meter?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

// Only where the lab's time isn't the real one: with it the crawler's clock follows.
function clockSetting({ origin: { virtualAt, realAt, speed } }: VirtualClock): Record<string, string> {
  if (speed === 0 || (speed === 1 && virtualAt === realAt)) return {};
  const instants = [virtualAt, realAt].map((at) => new Date(at).toISOString());
  return { CLOCK: [...instants, speed].join(',') };
}

// The target of an alias has an address of its own, as it would at a hoster.
function lookupIn(hosts: readonly LabHost[]): Lookup {
  const names = new Map(hosts.map((host) => [host.domain, () => host.name()]));
  for (const host of hosts) {
    const { alias } = host.name();
    if (alias !== null) names.set(alias, () => ({ ...host.name(), alias: null }));
  }
  return (name) => names.get(name)?.();
}
