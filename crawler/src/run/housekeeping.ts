import type { DataSource } from 'typeorm';
import { isoDay } from '../clock.ts';
import { keepPartitions } from '../store/keep-partitions.ts';
import { findLastRolledDay, rollUpDay, rollUpNetworks } from '../store/roll-up-day.ts';

const DAY_MS = 86_400_000;

/** Partitions ahead, old ones gone, and the roll-ups of every day that has ended since the last time. */
export async function keepHouse(db: DataSource, now: Date): Promise<void> {
  await keepPartitions(db, now);
  const yesterday = isoDay(now.getTime() - DAY_MS);
  const last = await findLastRolledDay(db);
  for (const day of daysToRoll(last, yesterday)) await rollUpDay(db, day);
  await rollUpNetworks(db, isoDay(now.getTime()));
}

/** From the last rolled day (again: it may have been corrected since) to yesterday. */
export function daysToRoll(last: string | null, yesterday: string): string[] {
  const days: string[] = [];
  const first = Date.parse(last !== null && last < yesterday ? last : yesterday);
  for (let day = first; day <= Date.parse(yesterday); day += DAY_MS) days.push(isoDay(day));
  return days;
}
