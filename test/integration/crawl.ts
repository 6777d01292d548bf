import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '@homeport/crawler/config.ts';
import { CrawlerModule } from '@homeport/crawler/crawler.module.ts';
import { createFetcher } from '@homeport/crawler/net/got-fetcher.ts';
import { BucketJobs } from '@homeport/crawler/run/bucket-jobs.ts';
import { netConfig } from '@homeport/crawler/run/net-config.ts';
import { addSeeds } from '@homeport/crawler/store/add-seeds.ts';
import { openDatabase } from '@homeport/db';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import type { Lab } from '../lab/index.ts';
import { freshDatabase } from './postgres.ts';

/** A record that a crawl has written, open for questions. */
export interface Crawled {
  db: DataSource;
  /** For an API beside it. */
  url: string;
  close(): Promise<void>;
}

const SECONDS_MAX = 60;

/**
 * Runs the whole crawler in this process on a database of its own, until every seed of the lab was visited, and
 * until `enough` has seen what it waits for.
 */
export async function crawlLab(
  lab: Lab,
  enough: (db: DataSource) => Promise<void> = () => Promise.resolve(),
): Promise<Crawled> {
  const database = await freshDatabase();
  const db = await openDatabase({ url: database.url, application: 'spec', connectionsMax: 8 });
  const config = readConfig({
    ...lab.environment,
    DATABASE_URL: database.url,
    PUBLIC_URL: 'https://homeport.example',
    REQUESTS_PER_SECOND: '1000',
    LOG_LEVEL: 'error',
  });
  const logger = pino({ level: config.logLevel });
  const jobs = await BucketJobs.open(database.url, (error) => {
    logger.error({ err: error }, 'job queue failed');
  });
  const fetcher = createFetcher(netConfig(config));
  await addSeeds(db, config, { perRegistrable: 20, allowed: [] });

  const parts = { config, db, jobs, fetcher, logger };
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class but reads a plain object
  const crawler = await NestFactory.createApplicationContext(CrawlerModule.of(parts), { logger: ['error'] });
  try {
    await untilVisited(
      db,
      config.seeds.map(({ name }) => name),
    );
    await enough(db);
  } finally {
    await crawler.close();
    await fetcher.destroy();
    await jobs.close();
  }
  return {
    db,
    url: database.url,
    async close() {
      await db.destroy();
      await database.drop();
    },
  };
}

async function untilVisited(db: DataSource, domains: readonly string[]): Promise<void> {
  const until = Date.now() + SECONDS_MAX * 1000;
  while (Date.now() < until) {
    const left: { domain: string }[] = await db.query(
      `select domain from instance where last_visit_at is null and domain = any ($1)`,
      [domains],
    );
    if (left.length === 0) return;
    await sleep(100);
  }
  throw new Error(`Some were not visited within ${SECONDS_MAX} s.`);
}
