import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planCensus } from './world/census.ts';
import { VirtualClock } from './clock.ts';
import type { LabHost, Ports } from './net/host.ts';
import { MeterWriter } from './net/meter-writer.ts';
import { reservePorts, type Reserved } from './net/ports.ts';
import { Servers } from './net/servers.ts';
import { readReplay } from './replay.ts';
import { makeTruthHost } from './truth-host.ts';
import { hostOf, type Truth } from './truth.ts';
import { makeWishes } from './wishes/world.ts';
import { makeGuests, makeShowcase, type Lives } from './world/showcase.ts';
import { planScale } from './world/scale.ts';
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

/** Exactly one of `instances`, `census`, `replay`, `showcase` and `wishes` says what the federation is made of. */
export interface LabOptions {
  instances?: number;
  /** Same seed, same federation. Default 1. */
  seed?: number;
  census?: string;
  limit?: number;
  replay?: string;
  /** One calm instance of every software and variant, which publishes all that it can; or some, and what happens to them. */
  showcase?: true | Lives;
  /** One calm instance for each way in which an operator says how far a directory may go. */
  wishes?: true;
  /** Beside `instances`: the showcase's homeservers of Matrix and hubs of LBRY, as guests from other networks. */
  withGuests?: boolean;
  /** Beside `instances`: how the network is made large and hostile; its lists of peers are short then. */
  scale?: { vhosts: number; hostileShare: number };
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
  ports: Ports;
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
// In a large network the lab must stay cheaper than the crawler that is measured.
const SCALE_PEERS_MAX = 60;

/** Starts name server, certificates and web servers of a federation on loopback. */
export async function startLab(options: LabOptions): Promise<Lab> {
  const { instances, census, replay, showcase, wishes } = options;
  const given = [instances, census, replay, showcase, wishes].filter((choice) => choice !== undefined);
  if (given.length !== 1) {
    throw new Error('say exactly one of instances, census, replay, showcase and wishes');
  }
  const clock = options.clock ?? new VirtualClock();
  const reserved = await reservePorts(options.httpsPort ?? 0);
  if (options.replay !== undefined) {
    const hosts = await readReplay(options.replay, options.variant);
    const seeds = hosts.map(({ domain }) => domain);
    return await open(hosts, { ...options, clock, reserved }, { truth: new Map(), seeds });
  }
  const anchorAt = options.anchorAt ?? Math.floor(clock.now() / DAY_MS) * DAY_MS;
  if (wishes !== undefined) {
    const { world, hosts } = makeWishes(reserved.ports, anchorAt, clock);
    return await open(hosts, { ...options, clock, reserved }, { truth: byDomain(world), seeds: world.seeds });
  }
  const world = await plan(options, anchorAt, reserved.ports);
  const truth = byDomain(world);
  const hosts = world.instances.map((instance) =>
    makeTruthHost(instance, clock, (domain) => truth.get(domain)),
  );
  return await open(hosts, { ...options, clock, reserved }, { truth, seeds: world.seeds });
}

function byDomain({ instances }: World): Map<string, Truth> {
  return new Map(instances.map((instance) => [instance.domain, instance]));
}

async function plan(options: LabOptions, anchorAt: number, ports: Ports): Promise<World> {
  const { showcase } = options;
  if (showcase !== undefined) {
    return makeShowcase(ports, anchorAt, showcase === true ? undefined : showcase);
  }
  const seed = String(options.seed ?? 1);
  if (options.instances !== undefined && options.scale !== undefined) {
    const profiles = planScale({ instances: options.instances, ...options.scale }, seed);
    return makeWorld(profiles, { seed, anchorAt, isLively: false, peersMax: SCALE_PEERS_MAX });
  }
  if (options.instances !== undefined) {
    const world = makeWorld(planSynthetic(options.instances, seed), { seed, anchorAt, isLively: true });
    return options.withGuests === true ? joined(world, makeGuests(ports, anchorAt)) : world;
  }
  const profiles = await planCensus(options.census ?? '', options.limit);
  return makeWorld(profiles, { seed, anchorAt, isLively: false });
}

function joined(world: World, guests: World): World {
  return {
    instances: [...world.instances, ...guests.instances],
    seeds: [...world.seeds, ...guests.seeds],
  };
}

async function open(
  hosts: readonly LabHost[],
  options: LabOptions & { clock: VirtualClock; reserved: Reserved },
  { truth, seeds }: Pick<Lab, 'truth' | 'seeds'>,
): Promise<Lab> {
  const folder = await mkdtemp(join(tmpdir(), 'homeport-lab-'));
  const caFile = join(folder, 'ca.pem');
  const meter = options.meterFile === undefined ? null : new MeterWriter(options.meterFile);
  const servers = await Servers.open(hosts, { ...options, meter });
  await writeFile(caFile, servers.authorityPem);
  const { ports } = servers;
  return {
    dnsServers: servers.dns,
    caFile,
    httpsPort: ports.https,
    ports,
    seeds,
    truth,
    robots: new Map(hosts.map((host) => [hostOf(host), host.robots])),
    clock: options.clock,
    environment: {
      DNS_SERVERS: servers.dns,
      // Nobody outside is asked whether a made-up world can be reached.
      CANARIES: servers.dns,
      EXTRA_CA: caFile,
      ALLOW_NETWORKS: '127.0.0.0/8',
      HTTPS_PORT: String(ports.https),
      MATRIX_PORT: String(ports.matrix),
      LBRY_PORT: String(ports.lbry),
      SEEDS: seeds.join(','),
      ...clockSetting(options.clock),
    },
    flushMeter: () => meter?.flush(),
    async stop() {
      await servers.close();
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
