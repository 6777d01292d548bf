import type { Instance, Verdict } from '@homeport/api/contract';
import { formatCountOf } from './intl.ts';

type Seen = Pick<Instance['vantages'][number], 'vantage' | 'health'>;

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Whether all places from which we look see the same; where there is only one, nothing can differ. */
export function isSeenAlike(seen: readonly Seen[]): boolean {
  return seen.every(({ health }) => health.verdict === seen[0]?.health.verdict);
}

/** What the places agree on, or how they part; null where there is only one. */
export function placesText(seen: readonly Seen[]): string | null {
  if (seen.length < 2) return null;
  const names = seen.map(({ vantage }) => `“${vantage}”`);
  if (isSeenAlike(seen)) {
    return `Seen alike from ${formatCountOf(seen.length, 'place')}: ${list.format(names)}.`;
  }
  const namesOf = (wanted: (verdict: Verdict | null) => boolean) =>
    seen.filter(({ health }) => wanted(health.verdict)).map(({ vantage }) => `“${vantage}”`);
  const down = namesOf((verdict) => verdict === 'down');
  const up = namesOf((verdict) => verdict === 'up' || verdict === 'degraded');
  const blind = list.format(namesOf((verdict) => verdict === null || verdict === 'unknown'));
  const lost = list.format(down);
  if (down.length === 0) {
    return blind === ''
      ? 'It is up from every place from which we look, but not as well from all of them.'
      : `It is up, as far as we could measure: ${blind} could not.`;
  }
  if (up.length === 0) return `${lost} can’t reach it; ${blind} could not measure.`;
  return down.length > up.length
    ? `Most of our places can’t reach it (${lost}), so it counts as down; ${list.format(up)} can.`
    : `Not all of our places can reach it: ${lost} can’t. It counts as down only when most of them can’t.`;
}
