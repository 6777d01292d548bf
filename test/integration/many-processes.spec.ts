import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@homeport/db';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFederation, type Federation } from '../bench/federation.ts';
import { Crawler } from '../bench/scale-crawlers.ts';
import { knowAll } from '../bench/scale-run.ts';
import { countDoubles, hearVictims } from '../bench/scale-victims.ts';
import { freshDatabase, type SpecDatabase } from './postgres.ts';

const INSTANCES = 160;
const SHARED_GROUP = '127.255.255.0/24';

describe('integration/many-processes', () => {
  let federation: Federation;
  let database: SpecDatabase;
  let db: DataSource;
  const crawlers: Crawler[] = [];
  beforeAll(async () => {
    const world = ['--instances', String(INSTANCES), '--vhosts', '40', '--hostile', '0.1', '--seed', '5'];
    [federation, database] = await Promise.all([startFederation(world), freshDatabase()]);
    db = await openDatabase({ url: database.url, application: 'spec', connectionsMax: 2 });
    await knowAll(db, { federation, instances: INSTANCES });
  });
  afterAll(async () => {
    await Promise.all(crawlers.map((crawler) => crawler.stop()));
    await db.destroy();
    await Promise.all([federation.stop(), database.drop()]);
  });
  const join = (): Crawler => {
    const crawler = Crawler.start({ databaseUrl: database.url, federation, concurrency: 16 });
    crawlers.push(crawler);
    return crawler;
  };

  it('gives a newcomer its share, and shows the victims one budget when its elder leaves', async () => {
    const from = Date.now();
    const elder = join();
    await until(async () => (await alive(db)) === 1);
    join();
    await until(async () => (await alive(db)) === 2);
    // A minute is the promise: what the elder had begun is over by then, and the rest is shared.
    await until(async () => (await busy(db)) === 2, 60);
    await until(async () => (await virtualVisited(db)) >= 1);
    // What it has begun is cut off here: the newcomer asks the same hosts again, after the gap.
    await elder.stop();
    const before = await virtualVisited(db);
    await until(async () => (await virtualVisited(db)) >= before + 2);
    await Promise.all(crawlers.map((crawler) => crawler.stop()));
    await federation.flush();

    const heard = await hearVictims(federation.meterFile, { from, robots: new Map(federation.robots) });
    expect(heard.violations).toEqual([]);
    expect(await countDoubles(db, heard, federation.movedTo)).toBe(0);
    // All who are behind the shared address are in one bucket, whatever their names are, and wait for their turn.
    expect(await bucketsOfVirtual(db)).toBe(1);
  }, 200_000);
});

async function until(isSo: () => Promise<boolean>, seconds = 60): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    if (await isSo()) return;
    await sleep(200);
  }
  throw new Error(`It was not so within ${String(seconds)} s.`);
}

async function virtualVisited(db: DataSource): Promise<number> {
  return number(
    db,
    `select count(*) from instance where id in (select id from bench_virtual) and last_visit_at is not null`,
  );
}

async function alive(db: DataSource): Promise<number> {
  return number(db, `select count(*) from crawler_process`);
}

/** How many crawlers have saved a visit. */
async function busy(db: DataSource): Promise<number> {
  return number(db, `select count(*) from crawler_process where visits > 0`);
}

async function bucketsOfVirtual(db: DataSource): Promise<number> {
  return number(
    db,
    `select count(distinct bucket) from instance
      where id in (select id from bench_virtual) and pace_key = '${SHARED_GROUP}'`,
  );
}

async function number(db: DataSource, statement: string): Promise<number> {
  const [row]: [{ count: string }] = await db.query(statement);
  return Number(row.count);
}
