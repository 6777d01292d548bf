// Runs in a network of its own, or behind the seam: the crawler as in production, with no hole in its guard, sent to
// every address on every road. Reads its task from standard input, and says in one line of JSON what was reached.
import 'reflect-metadata';
import { text } from 'node:stream/consumers';
import { createFetcher, NET_DEFAULTS, type NetConfig } from '@homeport/crawler/net/got-fetcher.ts';
import { goAll, goPorts, goRebinding, goSpelled, inLanes, type VectorTally } from './roads.ts';
import { tell, VECTORS, visit } from './vectors.ts';
import { World, type Reached } from './world.ts';

export interface Task {
  isEnclosed: boolean;
  cases: [address: string, isRefused: boolean][];
  /** Public addresses of this very machine, and one beside them. */
  own: string[];
  besideOwn: string[];
  rebinding: { positions: number; rounds: number };
  /** Where nothing may arrive, and where something may. */
  ports: { refused: number[]; open: number[] };
}

/** Reached by each part: `address port/transport`, each once. */
export interface Found {
  vectors: { tallies: VectorTally[]; reached: string[] };
  spelled: { asked: number; names: string[]; reached: string[] };
  rebinding: { runs: number; flipped: number; reached: string[] };
  ports: { refused: string[]; open: string[] };
  own: { causes: string[]; reached: string[] };
  /** The same addresses by their records, with the guard wide open: it shows that the listeners see what comes. */
  unguarded: string[];
  /** Connections that no listener took; null where that can't be known. */
  unseen: number | null;
}

const task = JSON.parse(await text(process.stdin)) as Task;
const world = await World.open(task.isEnclosed);
const config: NetConfig = {
  ...NET_DEFAULTS,
  dnsServers: [world.dnsServer],
  extraCa: world.authorityPem,
  userAgent: 'Homeport/0.1.0 (+https://homeport.example/bot)',
  // Its own pace aside, which would make an hour of this.
  requestsPerSecondMax: 1_000_000,
  hostGapMs: 0,
  addressGapMs: 0,
  connectionsPerAddressMax: 1000,
  now: () => new Date(),
  deadlines: { ...NET_DEFAULTS.deadlines, datagramMs: 20 },
};
const fetcher = createFetcher(config);
const party = { world, fetcher };

const vectors = await watched(() => goAll(party, new Map(task.cases), task.isEnclosed));
const spelled = await watched(() => goSpelled(party));
const rebinding = await watched(() => goRebinding(party, task.rebinding));
const refusedPorts = await watched(() => goPorts(party, task.ports.refused));
const openPorts = await watched(() => goPorts(party, task.ports.open));
const own = await watched(() => causesOf([...task.own, ...task.besideOwn]));
await fetcher.destroy();
const unguarded = await watched(async () => {
  const special = task.cases.filter(([, isRefused]) => isRefused).map(([address]) => address);
  const open = createFetcher({ ...config, allowNetworks: ['0.0.0.0/0', '::/0'] });
  const [, byRecord] = VECTORS;
  await inLanes({ world, fetcher: open }, special, async (address, road) => {
    await byRecord?.go(address, road);
  });
  await open.destroy();
});
const found: Found = {
  vectors: { tallies: vectors.value, reached: vectors.reached },
  spelled: { ...spelled.value, reached: spelled.reached },
  rebinding: { ...rebinding.value, reached: rebinding.reached },
  ports: { refused: refusedPorts.reached, open: openPorts.reached },
  own: { causes: own.value, reached: own.reached },
  unguarded: unguarded.reached,
  unseen: task.isEnclosed ? world.unseen() : null,
};
process.stdout.write(JSON.stringify(found));
world.close();

async function watched<Value>(work: () => Promise<Value>): Promise<{ value: Value; reached: string[] }> {
  const before = world.reached.length;
  const value = await work();
  return { value, reached: [...new Set(world.reached.slice(before).map(label))] };
}

async function causesOf(addresses: readonly string[]): Promise<string[]> {
  const causes: string[] = [];
  for (const address of addresses) {
    const road = { world, fetcher, lane: 0 };
    tell(road, { '': [address] });
    causes.push(`${address}: ${await visit(road, 'fediverse', 'liveness')}`);
  }
  return causes;
}

function label({ address, port, transport }: Reached): string {
  return `${address} ${String(port)}/${transport}`;
}
