import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { assess, dueKinds } from '../assess.ts';
import type { Clock } from '../clock.ts';
import type { Fetcher } from '../net/fetcher.ts';
import type { DueInstance } from '../store/due-instance.ts';
import { listDue } from '../store/list-due.ts';
import { takeBucket } from '../store/take-bucket.ts';
import { visitInstance } from '../visit/contact.ts';
import type { Saver } from './saver.ts';
import type { Slots } from './slots.ts';

export interface Tools {
  db: DataSource;
  fetcher: Fetcher;
  saver: Saver;
  slots: Slots;
  clock: Clock;
  random: () => number;
  logger: Logger;
  worker: string;
}

// So many of one bucket at once: hosts of one address group wait for each other, and would otherwise hold
// all the places that the other buckets need.
const TOGETHER_MAX = 24;
// After this a bucket is handed back, so that a crawler that joined later gets its share.
const LEASE_MS = 30_000;
const LOOK_AGAIN_MS = 1_000;

/**
 * Visits what is due in one bucket until nothing is, or until the lease is over and what was begun is done.
 * `signal` ends it early: what is under way is given up, stays due, and nothing of it is saved.
 */
export async function serveBucket(tools: Tools, bucket: number, signal: AbortSignal): Promise<void> {
  const epoch = await takeBucket(tools.db, bucket, tools.worker);
  const until = tools.clock.monotonicMs() + LEASE_MS;
  const underWay = new Map<number, Promise<void>>();
  while (!signal.aborted) {
    const room = TOGETHER_MAX - underWay.size;
    const mayStart = room > 0 && tools.clock.monotonicMs() < until;
    const due = mayStart
      ? await listDue(tools.db, bucket, tools.clock.now(), { limit: room, without: [...underWay.keys()] })
      : [];
    for (const instance of due) {
      const work = contactAndSave(tools, instance, epoch, signal).finally(() => underWay.delete(instance.id));
      underWay.set(instance.id, work);
    }
    if (underWay.size === 0) return;
    await Promise.race([...underWay.values(), pause(LOOK_AGAIN_MS)]);
  }
  await Promise.all(underWay.values());
}

/** The worker's edge: a fault of ours is logged with its instance, which stays due; the others go on. */
async function contactAndSave(
  { fetcher, saver, slots, clock, random, logger }: Tools,
  instance: DueInstance,
  epoch: number,
  signal: AbortSignal,
): Promise<void> {
  try {
    await slots.use(async () => {
      if (isOver(signal)) return;
      const kinds = dueKinds(instance.due, clock.now());
      const contact = await visitInstance(instance, kinds, fetcher, clock, signal);
      // An aborted contact says nothing about the host: it was we who hung up.
      if (isOver(signal)) return;
      const assessed = assess(instance, contact, random);
      await saver.save({ assessed, fence: { bucket: instance.bucket, epoch } });
    });
  } catch (error) {
    logger.error({ domain: instance.domain, err: error }, 'contact failed by our own fault');
    // The instance is still due: without a pause the same fault would be met in a tight loop.
    await pause(LOOK_AGAIN_MS);
  }
}

/** A function, because the compiler takes a signal that was read once for settled. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
