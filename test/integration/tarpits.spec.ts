import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '@homeport/crawler/config.ts';
import { CrawlerModule } from '@homeport/crawler/crawler.module.ts';
import { createFetcher } from '@homeport/crawler/net/got-fetcher.ts';
import { BucketJobs } from '@homeport/crawler/run/bucket-jobs.ts';
import { netConfig } from '@homeport/crawler/run/net-config.ts';
import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { openDatabase, parseDomain, type DomainName } from '@homeport/db';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type TarpitTown } from '../bench/tarpits-town.ts';
import { freshDatabase, type SpecDatabase } from './postgres.ts';

const HEALTHY = 12;
const TARPITS = 200;
// Few places, of which each tarpit holds one for seconds: in the order of their turn, all of them would take minutes.
const CONCURRENCY = 6;
const HOUR_MS = 3_600_000;
const WAIT_MS = 25_000;

describe('integration/tarpits: healthy hosts beside 200 tarpits, and six places', () => {
  let town: TarpitTown;
  let database: SpecDatabase;
  let db: DataSource;
  let folder: string;
  let close: () => Promise<void>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'homeport-tarpits-'));
    town = await openTown({ healthy: HEALTHY, tarpits: TARPITS, folder });
    database = await freshDatabase();
    db = await openDatabase({ url: database.url, application: 'spec', connectionsMax: 4 });
    await add(town.healthy, new Date());
    const config = readConfig({
      ...town.environment,
      DATABASE_URL: database.url,
      PUBLIC_URL: 'https://homeport.example',
      REQUESTS_PER_SECOND: '1000',
      CONCURRENCY: String(CONCURRENCY),
      CANARIES: '',
      SEEDS: '',
      LOG_LEVEL: 'error',
    });
    const logger = pino({ level: config.logLevel });
    const jobs = await BucketJobs.open(database.url, (error) =>
      logger.error({ err: error }, 'job queue failed'),
    );
    const net = netConfig(config);
    const fetcher = createFetcher({ ...net, hostGapMs: 20, addressGapMs: 0 });
    const parts = { config, db, jobs, fetcher, logger };
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class but reads a plain object
    const crawler = await NestFactory.createApplicationContext(CrawlerModule.of(parts), {
      logger: ['error'],
    });
    close = async () => {
      await crawler.close();
      await fetcher.destroy();
      await jobs.close();
    };
  });
  afterAll(async () => {
    await close();
    await db.destroy();
    await database.drop();
    await town.close();
    await rm(folder, { recursive: true });
  });

  async function add(names: readonly string[], at: Date): Promise<void> {
    const domains = names.map((name): DomainName => {
      const parsed = parseDomain(name);
      if (!parsed.ok) throw new Error(name);
      return parsed.domain;
    });
    const found = { network: 'fediverse', domains, by: 'seed', from: null, at } as const;
    await addDiscovered(db, found, { perRegistrable: 20, allowed: [] });
  }

  async function countVisited(names: readonly string[], since: Date): Promise<number> {
    const rows: { count: number }[] = await db.query(
      `select count(*)::int as count from instance where domain = any ($1) and last_visit_at >= $2`,
      [names, since],
    );
    return rows[0]?.count ?? 0;
  }

  async function untilHealthy(since: Date): Promise<void> {
    const until = Date.now() + WAIT_MS;
    while ((await countVisited(town.healthy, since)) < HEALTHY) {
      if (Date.now() > until) return;
      await sleep(100);
    }
  }

  it('visits all that answer while most of the tarpits still wait for each other', async () => {
    await untilHealthy(new Date(0));
    expect(await countVisited(town.healthy, new Date(0))).toBe(HEALTHY);

    await add(town.tarpits, new Date(Date.now() - HOUR_MS));
    while (town.held() < CONCURRENCY / 2) await sleep(20);
    const due = new Date();
    // Due last of all, and by far.
    await db.query(`update instance set liveness_due_at = $2 where domain = any ($1)`, [town.healthy, due]);
    await untilHealthy(due);

    expect(await countVisited(town.healthy, due)).toBe(HEALTHY);
    expect(await countVisited(town.tarpits, due)).toBeLessThan(TARPITS / 4);
    // One may just be leaving while the next one comes.
    expect(town.held()).toBeLessThanOrEqual(2 * CONCURRENCY);
    const up: unknown[] = await db.query(`select from instance where domain = any ($1) and verdict = 'up'`, [
      town.healthy,
    ]);
    expect(up).toHaveLength(HEALTHY);
  });
});
