import type { UptimeWindow } from '@homeport/api/contract';
import { formatDuration } from './format.ts';

type Name = UptimeWindow['window'];

/** What the page of an instance shows; the API has the year, too. */
export const WINDOWS_SHOWN: readonly Name[] = ['24h', '7d', '30d', '90d'];

const DAY_SECONDS = 86_400;

const DAYS: Readonly<Record<Name, number>> = { '24h': 1, '7d': 7, '30d': 30, '90d': 90, '365d': 365 };

/** How long an instance has been known, where that is less than the name of the window promises; null elsewhere. */
export function knownFor({ window, from_at, to_at }: Pick<UptimeWindow, 'window' | 'from_at' | 'to_at'>) {
  const seconds = (Date.parse(to_at) - Date.parse(from_at)) / 1000;
  // The longer windows begin at midnight: they may be a day shorter than their name.
  const least = (DAYS[window] - (window === '24h' ? 0 : 1)) * DAY_SECONDS;
  return seconds < least ? formatDuration(seconds) : null;
}
