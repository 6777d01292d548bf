import { parseInstanceName, type VisitKind } from '@homeport/db';
import { judge, type Judgement } from '@homeport/crawler/health/judge.ts';
import { createFetcher, type NetConfig } from '@homeport/crawler/net/got-fetcher.ts';
import { systemClock } from '@homeport/crawler/clock.ts';
import { visitInstance } from '@homeport/crawler/visit/contact.ts';
import type { Visit } from '@homeport/crawler/visit/visit.ts';
import type { House } from './town.ts';

/** What the crawler made of one host. */
export interface Seen {
  visit: Visit;
  judged: Judgement;
  ms: number;
}

// Longer than any host can hold a visitor: robots, index, document and what is asked where those fail.
const VISIT_MS_MAX = 30_000;

/** Visits the houses as the crawler does, so many at once, in the given order. */
export async function visitAll(
  houses: readonly House[],
  config: NetConfig,
  together: number,
): Promise<Map<string, Seen>> {
  const fetcher = createFetcher(config);
  const seen = new Map<string, Seen>();
  const waiting = [...houses];
  const work = async (): Promise<void> => {
    for (let house = waiting.shift(); house; house = waiting.shift()) {
      seen.set(house.behaviour.name, await visitOne(house, fetcher));
    }
  };
  try {
    await Promise.all(Array.from({ length: together }, work));
  } finally {
    await fetcher.destroy();
  }
  return seen;
}

export async function visitOne(
  { host, behaviour: { network = 'fediverse' } }: House,
  fetcher: ReturnType<typeof createFetcher>,
  kind: VisitKind = 'details',
): Promise<Seen> {
  const parsed = parseInstanceName(network, host);
  if (!parsed.ok) throw new Error(`${host}: ${parsed.reason}`);
  const target = { network, domain: parsed.name, software: null, version: null, robots: null } as const;
  const startedAt = performance.now();
  const { visits } = await visitInstance({
    target,
    kinds: new Set([kind]),
    fetcher,
    clock: systemClock,
    signal: AbortSignal.timeout(VISIT_MS_MAX),
  });
  const [visit] = visits;
  if (!visit) throw new Error(`${host} held its visitor for more than ${VISIT_MS_MAX} ms`);
  return { visit, judged: judge(visit), ms: performance.now() - startedAt };
}
