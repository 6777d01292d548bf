import type { Instance, Verdict } from '@homeport/api/contract';
import { words } from '../words/words.ts';
import { formatAll } from './intl.ts';

type Seen = Pick<Instance['vantages'][number], 'vantage' | 'health'>;

/** Whether all places from which we look see the same; where there is only one, nothing can differ. */
export function isSeenAlike(seen: readonly Seen[]): boolean {
  return seen.every(({ health }) => health.verdict === seen[0]?.health.verdict);
}

/** What the places agree on, or how they part; null where there is only one. */
export function placesText(seen: readonly Seen[]): string | null {
  if (seen.length < 2) return null;
  const { places } = words().uptime;
  if (isSeenAlike(seen)) return places.alike(seen.length, formatAll(seen.map(quoted)));
  const namesOf = (wanted: (verdict: Verdict | null) => boolean) =>
    seen.filter(({ health }) => wanted(health.verdict)).map(quoted);
  const down = namesOf((verdict) => verdict === 'down');
  const up = namesOf((verdict) => verdict === 'up' || verdict === 'degraded');
  const blind = formatAll(namesOf((verdict) => verdict === null || verdict === 'unknown'));
  const lost = formatAll(down);
  if (down.length === 0) return blind === '' ? places.unevenly : places.upSomeBlind(blind);
  if (up.length === 0) return places.downSomeBlind(lost, blind);
  return down.length > up.length ? places.mostDown(lost, formatAll(up)) : places.someDown(lost);
}

function quoted({ vantage }: Seen): string {
  return words().uptime.places.quoted(vantage);
}
