import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { assess, dueKinds, type Assessed } from '../assess.ts';
import type { Clock } from '../clock.ts';
import type { Fetcher } from '../net/fetcher.ts';
import type { DueInstance } from '../store/due-instance.ts';
import type { Contacted as ToSave, Fence } from '../store/save-contacts.ts';
import { noteFault } from '../store/note-fault.ts';
import { isPassing } from '../store/passing.ts';
import { visitInstance } from '../visit/contact.ts';
import type { Contacted } from '../watch/heard-of.ts';
import type { SelfWatch } from '../watch/self-watch.ts';
import { crowdedIn, withoutCrowds } from './crowds.ts';
import type { Homes } from './homes.ts';
import type { Saver } from './saver.ts';
import type { Lane, Slots } from './slots.ts';
import type { Vantage } from './vantage.ts';

interface Lease {
  epoch: number;
  /** Whether another contact may begin under it. */
  isOpen: () => boolean;
  /** Told when a contact has its place. */
  onBegun: () => void;
}

interface UnderWay {
  lane: Lane;
  address: string | undefined;
  /** False while it stands in line for a place. */
  hasBegun: boolean;
  work: Promise<void>;
}

export interface Tools {
  db: DataSource;
  fetcher: Fetcher;
  saver: Saver;
  slots: Slots;
  clock: Clock;
  random: () => number;
  logger: Logger;
  vantage: Vantage;
  /** Without it each is first visited from the bucket in which its name has put it. */
  homes?: Homes;
  /** Tells whether our own line was well; without it every contact is believed. */
  watch?: SelfWatch;
  /** Leases from before this moment (monotonic ms) are over: a crawler has joined and wants its share. */
  recalledMs?: number;
  /** Instances that met a fault of ours, and until when (monotonic ms) they are left alone. */
  faults: Map<number, number>;
}

// So many of one bucket at once: hosts of one address group wait for each other, and would otherwise hold
// all the places that the other buckets need.
const TOGETHER_MAX = 24;
// After this a bucket is handed back, so that a crawler that joined later gets its share.
const LEASE_MS = 30_000;
const LOOK_AGAIN_MS = 1_000;
// Where all that was due is under way.
const LOOK_FOR_MORE_MS = 5_000;
// A fault of ours will most likely happen again: where not even that can be noted, the host is left alone from memory.
const FAULT_REST_MS = 3_600_000;

/**
 * Visits what is due in one bucket until nothing is, or until the lease is over and what was begun is done.
 * `signal` ends it early: what is under way is given up, stays due, and nothing of it is saved.
 */
export async function serveBucket(
  tools: Tools,
  { bucket, epoch }: Fence,
  signal: AbortSignal,
): Promise<void> {
  const takenMs = tools.clock.monotonicMs();
  const isOpen = (): boolean =>
    tools.clock.monotonicMs() < takenMs + LEASE_MS && takenMs >= (tools.recalledMs ?? -Infinity);
  const underWay = new Map<number, UnderWay>();
  let lookAtMs = -Infinity;
  while (!signal.aborted) {
    const nowMs = tools.clock.monotonicMs();
    const mayLook = isOpen() && nowMs >= lookAtMs;
    const free = mayLook ? freeIn(tools.slots, [...underWay.values()]) : NONE;
    const wanted = free.known + free.doubtful;
    const room = tools.watch ? tools.watch.trickle.room(wanted) : wanted;
    const crowded = crowdedIn([...underWay.values()]);
    const due =
      room > 0
        ? await tools.vantage.listDue(bucket, {
            limit: room,
            without: [...underWay.keys(), ...resting(tools)],
            crowded,
            isKnownOnly: free.doubtful === 0,
          })
        : [];
    const begun = withoutCrowds(within(due, free), [...underWay.values()]);
    for (const instance of begun) {
      const one: UnderWay = {
        lane: laneOf(instance),
        address: instance.address,
        hasBegun: false,
        work: NOTHING,
      };
      underWay.set(instance.id, one);
      const lease = { epoch, isOpen, onBegun: () => (one.hasBegun = true) };
      one.work = contactAndSave(tools, instance, lease, signal).finally(() => underWay.delete(instance.id));
    }
    // All that is due is under way: to ask again with each contact that ends would cost more than the contact's record.
    const isAll = due.length < room && begun.length === due.length && crowded.length === 0;
    if (isAll) lookAtMs = nowMs + LOOK_FOR_MORE_MS;
    // Whoever still stands in line when the lease is over finds it closed: nobody in the bucket waits for his turn.
    const isLeft = !isOpen() && ![...underWay.values()].some(({ hasBegun }) => hasBegun);
    if (underWay.size === 0 || isLeft) return;
    await Promise.race([...works(underWay), pause(LOOK_AGAIN_MS)]);
  }
  await Promise.all(works(underWay));
}

const NOTHING = Promise.resolve();
const NONE: Readonly<Record<Lane, number>> = { known: 0, doubtful: 0 };

