import type { DataSource } from 'typeorm';
import { isoDay } from '../clock.ts';
import { keepPartitions } from '../store/keep-partitions.ts';
import { refreshOldProfiles } from '../store/refresh-profiles.ts';
import { refreshStandings } from '../store/refresh-standings.ts';
import { refreshUptimes } from '../store/refresh-uptimes.ts';
import { listDaysToRoll, rollUpDay, rollUpNetworks } from '../store/roll-up-day.ts';
import { sortAnew } from '../store/save-topics.ts';

/** Partitions ahead, old ones gone, and the roll-ups of every day that has ended, or has been corrected, since the last time. */
export async function keepHouse(db: DataSource, now: Date): Promise<void> {
  await keepPartitions(db, now);
  for (const day of await listDaysToRoll(db, now)) await rollUpDay(db, day, now);
  await rollUpNetworks(db, isoDay(now.getTime()));
  await sortAnew(db);
  await refreshUptimes(db, now);
  await refreshStandings(db, now);
}

/** What each instance filters and reaches, every few hours; the first time as soon as there are instances. */
export async function sumProfiles(db: DataSource, now: Date): Promise<void> {
  await refreshOldProfiles(db, now);
}
