import { words } from '../words/words.ts';
import { formatBefore, formatParts, formatRatio } from './intl.ts';

// What `Intl` alone can't say: it takes words of ours.

export function formatUptime(window: { ratio: number | null; is_enough: boolean; coverage: number }): string {
  if (window.ratio !== null) return formatRatio(window.ratio);
  const { tooEarly, notMeasured } = words().common;
  return window.coverage > 0 && !window.is_enough ? tooEarly : notMeasured;
}

const UNITS = [
  { unit: 'years', one: 'year', seconds: 365 * 86_400 },
  { unit: 'days', one: 'day', seconds: 86_400 },
  { unit: 'hours', one: 'hour', seconds: 3600 },
  { unit: 'minutes', one: 'minute', seconds: 60 },
] as const;

/** The two largest units: `3 days, 4 hr`, `12 min`, `less than a minute`. */
export function formatDuration(seconds: number): string {
  const first = UNITS.findIndex((one) => seconds >= one.seconds);
  if (first < 0) return words().common.underAMinute;
  const parts: Partial<Record<(typeof UNITS)[number]['unit'], number>> = {};
  let rest = seconds;
  for (const one of UNITS.slice(first, first + 2)) {
    const count = Math.floor(rest / one.seconds);
    rest -= count * one.seconds;
    if (count > 0) parts[one.unit] = count;
  }
  return formatParts(parts);
}

/** How long ago, in the largest unit alone. */
export function formatAgo(at: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(at)) / 1000);
  const unit = UNITS.find((one) => seconds >= one.seconds);
  if (!unit) return words().common.justNow;
  return formatBefore(Math.floor(seconds / unit.seconds), unit.one);
}
