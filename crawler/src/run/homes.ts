import { hostOf } from '@homeport/db';
import type { Names } from '../net/fetcher.ts';
import { bucketOf, paceKey } from '../schedule/bucket.ts';
import type { DueInstance } from '../store/due-instance.ts';
import type { Home } from '../store/move-homes.ts';
import { Slots } from './slots.ts';

interface Moving {
  home: Home;
  moved: () => void;
  failed: (cause: unknown) => void;
}

// A name server is not asked for a whole network at once.
const LOOKUPS_MAX = 64;
const GATHER_MS = 50;
const BATCH_MAX = 500;

/**
 * Brings an instance into the bucket of its address before anybody asks it the first question. By their names alone the
 * thousands of hosts behind one address are spread over all buckets, and their visitors would stand in each other's way.
 */
export class Homes {
  private moving: Moving[] = [];
  private timer: NodeJS.Timeout | null = null;
  private readonly lookups = new Slots(LOOKUPS_MAX);

  constructor(
    private readonly names: Pick<Names, 'addressesOf'>,
    private readonly write: (homes: readonly Home[]) => Promise<void>,
  ) {}

  /** True where it belongs to another bucket: it is there now, and still due. */
  async bring(instance: DueInstance): Promise<boolean> {
    const isKnown = instance.address !== undefined || instance.health.lastVisitAt !== null;
    if (isKnown || instance.agreed) return false;
    const found = await this.lookups.use('doubtful', () => this.names.addressesOf(hostOf(instance.domain)));
    const address = found.ok ? found.value[0] : undefined;
    // What is wrong with the name is for the visit to tell.
    if (address === undefined) return false;
    const key = paceKey(address, instance.registrable);
    const home: Home = { id: instance.id, address, paceKey: key, bucket: bucketOf(key) };
    if (home.bucket === instance.bucket) return false;
    await this.move(home);
    return true;
  }

  private move(home: Home): Promise<void> {
    return new Promise((moved, failed) => {
      this.moving.push({ home, moved, failed });
      this.timer ??= setTimeout(() => void this.flush(), GATHER_MS);
    });
  }

  private async flush(): Promise<void> {
    this.timer = null;
    const batch = this.moving.splice(0, BATCH_MAX);
    if (this.moving.length > 0) this.timer = setTimeout(() => void this.flush(), 0);
    try {
      await this.write(batch.map(({ home }) => home));
      for (const { moved } of batch) moved();
    } catch (cause) {
      for (const { failed } of batch) failed(cause);
    }
  }
}
