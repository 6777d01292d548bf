import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@homeport/db';
import type { DataSource } from 'typeorm';
import { judgePace, readMeter, type Violation } from '../lab/meter.ts';
import { end, type Federation } from './federation.ts';

const ROOT = new URL('../..', import.meta.url).pathname;

export interface CrawlOptions {
  databaseUrl: string;
  federation: Federation;
  concurrency: number;
  /** How often the crawler is killed with SIGKILL and started again on the way. */
  kills: number;
  /** Gives up after so long. */
  secondsMax: number;
  onProgress?: (line: string) => void;
}

export interface CrawlResult {
  instances: number;
  visited: number;
  seconds: number;
  visits: number;
  crawlerRssMib: number;
  requests: number;
  /** Details visits that the record holds for an instance beyond the first: its next is due tomorrow. */
  repeated: number;
  violations: Violation[];
}

/** Crawls a whole federation from its seeds until everybody in it was visited once, and asks the victims. */
export async function crawlAll(options: CrawlOptions): Promise<CrawlResult> {
  const { federation, databaseUrl } = options;
  const db = await openDatabase({ url: databaseUrl, application: 'homeport bench', connectionsMax: 2 });
  const started = performance.now();
  let crawler = startCrawler(options);
  let peakMib = 0;
  let killed = 0;
  const known = federation.domains.length;
  for (;;) {
    await sleep(1000);
    const seconds = (performance.now() - started) / 1000;
    if (crawler.exitCode !== null) {
      throw new Error(`The crawler ended by itself (exit code ${crawler.exitCode}).`);
    }
    peakMib = Math.max(peakMib, await peakMemoryMib(crawler));
    const visited = await countVisited(db, federation.domains);
    options.onProgress?.(
      `${seconds.toFixed(0)} s: ${visited} of ${known} visited, ${peakMib.toFixed(0)} MiB`,
    );
    if (visited >= known || seconds > options.secondsMax) break;
    // Kills are spread over the crawl, each in full work.
    if (killed < options.kills && visited > (known * (killed + 1)) / (options.kills + 2)) {
      killed += 1;
      crawler.kill('SIGKILL');
      await once(crawler, 'exit');
      options.onProgress?.(`killed (${killed} of ${options.kills})`);
      crawler = startCrawler(options);
    }
  }
  const seconds = (performance.now() - started) / 1000;
  await end(crawler);
  const result = await sumUp(db, options, { seconds, peakMib });
  await db.destroy();
  return result;
}

function startCrawler({ databaseUrl, federation, concurrency }: CrawlOptions): ChildProcess {
  return spawn(process.execPath, ['crawler/dist/main.js'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...federation.environment,
      DATABASE_URL: databaseUrl,
      PUBLIC_URL: 'https://homeport.example',
      CONCURRENCY: String(concurrency),
      REQUESTS_PER_SECOND: '10000',
      LOG_LEVEL: 'error',
    },
  });
}

async function countVisited(db: DataSource, domains: readonly string[]): Promise<number> {
  const rows: { visited: number }[] = await db.query(
    `select count(*)::int as visited from instance where last_visit_at is not null and domain = any ($1)`,
    [domains],
  );
  return rows[0]?.visited ?? 0;
}

async function sumUp(
  db: DataSource,
  { federation }: CrawlOptions,
  { seconds, peakMib }: { seconds: number; peakMib: number },
): Promise<CrawlResult> {
  const [counts]: { visits: number; repeated: number }[] = await db.query(
    `select (select count(*)::int from visit) as visits,
            (select count(*)::int from (
               select 1 from visit v where kind = 'details' and verdict = 'up'
                group by v.instance_id having count(*) > 1) t) as repeated`,
  );
  await federation.flush();
  const lines = await readMeter(federation.meterFile);
  return {
    instances: federation.domains.length,
    visited: await countVisited(db, federation.domains),
    seconds,
    visits: counts?.visits ?? 0,
    repeated: counts?.repeated ?? 0,
    crawlerRssMib: peakMib,
    requests: lines.filter(({ kind }) => kind === 'request').length,
    violations: judgePace(lines, { robots: new Map(federation.robots) }),
  };
}

/** The largest resident size so far, as the kernel counts it; 0 where there is no /proc. */
async function peakMemoryMib(child: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${String(child.pid)}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}
