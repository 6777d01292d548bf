import { pathToFileURL } from 'node:url';
import { refreshStandings } from '@homeport/crawler/store/refresh-standings.ts';
import { refreshUptimes } from '@homeport/crawler/store/refresh-uptimes.ts';
import { migrate, openDatabase } from '@homeport/db';
import { seedHistory } from './seed-history.ts';
import { makeInstance, SPECIAL_COUNT, type SeedInstance } from './seed-instance.ts';
import { insertRows, type Database } from './seed-rows.ts';
import { DAY_MS, dice } from './seed-timeline.ts';
import { SPECIAL } from './seed-words.ts';

export interface SeedOptions {
  instances: number;
  now: Date;
}

/** Writes a plausible record of 90 days into an empty, migrated database; the same for the same options. */
export async function seedRecord(db: Database, options: SeedOptions): Promise<SeedInstance[]> {
  const random = dice(20_260_101);
  const now = Math.floor(options.now.getTime() / 1000) * 1000;
  const count = Math.max(options.instances, SPECIAL_COUNT);
  const instances = Array.from({ length: count }, (_, index) => makeInstance(index, now, random));
  await insertRows(
    db,
    'instance',
    instances.map(({ row }) => row),
    'overriding system value',
  );
  await db.query(`select setval(pg_get_serial_sequence('instance', 'id'), $1)`, [count]);
  await db.query(`insert into suppression (domain, reason, since) values ($1, 'asked by its operator', $2)`, [
    SPECIAL.suppressed,
    new Date(now - 5 * DAY_MS),
  ]);
  await db.query(
    `insert into crawler_process (id, vantage, user_agent, started_at, seen_at, visits, visits_per_second, requests_per_second_max)
     values ('11111111-1111-4111-8111-111111111111', 'here', 'Homeport/0.1.0 (+https://homeport.example/bot)', $1, $2, 48211, 3.5, 8)`,
    [new Date(now - 3 * DAY_MS), new Date(now)],
  );
  await seedHistory(db, instances, now);
  await refreshUptimes(db, new Date(now));
  await refreshStandings(db, new Date(now));
  await db.query('analyze');
  return instances;
}

async function main(): Promise<void> {
  const url = process.argv[2];
  if (url === undefined) {
    throw new Error('Say where: node test/integration/seed.ts postgres://…/an_empty_database [instances]');
  }
  const db = await openDatabase({ url, application: 'homeport seed', connectionsMax: 2 });
  try {
    await migrate(db);
    const instances = await seedRecord(db, { instances: Number(process.argv[3] ?? 200), now: new Date() });
    process.stdout.write(`Seeded ${String(instances.length)} instances.\n`);
  } finally {
    await db.destroy();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
