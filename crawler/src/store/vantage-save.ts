import type { DataSource, EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';
import { addVisits } from './add-visits.ts';
import { changeIncidents } from './change-incidents.ts';
import { changeSpans } from './change-spans.ts';
import { holdEpochs, type Contacted } from './save-contacts.ts';
import { agreeWithOthers } from './vantage-agree.ts';

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
    await changeSpans(tx, vantage, saved);
    await saveAgreed(tx, await agreeWithOthers(tx, vantage, saved));
    await changeIncidents(tx, { current: saved, late: [] });
    return saved;
  });
}

async function saveAgreed(tx: EntityManager, agreed: readonly Assessed[]): Promise<void> {
  const rows = agreed.map(({ instance, health }) => ({
    id: instance.id,
    state: health.state,
    verdict: health.verdict,
    cause: health.cause,
    verdict_since: health.verdictSince,
  }));
  await tx.query(
    `update instance i
        set state = a.state, verdict = a.verdict, cause = a.cause, verdict_since = a.verdict_since
       from jsonb_to_recordset($1::jsonb) as a (
            id integer, state text, verdict text, cause text, verdict_since timestamptz)
      where i.id = a.id
        -- An opt-out that came while we were asking wins over the answer.
        and i.state <> 'suppressed'
        and (i.state, i.verdict, i.cause) is distinct from (a.state, a.verdict, a.cause)`,
    [JSON.stringify(rows)],
  );
}
