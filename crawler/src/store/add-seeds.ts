import type { DataSource } from 'typeorm';
import type { NetSettings } from '../config.ts';
import { addDiscovered, type DiscoveryCap } from './add-discovered.ts';

/** Adds where a crawl begins, network by network. */
export async function addSeeds(
  db: DataSource,
  { seeds, clock }: Pick<NetSettings, 'seeds' | 'clock'>,
  cap: DiscoveryCap,
): Promise<void> {
  for (const [network, ones] of Map.groupBy(seeds, (seed) => seed.network)) {
    const domains = ones.map(({ name }) => name);
    await addDiscovered(db, { network, domains, by: 'seed', from: null, at: clock.now() }, cap);
  }
}
