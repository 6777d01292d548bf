import { readConfig } from '@homeport/crawler/config.ts';
import { createFetcher } from '@homeport/crawler/net/got-fetcher.ts';
import { BucketJobs } from '@homeport/crawler/run/bucket-jobs.ts';
import { CrawlService } from '@homeport/crawler/run/crawl.service.ts';
import { netConfig } from '@homeport/crawler/run/net-config.ts';
import { addSeeds } from '@homeport/crawler/store/add-seeds.ts';
import { openDatabase } from '@homeport/db';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type SpecDatabase } from './postgres.ts';

const CAP = { perRegistrable: 20, allowed: [] };

describe('integration/handover', () => {
  let database: SpecDatabase;
  let db: DataSource;
  beforeAll(async () => {
    database = await freshDatabase();
    db = await openDatabase({ url: database.url, application: 'spec', connectionsMax: 8 });
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  it('gives back what was being taken when it was asked to end', async () => {
    const config = readConfig({
      DATABASE_URL: database.url,
      PUBLIC_URL: 'https://homeport.example',
      SEEDS: 'a.example',
      CANARIES: '',
    });
    await addSeeds(db, config, CAP);
    const logger = pino({ level: 'silent' });
    const jobs = await BucketJobs.open(database.url, () => undefined);
    const fetcher = createFetcher(netConfig(config));
    const crawler = new CrawlService(config, db, jobs, fetcher, logger);
    await crawler.onApplicationBootstrap();
    await crawler.offer();

    // It has the job, and waits for the lease.
    const other = db.createQueryRunner();
    await other.startTransaction();
    await other.query(`lock table bucket in access exclusive mode`);
    const taking = crawler.take();
    await expect.poll(() => waiting(db), { timeout: 10_000 }).toBe(1);
    const ending = crawler.onApplicationShutdown();
    await other.rollbackTransaction();
    await other.release();
    await Promise.all([taking, ending]);

    expect(await states(db)).toEqual(['completed']);
    await fetcher.destroy();
    await jobs.close();
  });
});

async function waiting(db: DataSource): Promise<number> {
  const rows: unknown[] = await db.query(
    `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows.length;
}

async function states(db: DataSource): Promise<string[]> {
  const rows: { state: string }[] = await db.query(`select state from pgboss.job where name = 'bucket'`);
  return rows.map(({ state }) => state);
}
