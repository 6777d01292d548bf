import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';
import { deriveAnew } from '../health/fold.ts';
import { validityMs } from '../schedule/next-due.ts';
import { correctHealth } from './correct-health.ts';
import { listPast } from './list-past.ts';
import { replaceSpans } from './replace-spans.ts';

/**
 * Derives health and spans anew from the raw visits where a contact came late: a crawler that had lost its database
 * saves what it saw meanwhile. Whatever the order of the saves, the record comes to say the same.
 */
export async function correctLate(
  tx: EntityManager,
  vantage: string,
  contacts: readonly Assessed[],
): Promise<void> {
  const deciding = contacts.filter(({ visits }) => visits.some(({ decides }) => decides));
  if (deciding.length === 0) return;
  const byId = Map.groupBy(deciding, ({ instance }) => instance.id);
  const past = await listPast(tx, vantage, [...byId.keys()]);
  const derived = past.flatMap(({ id, firstUpAt, visits, spans }) => {
    if (visits.length === 0) return [];
    const lateAt = new Date(Math.min(...(byId.get(id) ?? []).map(({ at }) => at.getTime())));
    const known = { firstUpAt, visits, spans };
    return [{ id, since: spans[0]?.fromAt ?? null, ...deriveAnew(known, lateAt, validityMs) }];
  });
  await correctHealth(tx, derived);
  await replaceSpans(tx, vantage, derived);
}
