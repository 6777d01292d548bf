import type { UptimeDay } from '@homeport/api/contract';
import { words } from '../words/words.ts';
import { formatDuration } from './format.ts';
import { formatAll, formatDay, joinSentences } from './intl.ts';

export const DAYS_SHOWN = 90;

export type DayKind = 'whole' | 'degraded' | 'outage' | 'unmeasured';

export interface DayBar {
  day: string;
  kind: DayKind;
  /** Shares of the measured time; both 0 where nothing was measured. */
  downShare: number;
  degradedShare: number;
  text: string;
}

export function dayBar(day: UptimeDay): DayBar {
  const measured = day.up_seconds + day.degraded_seconds + day.down_seconds;
  return {
    day: day.day,
    kind: kindOf(day, measured),
    downShare: measured > 0 ? day.down_seconds / measured : 0,
    degradedShare: measured > 0 ? day.degraded_seconds / measured : 0,
    text: words().uptime.days.line(formatDay(day.day), dayText(day)),
  };
}

function kindOf(day: UptimeDay, measured: number): DayKind {
  if (measured === 0) return 'unmeasured';
  if (day.down_seconds > 0) return 'outage';
  return day.degraded_seconds > 0 ? 'degraded' : 'whole';
}

/** One day in words, as the table and the bar's tooltip say it. */
export function dayText(day: UptimeDay): string {
  const { days } = words().uptime;
  const parts: string[] = [];
  if (day.down_seconds > 0) parts.push(downText(day.down_seconds));
  if (day.degraded_seconds > 0) parts.push(days.trouble(formatDuration(day.degraded_seconds)));
  if (parts.length === 0 && day.up_seconds > 0) parts.push(days.up);
  if (day.unknown_seconds > 0) parts.push(days.unmeasured(formatDuration(day.unknown_seconds)));
  return parts.length > 0 ? formatAll(parts) : days.none;
}

/** All bars in one paragraph, for readers who cannot see them. */
export function daysText(days: readonly UptimeDay[]): string {
  const bars = days.map(dayBar);
  const count = (kind: DayKind) => bars.filter((bar) => bar.kind === kind).length;
  const worst = days.reduce<UptimeDay | undefined>(
    (longest, day) => (day.down_seconds > (longest?.down_seconds ?? 0) ? day : longest),
    undefined,
  );
  const texts = words().uptime.days;
  const sentence = texts.sum({
    days: days.length,
    good: count('whole') + count('degraded'),
    bad: count('outage'),
    unmeasured: count('unmeasured'),
  });
  if (!worst) return sentence;
  return joinSentences([sentence, texts.worst(formatDay(worst.day), downText(worst.down_seconds))]);
}

const DAY_SECONDS = 86_400;

function downText(seconds: number): string {
  const { days } = words().uptime;
  return seconds >= DAY_SECONDS ? days.downAllDay : days.down(formatDuration(seconds));
}
