import 'reflect-metadata';
import { openDatabase } from '@homeport/db';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { CrawlerModule } from './crawler.module.ts';
import { createFetcher } from './net/got-fetcher.ts';
import { BucketJobs } from './run/bucket-jobs.ts';
import { loggedError } from './run/logged-error.ts';
import { netConfig } from './run/net-config.ts';
import { SharedPace } from './run/shared-pace.ts';
import { addSeeds } from './store/add-seeds.ts';

const config = readConfig(process.env);
const logger = pino({ level: config.logLevel, serializers: { err: loggedError } });
const db = await openDatabase({
  url: config.databaseUrl,
  application: 'homeport crawler',
  connectionsMax: 8,
  // Who stands still in the middle of a save must not keep its buckets from those that take over.
  idleTransactionMs: 10_000,
});
const onError = (error: Error) => {
  logger.error({ err: error }, 'job queue failed');
};
const jobs = await BucketJobs.open(config.databaseUrl, onError, config.vantage);
const turnstile = await SharedPace.open(db, (error) => {
  logger.error({ err: error }, 'the other crawlers could not be heard');
});
const fetcher = createFetcher({ ...netConfig(config), turnstile });

await addSeeds(db, config, { perRegistrable: config.hostsPerDomainMax, allowed: config.knownHosters });

const app = await NestFactory.createApplicationContext(
  CrawlerModule.of({ config, db, jobs, fetcher, logger }),
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class but reads a plain object
  { logger: ['error', 'warn'] },
);
logger.info({ userAgent: config.userAgent, vantage: config.vantage }, 'crawling');

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void stop();
  });
}

async function stop(): Promise<void> {
  await app.close();
  await fetcher.destroy();
  await turnstile.close();
  await jobs.close();
  await db.destroy();
  logger.info('stopped');
}
