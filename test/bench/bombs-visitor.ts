// The crawler's side of the bombs, in a process of its own: what it weighs must not be mixed with whoever makes them.
import 'reflect-metadata';
import { once } from 'node:events';
import { parseDomain } from '@homeport/db';
import { createFetcher } from '@homeport/crawler/net/got-fetcher.ts';
import { webPlace } from '@homeport/crawler/net/place.ts';
import { BOMBS } from './bombs-made.ts';
import { configFor, CROWD, crowdHost, HEALTHY, hostOf, pathOf, type Way } from './bombs-town.ts';

/** What one bomb did. */
export interface Blast {
  name: string;
  cause: string;
  seconds: number;
  /** How much larger than before the first bomb the process was at most, in MiB: what is kept of others counts too. */
  mib: number;
}

const MIB = 1024 * 1024;
const LIST_BYTES_MAX = 16 * MIB;

process.once('disconnect', () => process.exit(0));
const [way] = (await once(process, 'message')) as [Way];
const fetcher = createFetcher(configFor(way));
// What is loaded and compiled at the first contact is not the bomb's doing.
for (let at = 0; at < 5; at++) await causeAt(HEALTHY, '/warm');

globalThis.gc?.();
const atFirst = process.memoryUsage.rss();
const blasts: Blast[] = [];
for (const bomb of BOMBS) {
  for (const [ending, bytesMax] of [
    ['', undefined],
    ['_as_list', LIST_BYTES_MAX],
  ] as const) {
    const measured = await weighed(() => causeAt(hostOf(bomb), pathOf(bomb), bytesMax));
    blasts.push({ name: `${bomb.name}${ending}`, cause: measured.value, ...measured });
  }
}
const together = await weighed(async () => {
  const causes = Array.from({ length: CROWD }, (_, nth) => causeAt(crowdHost(nth), '/a'));
  const healthy = await causeAt(HEALTHY, '/a');
  return `${[...new Set(await Promise.all(causes))].join()}, beside them ${healthy}`;
});
blasts.push({ name: `together_${String(CROWD)}`, cause: together.value, ...together });
await fetcher.destroy();
process.send?.(blasts, () => process.disconnect());

async function causeAt(host: string, path: `/${string}`, bytesMax?: number): Promise<string> {
  const name = parseDomain(host);
  if (!name.ok) throw new Error(host);
  const contact = fetcher.open(webPlace(name.domain), null, AbortSignal.timeout(60_000));
  const outcome = await contact.ask({ path, ...(bytesMax !== undefined && { bytesMax }) });
  contact.close();
  return outcome.ok ? String(outcome.value.status) : outcome.failure.cause;
}

async function weighed<Value>(
  work: () => Promise<Value>,
): Promise<{ value: Value; seconds: number; mib: number }> {
  globalThis.gc?.();
  let most = process.memoryUsage.rss();
  const weigh = () => (most = Math.max(most, process.memoryUsage.rss()));
  const timer = setInterval(weigh, 2);
  const startedAt = performance.now();
  const value = await work();
  const seconds = (performance.now() - startedAt) / 1000;
  weigh();
  clearInterval(timer);
  return { value, seconds, mib: Math.max(0, most - atFirst) / MIB };
}
