import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';
import { deriveAnew } from '../health/fold.ts';
import type { Health } from '../health/lifecycle.ts';
import { validityMs } from '../schedule/next-due.ts';
import { correctHealth } from './correct-health.ts';
import { listPast } from './list-past.ts';
import { replaceSpans } from './replace-spans.ts';

/**
 * Derives health and spans anew from the raw visits where a contact came late: a crawler that had lost its database
 * saves what it saw meanwhile. Whatever the order of the saves, the record comes to say the same. Returns the
 * instances whose rows now say what this vantage believes.
 */
export async function correctLate(
  tx: EntityManager,
  vantage: string,
  contacts: readonly Assessed[],
): Promise<readonly number[]> {
  const derived = await deriveLate(tx, vantage, contacts);
  if (derived.length > 0) await correctHealth(tx, derived);
  return derived.map(({ id }) => id);
}

/** Writes the spans of one vantage anew, and returns what it believes of the instances since. */
export async function deriveLate(
  tx: EntityManager,
  vantage: string,
  contacts: readonly Assessed[],
): Promise<readonly { id: number; health: Health }[]> {
  const deciding = contacts.filter(({ visits }) => visits.some(({ decides }) => decides));
  if (deciding.length === 0) return [];
  const byId = Map.groupBy(deciding, ({ instance }) => instance.id);
  const past = await listPast(tx, vantage, [...byId.keys()]);
  const derived = past.flatMap(({ id, firstUpAt, visits, spans }) => {
    if (visits.length === 0) return [];
    const lateAt = new Date(Math.min(...(byId.get(id) ?? []).map(({ at }) => at.getTime())));
    const known = { firstUpAt, visits, spans };
    return [{ id, since: spans[0]?.fromAt ?? null, ...deriveAnew(known, lateAt, validityMs) }];
  });
  await replaceSpans(tx, vantage, derived);
  return derived;
}
