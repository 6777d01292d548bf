import { refreshStandings } from '@homeport/crawler/store/refresh-standings.ts';
import { makeInstance } from '../integration/seed-instance.ts';
import { insertRows, type Database } from '../integration/seed-rows.ts';
import { dice } from '../integration/seed-timeline.ts';

/** A directory of so many instances, with the uptime that the crawler would have summed. */
export async function fillDirectory(db: Database, instances: number): Promise<void> {
  const now = Date.now();
  const random = dice(20_260_101);
  const rows = Array.from({ length: instances }, (_, index) => makeInstance(index, now, random).row);
  // One call for all entries of the directory, and for all their names, instead of one for each row.
  await db.query('alter table instance disable trigger user');
  await insertRows(db, 'instance', rows, 'overriding system value');
  await db.query(TOLD);
  await db.query('alter table instance enable trigger user');
  await db.query(
    `insert into uptime_window (instance_id, ratio_30d, coverage_30d, visits_30d, summed_at)
     select id, 1 - (id * 7919 % 1000) ^ 2 / 2e7, 0.4 + (id % 60) / 100.0, 300, now() from instance`,
  );
  await db.query('alter table directory_entry disable trigger user');
  await db.query(`select keep_directory(array_agg(id)) from instance where software is not null`);
  await db.query('alter table directory_entry enable trigger user');
  await db.query(`select keep_listed_names(array_agg(instance_id)) from directory_entry`);
  await refreshStandings(db, new Date(now));
  await db.query('vacuum analyze');
}

// Few say where they are governed from; half have rules that a reader can sort.
const TOLD = `
  update instance set country = (array['DE', 'FR', 'JP', 'US', 'NL', 'AT'])[id % 6 + 1] where id % 12 = 0;
  insert into rule_topic (instance_id, topic, places)
  select id, topic, array[0] from instance, unnest(array['hate', 'harassment', 'spam', 'nudity', 'ai']) topic
   where hashint4extended(id, hashtext(topic)) % 5 in (0, 1)`;
