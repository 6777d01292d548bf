import type { InstanceName, Network } from '@homeport/db';
import type { DataSource } from 'typeorm';
import { addDiscovered, type DiscoveryCap, type Found } from './add-discovered.ts';

// About 600 bytes a name: at the limit some 300 MB would be used, so it is emptied well before.
const NAMES_MAX = 250_000;

/** Remembers the ids of names, since the same few ten thousand stand in every list of peers. */
export class NameIds {
  private readonly ids = new Map<string, number>();

  constructor(
    private readonly db: DataSource,
    private readonly cap: DiscoveryCap,
  ) {}

  /** Ids of the names; unknown ones are added as discovered. */
  async of(found: Found): Promise<number[]> {
    const known: number[] = [];
    const missing: InstanceName[] = [];
    for (const domain of found.domains) {
      const id = this.ids.get(key(found.network, domain));
      if (id === undefined) missing.push(domain);
      else known.push(id);
    }
    if (missing.length === 0) return known;
    const added = await addDiscovered(this.db, { ...found, domains: missing }, this.cap);
    if (this.ids.size + added.size > NAMES_MAX) this.ids.clear();
    for (const [domain, id] of added) this.ids.set(key(found.network, domain), id);
    return [...known, ...added.values()];
  }
}

function key(network: Network, domain: InstanceName): string {
  return `${network}:${domain}`;
}
