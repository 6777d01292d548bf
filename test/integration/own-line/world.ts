import { systemClock, type Clock } from '@homeport/crawler/clock.ts';
import { createCanaryRound } from '@homeport/crawler/net/canary-round.ts';
import { readCanaries } from '@homeport/crawler/net/canary-list.ts';
import { createFetcher, NET_DEFAULTS } from '@homeport/crawler/net/got-fetcher.ts';
import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { keepPartitions } from '@homeport/crawler/store/keep-partitions.ts';
import type { DataSource } from 'typeorm';
import { reservePorts } from '../../lab/net/ports.ts';
import { Servers } from '../../lab/net/servers.ts';
import { name } from '../contacts.ts';
import { crawlerOf } from './crawler.ts';
import { labHost, type HostFate } from './lab-host.ts';
import { openNameServer, type LineServer, type Weather } from './name-server.ts';

/** What can go wrong in this world; each may be changed at any moment. */
export interface Fate extends HostFate {
  resolver: Weather;
  canaries: Weather;
  /** Those that are asked over IPv6, where one of the hosts is. */
  canaries6: Weather;
}

export interface World {
  fate: Fate;
  /** Ends all that was wrong. */
  mend(): void;
  /** Makes everybody due and crawls until `enough` says so, or nobody is due any more; at most 40 s. */
  crawl(enough?: () => Promise<boolean>): Promise<void>;
  /** Another crawler of the same vantage, as after a crash; it may have lost its list of authorities. */
  restart(crawler: string, trust?: 'all' | 'none'): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  db: DataSource;
  /** Domain and address of each host. */
  hosts: ReadonlyMap<string, string>;
  random: () => number;
  clock?: Clock;
  databaseNow?: () => Date | null;
  crawler: string;
}

const CALM: HostFate = { door: () => 'open', flaw: null, delayMs: 0 };
const NET = {
  ...NET_DEFAULTS,
  userAgent: 'Homeport/0.1.0 (+https://homeport.example/bot)',
  requestsPerSecondMax: 10_000,
  hostGapMs: 0,
  addressGapMs: 0,
  deadlines: { ...NET_DEFAULTS.deadlines, dnsMs: 1000, connectMs: 1000, tlsMs: 2000, headersMs: 2000 },
  now: () => systemClock.now(),
};
const CANARY_MS = 400;
const CANARIES = 3;

/** A crawler on real sockets between a few dozen servers, its resolver and canaries of other networks. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const { db, hosts, random } = options;
  const weathers = { resolver: fair(random), canaries: fair(random), canaries6: fair(random) };
  const fate: Fate = { ...weathers, ...CALM };
  const servers = await Servers.open(
    [...hosts].map(([domain, address]) => labHost(domain, address, fate)),
    { reserved: await reservePorts(0), meter: null },
  );
  const resolver = await openNameServer(hosts, fate.resolver);
  const canaries = await openCanaries(fate, [...hosts.values()].includes('::1'));
  const net = { dnsServers: [resolver.address], allowNetworks: ['127.0.0.0/8', '::1/128'] };
  const named = readCanaries(canaries.map(({ address }) => address).join(','), []);
  const ask = createCanaryRound({ ...net, canaries: named, deadlineMs: CANARY_MS });
  const begin = (crawler: string, extraCa: string | null) => {
    const fetcher = createFetcher({ ...NET, ...net, extraCa, httpsPort: servers.ports.https });
    return { fetcher, crawl: crawlerOf({ ...options, crawler, fetcher, ask }) };
  };
  await keepPartitions(db, systemClock.now());
  await discover(db, [...hosts.keys()]);
  let present = begin(options.crawler, servers.authorityPem);
  return {
    fate,
    mend: () => {
      Object.assign(fate, CALM);
      for (const weather of Object.values(weathers)) Object.assign(weather, { isDead: false, loss: 0 });
    },
    crawl: (enough) => present.crawl(enough),
    async restart(crawler, trust = 'all') {
      await present.fetcher.destroy();
      present = begin(crawler, trust === 'all' ? servers.authorityPem : null);
    },
    async close() {
      await present.fetcher.destroy();
      for (const server of [resolver, ...canaries]) server.close();
      await servers.close();
    },
  };
}

function openCanaries(fate: Fate, isDual: boolean): Promise<LineServer[]> {
  const none = new Map<string, string>();
  return Promise.all([
    ...Array.from({ length: CANARIES }, () => openNameServer(none, fate.canaries)),
    ...Array.from({ length: isDual ? CANARIES : 0 }, () => openNameServer(none, fate.canaries6, '::1')),
  ]);
}

function fair(random: () => number): Weather {
  return { isDead: false, loss: 0, random };
}

async function discover(db: DataSource, domains: readonly string[]): Promise<void> {
  const found = { network: 'fediverse', by: 'seed', from: null, at: new Date() } as const;
  const cap = { perRegistrable: 100, allowed: [] };
  await addDiscovered(db, { ...found, domains: domains.map(name) }, cap);
}
