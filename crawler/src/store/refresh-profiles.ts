import type { DataSource } from 'typeorm';
import { GATHERING, WRITE } from './profile-sums.ts';

/** How old the sums may get, and how old they may be while a fifth of the listed instances is in none of them. */
const EVERY_HOURS = 6;
const CATCH_UP_HOURS = 0.25;

// Any constant will do that no other lock of ours has.
const LOCK = 7_005_003;

// For each sort and each hash table of the sums: what is larger goes to disk.
const WORK_MEMORY = '64MB';

export interface RefreshedProfiles {
  /** Profiles that were written: one for each listed instance; 0 where nothing was to be done. */
  profiles: number;
  /** Pairs of which one blocks the other, rules about everybody left out. */
  blocks: number;
}

const NOTHING: RefreshedProfiles = { profiles: 0, blocks: 0 };

/** Sums anew where the sums are older than a few hours, or lack many: at the beginning, and while a crawl grows. */
export async function refreshOldProfiles(db: DataSource, now: Date): Promise<RefreshedProfiles> {
  const [row]: { is_old: boolean }[] = await db.query(
    `select listed > 0 and (summed_at is null or summed_at > $1::timestamptz or summed_at < $1::timestamptz - $2 * interval '1 hour'
                            or summed_at < $1::timestamptz - $3 * interval '1 hour' and profiles < 0.8 * listed) as is_old
       from (select (select count(*) from directory_entry) as listed,
                    (select count(*) from policy_profile) as profiles,
                    (select max(summed_at) from policy_profile) as summed_at) known`,
    [now, EVERY_HOURS, CATCH_UP_HOURS],
  );
  return row?.is_old === true ? refreshProfiles(db, now) : NOTHING;
}

/**
 * Sums for every listed instance what it filters and what it reaches, from all standing rules at once: who blocks whom
 * is gathered in tables that are gone at the end. Where another crawler is at it already, nothing is done.
 */
export async function refreshProfiles(db: DataSource, now: Date): Promise<RefreshedProfiles> {
  return db.transaction(async (tx) => {
    const [lock]: { mine: boolean }[] = await tx.query('select pg_try_advisory_xact_lock($1) as mine', [
      LOCK,
    ]);
    if (lock?.mine !== true) return NOTHING;
    await tx.query(`set local work_mem = '${WORK_MEMORY}'`);
    for (const statement of GATHERING) await tx.query(statement);
    const [row]: RefreshedProfiles[] = await tx.query(WRITE, [now]);
    return row ?? NOTHING;
  });
}