/** How many of each lane may begin: those in doubt don't take the places in the bucket either. */
function freeIn(slots: Slots, underWay: readonly UnderWay[]): Record<Lane, number> {
  const freeOf = (lane: Lane): number => {
    const most = slots.isCrowded(lane) ? 1 : TOGETHER_MAX;
    return Math.max(0, most - underWay.filter((one) => one.lane === lane).length);
  };
  return { known: freeOf('known'), doubtful: freeOf('doubtful') };
}

function within(due: readonly DueInstance[], free: Readonly<Record<Lane, number>>): DueInstance[] {
  const left = { ...free };
  return due.filter((instance) => left[laneOf(instance)]-- > 0);
}

function laneOf({ health }: DueInstance): Lane {
  return health.failures === 0 && health.lastUpAt !== null ? 'known' : 'doubtful';
}

function works(underWay: ReadonlyMap<number, UnderWay>): Promise<void>[] {
  return [...underWay.values()].map(({ work }) => work);
}

/** The worker's edge: a fault of ours is logged with its instance, which stays due; the others go on. */
async function contactAndSave(
  tools: Tools,
  instance: DueInstance,
  { epoch, isOpen, onBegun }: Lease,
  signal: AbortSignal,
): Promise<void> {
  const { slots, logger } = tools;
  const fence = { bucket: instance.bucket, epoch };
  try {
    if (await tools.homes?.bring(instance)) return;
    await slots.use(laneOf(instance), async () => {
      // Who stood in line until the lease was over is left to whoever takes the bucket next.
      if (!isOpen()) return;
      onBegun();
      const startedMs = tools.clock.monotonicMs();
      const assessed = await contact(tools, instance, fence, signal);
      // An aborted contact says nothing about the host: it was we who hung up.
      if (!assessed || isOver(signal)) return;
      if (!(await mayJudge(tools, { assessed, startedMs }, signal))) return;
      await keep(tools, { assessed, fence });
    });
  } catch (error) {
    logger.error({ domain: instance.domain, err: error }, 'contact could not be saved');
    // What the database would never take is as much a fault of ours as what we could not read.
    if (!isPassing(error)) await rest(tools, instance, fence, error);
    // The instance is still due: without a pause a database that is away would be met in a tight loop.
    await pause(LOOK_AGAIN_MS);
  }
}

async function keep({ saver, watch, faults, clock }: Tools, contacted: ToSave): Promise<void> {
  try {
    await saver.save(contacted);
    watch?.record.written();
  } catch (error) {
    watch?.record.notWritten(error);
    // It stays due, and while reads go well it would be asked over and over.
    if (watch) {
      faults.set(contacted.assessed.instance.id, clock.monotonicMs() + watch.trickle.restUnsavedMs());
    }
    throw error;
  }
}

/** False where a contact may tell of our own line instead of its host: it stays due, and comes again after a rest. */
async function mayJudge(
  { watch, faults, clock }: Tools,
  contacted: Contacted,
  signal: AbortSignal,
): Promise<boolean> {
  if (!watch || (await watch.admit(contacted, signal))) return true;
  faults.set(contacted.assessed.instance.id, clock.monotonicMs() + watch.trickle.restMs());
  return false;
}

/** Null when there was nothing to be learned: we were stopped, or met a fault of ours. */
async function contact(
  tools: Tools,
  instance: DueInstance,
  fence: Fence,
  signal: AbortSignal,
): Promise<Assessed | null> {
  if (isOver(signal)) return null;
  const { clock, fetcher, random, logger } = tools;
  try {
    const kinds = dueKinds(instance.due, clock.now());
    const brought = await visitInstance({ target: instance, kinds, fetcher, clock, signal });
    return tools.vantage.placed(assess(instance, brought, random));
  } catch (error) {
    if (isOver(signal)) return null;
    logger.error({ domain: instance.domain, err: error }, 'contact failed by our own fault');
    await rest(tools, instance, fence, error);
    return null;
  }
}

/** In the record, so that all crawlers together, and those that come after us, try no more than three times. */
async function rest(
  { db, clock, faults, logger }: Tools,
  { id }: DueInstance,
  fence: Fence,
  error: unknown,
): Promise<void> {
  try {
    const tries = await noteFault(db, { instanceId: id, fence, at: clock.now(), error });
    if (tries === 0) logger.warn({ refused: 1 }, 'what others had taken over meanwhile was not saved');
  } catch {
    faults.set(id, clock.monotonicMs() + FAULT_REST_MS);
  }
}

/** The instances to be left alone for now; those whose time is over are forgotten. */
function resting({ faults, clock }: Tools): number[] {
  const now = clock.monotonicMs();
  for (const [id, until] of faults) {
    if (until <= now) faults.delete(id);
  }
  return [...faults.keys()];
}

/** A function, because the compiler takes a signal that was read once for settled. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
