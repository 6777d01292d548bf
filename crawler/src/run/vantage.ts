import type { DataSource } from 'typeorm';
import type { Assessed } from '../assess.ts';
import type { Clock } from '../clock.ts';
import { besideFirst } from '../health/second-look.ts';
import { keepHolds, letGo, takeBuckets } from '../store/bucket-leases.ts';
import type { DueInstance } from '../store/due-instance.ts';
import { listDue, listDueBuckets, type Choice } from '../store/list-due.ts';
import type { NameIds } from '../store/name-ids.ts';
import { saveContacts, type Contacted } from '../store/save-contacts.ts';
import {
  addViews,
  listDueViewBuckets,
  listDueViews,
  listHeldElsewhere,
  withOwnViews,
} from '../store/vantage-due.ts';
import { reportVantage, type Place } from '../store/vantage-place.ts';
import { saveLooks } from '../store/vantage-save.ts';

// New instances wait so long at most until a second vantage plans to look at them.
const VIEWS_EVERY_MS = 10_000;

/**
 * Where this crawler looks from, and what follows from its place among the others: the first asks for everything, the
 * others look for signs of life, and the hosts see one of them at a time. Alone, it costs next to nothing.
 */
export class Vantage {
  /** Null until it is known: who took itself for the first too early would ask for everything a second time. */
  private place: Place | null = null;
  private viewsAddedMs = -Infinity;

  constructor(
    private readonly db: DataSource,
    readonly name: string,
    private readonly clock: Clock,
  ) {}

  async report(): Promise<void> {
    this.place = await reportVantage(this.db, this.name);
  }

  async listDueBuckets(): Promise<number[]> {
    const { db, name, clock, place } = this;
    if (!place) return [];
    if (place.isAlone) return listDueBuckets(db, clock.now());
    const held = new Set(await listHeldElsewhere(db, name));
    const own = place.isFirst ? await listDueBuckets(db, clock.now()) : await this.listLookBuckets();
    return own.filter((bucket) => !held.has(bucket));
  }

  private async listLookBuckets(): Promise<number[]> {
    const { db, name, clock } = this;
    if (clock.monotonicMs() - this.viewsAddedMs > VIEWS_EVERY_MS) {
      this.viewsAddedMs = clock.monotonicMs();
      await addViews(db, name, clock.now());
    }
    return listDueViewBuckets(db, name, clock.now());
  }

  async listDue(bucket: number, options: Choice): Promise<DueInstance[]> {
    const { db, name, place } = this;
    if (!place) return [];
    const now = this.clock.now();
    if (!place.isFirst) return listDueViews(db, { vantage: name, bucket, now }, options);
    const due = await listDue(db, bucket, now, options);
    return place.isAlone || due.length === 0 ? due : withOwnViews(db, name, due);
  }

  /** A contact as it is to be stored: whatever a vantage that is not the first saw stands beside what the first saw. */
  placed(assessed: Assessed): Assessed {
    const { instance, health, spans, due, at } = assessed;
    if (!instance.agreed || due.liveness === null) return assessed;
    const look = {
      before: instance.health,
      step: { health, ...spans },
      at,
      dueAt: due.liveness,
      firstDueAt: instance.agreed.livenessDueAt,
    };
    const { step, dueAt } = besideFirst(look);
    const { closeOpenAt, add } = step;
    return {
      ...assessed,
      health: step.health,
      spans: { closeOpenAt, add },
      due: { ...due, liveness: dueAt },
    };
  }

  /** Each contact by the place that this vantage had when it began. */
  async save(names: NameIds, batch: readonly Contacted[]): Promise<Assessed[]> {
    const looks = batch.filter(({ assessed }) => assessed.instance.agreed);
    const contacts = batch.filter(({ assessed }) => !assessed.instance.agreed);
    const saved = contacts.length > 0 ? await saveContacts(this.db, names, this.name, contacts) : [];
    return looks.length > 0 ? [...saved, ...(await saveLooks(this.db, this.name, looks))] : saved;
  }

  /** Returns the epochs of those that may be served from here now, by bucket. */
  take(buckets: readonly number[], worker: string): Promise<Map<number, number>> {
    return takeBuckets(this.db, { vantage: this.name, worker }, buckets);
  }

  /** With the heartbeat. Alone, nobody asks who holds what. */
  async keep(buckets: readonly number[]): Promise<void> {
    if (this.place?.isAlone === false && buckets.length > 0) await keepHolds(this.db, this.name, buckets);
  }

  letGo(buckets: readonly number[], worker: string): Promise<void> {
    return letGo(this.db, buckets, worker);
  }
}
