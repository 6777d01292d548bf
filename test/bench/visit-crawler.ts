// The whole crawler in a process of its own, as it runs in production but for the pace toward hosts and addresses,
// which a bare loop does not keep either. The guards, the bounds and robots.txt are all in place.
import 'reflect-metadata';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readConfig } from '@homeport/crawler/config.ts';
import { CrawlerModule } from '@homeport/crawler/crawler.module.ts';
import type { Fetcher } from '@homeport/crawler/net/fetcher.ts';
import { createFetcher } from '@homeport/crawler/net/got-fetcher.ts';
import { BucketJobs } from '@homeport/crawler/run/bucket-jobs.ts';
import { netConfig } from '@homeport/crawler/run/net-config.ts';
import { openDatabase } from '@homeport/db';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { ownPeakMib, type FromChild } from './visit-child.ts';
import { recording, type PlannedRequest } from './visit-plan.ts';

const config = readConfig(process.env);
const logger = pino({ level: config.logLevel });
const db = await openDatabase({
  url: config.databaseUrl,
  application: 'homeport crawler',
  connectionsMax: 8,
});
const jobs = await BucketJobs.open(config.databaseUrl, (error) => {
  logger.error({ err: error }, 'job queue failed');
});
const net = createFetcher({
  ...netConfig(config),
  hostGapMs: 0,
  addressGapMs: 0,
  requestsPerSecondMax: 1_000_000,
});

const asked = new Map<string, PlannedRequest[]>();
const lag = monitorEventLoopDelay({ resolution: 5 });
const begun: { at: number; cpu: NodeJS.CpuUsage }[] = [];
const watched: Fetcher = {
  ...net,
  open(...args) {
    // The ticks before the first contact are waiting, not work.
    if (begun.length === 0) {
      begun.push({ at: performance.now(), cpu: process.cpuUsage() });
      lag.enable();
    }
    return net.open(...args);
  },
};
const fetcher = process.env['BENCH_RECORD'] === '1' ? recording(watched, asked) : watched;

// Whoever started us is gone: nobody would ever stop us.
process.once('disconnect', () => process.exit(0));
tell({ ready: true });
await once(process, 'message');
const parts = { config, db, jobs, fetcher, logger };
// eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class but reads a plain object
const crawler = await NestFactory.createApplicationContext(CrawlerModule.of(parts), { logger: ['error'] });
await once(process, 'message');
const { at, cpu } = begun[0] ?? { at: performance.now(), cpu: process.cpuUsage() };
const { user, system } = process.cpuUsage(cpu);
const run = {
  seconds: (performance.now() - at) / 1000,
  cpuMs: (user + system) / 1000,
  peakMib: ownPeakMib(),
  lagP99Ms: lag.percentile(99) / 1e6,
};
await crawler.close();
await net.destroy();
await jobs.close();
await db.destroy();
tell({ run, asked: [...asked] });

function tell(message: FromChild): void {
  process.send?.(message, () => {
    if ('run' in message) process.disconnect();
  });
}
