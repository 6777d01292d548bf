import type { DataSource, EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';
import { addVisits } from './add-visits.ts';
import { changeIncidents } from './change-incidents.ts';
import { changeSpans } from './change-spans.ts';
import { deriveLate } from './correct-late.ts';
import { holdEpochs, type Contacted } from './save-contacts.ts';
import { spareHosts } from './spare-hosts.ts';
import { agreeWithOthers, saveAgreed } from './vantage-agree.ts';

/**
 * Writes the signs of life that a vantage saw which is not the first: its visits, its spans, what it believes, and
 * what all agree on since. All else of an instance is the first one's to tell. Returns what was saved.
 */
export async function saveLooks(
  db: DataSource,
  vantage: string,
  batch: readonly Contacted[],
): Promise<Assessed[]> {
  return db.transaction(async (tx) => {
    const held = await holdEpochs(tx, batch);
    const fresh = batch.filter(({ fence }) => held.get(fence.bucket) === fence.epoch);
    const looks = fresh.map(({ assessed }) => assessed);
    const saved = await addVisits(tx, vantage, looks);
    if (saved.length === 0) return saved;
    const { onTime, late } = await partLooks(tx, vantage, saved);
    await changeSpans(tx, vantage, onTime);
    const derived = new Map((await deriveLate(tx, vantage, late)).map(({ id, health }) => [id, health]));
    const corrected = newestOfEach(late).flatMap((look) => {
      const health = derived.get(look.instance.id);
      return health ? [{ ...look, health }] : [];
    });
    const { contacts, turned } = await agreeWithOthers(tx, vantage, [...onTime, ...corrected]);
    await saveAgreed(tx, new Map(contacts.map(({ instance, health }) => [instance.id, health])));
    await spareHosts(tx, saved);
    await changeIncidents(tx, { current: onTime, anew: [...turned, ...late] });
    return saved;
  });
}

/** Looks that follow what this vantage believes, and those that were judged from something else. Holds the views. */
async function partLooks(
  tx: EntityManager,
  vantage: string,
  looks: readonly Assessed[],
): Promise<{ onTime: Assessed[]; late: Assessed[] }> {
  const rows: { id: number; last_visit_at: Date | null }[] = await tx.query(
    // In one order, so that two savers never wait for each other in a circle.
    `select instance_id as id, last_visit_at from vantage_view
      where vantage = $1 and instance_id = any ($2::integer[]) order by instance_id for no key update`,
    [vantage, looks.map(({ instance }) => instance.id)],
  );
  const known = new Map(rows.map(({ id, last_visit_at }) => [id, last_visit_at?.getTime() ?? null]));
  const times = Map.groupBy(looks, ({ instance }) => instance.id);
  const follows = ({ instance, at }: Assessed): boolean => {
    const last = known.get(instance.id) ?? null;
    const isOnly = times.get(instance.id)?.length === 1;
    return isOnly && last === (instance.health.lastVisitAt?.getTime() ?? null) && at.getTime() > (last ?? 0);
  };
  const { true: onTime = [], false: late = [] } = Object.groupBy(looks, (look) => `${follows(look)}`);
  return { onTime, late };
}

function newestOfEach(looks: readonly Assessed[]): Assessed[] {
  const byTime = looks.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  return [...new Map(byTime.map((look) => [look.instance.id, look])).values()];
}
