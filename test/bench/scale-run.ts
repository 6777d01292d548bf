import { setTimeout as sleep } from 'node:timers/promises';
import { addSeeds } from '@homeport/crawler/store/add-seeds.ts';
import { ensureDatabase, migrate, openDatabase, parseInstanceName } from '@homeport/db';
import type { DataSource } from 'typeorm';
import type { Violation } from '../lab/meter.ts';
import type { Federation } from './federation.ts';
import { memoryOfServer } from './memory.ts';
import { Crawler } from './scale-crawlers.ts';
import { countDoubles, hearVictims } from './scale-victims.ts';
import type { Run } from './visit-child.ts';

// Counting tens of thousands of rows costs the database time that it should have for the crawlers.
const PROGRESS_EVERY_MS = 2000;

export interface ScaleRunOptions {
  serverUrl: string;
  federation: Federation;
  /** How many of the hosts, from the first, have an address of their own. */
  instances: number;
  processes: number;
  /** Of each process. */
  concurrency: number;
  /** Gives up after so long. */
  secondsMax: number;
  /** Only what happens after so many seconds counts: for a rate that the start has no part in. */
  warmSeconds?: number;
  onProgress: (line: string) => void;
}

export interface ScaleRun {
  processes: number;
  seconds: number;
  /** With an address of their own, and behind the shared one. */
  visited: number;
  virtualVisited: number;
  visits: number;
  requests: number;
  crawlers: Run[];
  /** Instances that each crawler process visited, as it says itself. */
  shares: number[];
  databaseMib: number;
  databaseBytes: number;
  /** Visits to one slot beyond the first, in the record or only in the victims' books. */
  slotDoubles: number;
  violations: Violation[];
}

type Known = Pick<Federation, 'domains'>;

interface Progress {
  visited: number;
  virtual: number;
  visits: number;
}

/** Crawls a network that is known by name, with so many processes, on a database of its own. */
export async function runScale(options: ScaleRunOptions): Promise<ScaleRun> {
  const { federation, processes } = options;
  const name = `homeport_scale_${String(Date.now())}`;
  const databaseUrl = await ensureDatabase(options.serverUrl, name);
  const db = await openDatabase({ url: databaseUrl, application: 'homeport bench', connectionsMax: 2 });
  await migrate(db);
  const emptyBytes = await sizeOf(db);
  await knowAll(db, options);
  const from = Date.now();
  const memory = memoryOfServer(databaseUrl);
  const crawlers = Array.from({ length: processes }, () => Crawler.start({ ...options, databaseUrl }));
  try {
    const crawled = await crawl(db, crawlers, options);
    const runs = await Promise.all(crawlers.map((crawler) => crawler.tell()));
    const shares = await sharesOf(db);
    await Promise.all(crawlers.map((crawler) => crawler.stop()));
    await federation.flush();
    const heard = await hearVictims(federation.meterFile, { robots: new Map(federation.robots), from });
    return {
      ...crawled,
      processes,
      requests: heard.requests,
      crawlers: runs,
      shares,
      databaseMib: await memory.stop(),
      databaseBytes: (await sizeOf(db)) - emptyBytes,
      slotDoubles: await countDoubles(db, heard, federation.movedTo),
      violations: heard.violations,
    };
  } finally {
    await Promise.all(crawlers.map((crawler) => crawler.stop()));
    await memory.stop();
    await db.destroy();
  }
}

/** Makes all of them known and due; the first so many have addresses of their own, the others stand in `bench_virtual`. */
export async function knowAll(
  db: DataSource,
  { federation: { domains }, instances }: Pick<ScaleRunOptions, 'instances'> & { federation: Known },
): Promise<void> {
  const seeds = domains.flatMap((domain) => {
    const parsed = parseInstanceName('fediverse', domain);
    return parsed.ok ? [{ network: 'fediverse' as const, name: parsed.name }] : [];
  });
  const clock = { now: () => new Date(), monotonicMs: () => performance.now() };
  await addSeeds(db, { seeds, clock }, { perRegistrable: 100_000, allowed: [] });
  await db.query(`create unlogged table bench_virtual as select id from instance where domain = any ($1)`, [
    domains.slice(instances),
  ]);
  await db.query('analyze');
}

type Crawled = Pick<ScaleRun, 'seconds' | 'visited' | 'virtualVisited' | 'visits'>;

async function crawl(
  db: DataSource,
  crawlers: readonly Crawler[],
  options: ScaleRunOptions,
): Promise<Crawled> {
  const { federation, instances, processes, warmSeconds = 0 } = options;
  const own = Math.min(instances, federation.domains.length);
  const begun = performance.now();
  let first: { at: number; progress: Progress } = {
    at: begun,
    progress: { visited: 0, virtual: 0, visits: 0 },
  };
  let isWarm = warmSeconds === 0;
  for (;;) {
    await sleep(PROGRESS_EVERY_MS);
    const over = crawlers.find(({ isOver }) => isOver);
    if (over) throw new Error('A crawler ended by itself.');
    const at = performance.now();
    const seconds = (at - begun) / 1000;
    const progress = await count(db);
    if (!isWarm && seconds >= warmSeconds) {
      isWarm = true;
      first = { at, progress };
    }
    const { visited, virtual } = progress;
    options.onProgress(
      `${String(processes)} processes, ${seconds.toFixed(0)} s: ${String(visited)} of ${String(own)}, ${String(virtual)} virtual`,
    );
    if (visited >= own || seconds >= options.secondsMax) {
      return {
        seconds: (at - first.at) / 1000,
        visited: visited - first.progress.visited,
        virtualVisited: virtual - first.progress.virtual,
        visits: progress.visits - first.progress.visits,
      };
    }
  }
}

async function count(db: DataSource): Promise<Progress> {
  const [row]: [Progress] = await db.query(
    `select count(*) filter (where v.id is null)::int as visited, count(v.id)::int as virtual,
            (select count(*)::int from visit) as visits
       from instance i left join bench_virtual v on v.id = i.id
      where i.last_visit_at is not null`,
  );
  return row;
}

async function sharesOf(db: DataSource): Promise<number[]> {
  const rows: { visits: number }[] = await db.query(
    `select visits::int as visits from crawler_process order by visits desc`,
  );
  return rows.map(({ visits }) => visits);
}

async function sizeOf(db: DataSource): Promise<number> {
  const [row]: [{ bytes: string }] = await db.query(`select pg_database_size(current_database()) as bytes`);
  return Number(row.bytes);
}
