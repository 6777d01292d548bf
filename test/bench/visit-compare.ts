import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '@homeport/crawler/config.ts';
import { addSeeds } from '@homeport/crawler/store/add-seeds.ts';
import { ensureDatabase, migrate, openDatabase } from '@homeport/db';
import type { DataSource } from 'typeorm';
import { readMeter } from '../lab/meter.ts';
import { end, type Federation } from './federation.ts';
import type { FromChild, Run, ToChild } from './visit-child.ts';
import { planHosts, type HostPlan } from './visit-plan.ts';

export const WAYS = ['crawler', 'got', 'https'] as const;
export type Way = (typeof WAYS)[number];

export interface CompareOptions {
  serverUrl: string;
  federation: Federation;
  concurrency: number;
  rounds: number;
  onProgress: (line: string) => void;
}

export interface Comparison {
  hosts: number;
  requests: number;
  runs: Record<Way, Run[]>;
}

// A crawl of a thousand hosts takes seconds; one that takes this long has come to a halt.
const RUN_MS_MAX = 300_000;
const POLL_MS = 50;
const END_MS = 10_000;
const KINDS = ['liveness', 'details', 'peers', 'policy'];

type Bench = CompareOptions & { databaseUrl: string; db: DataSource };

/**
 * The whole crawler, a loop with got and one with node:https, each in a process of its own and in turn, over the same
 * hosts. What they ask is what the crawler asked in a first run, which does not count.
 */
export async function compareVisits(options: CompareOptions): Promise<Comparison> {
  const databaseUrl = await ensureDatabase(options.serverUrl, 'homeport_visits');
  const db = await openDatabase({ url: databaseUrl, application: 'homeport bench', connectionsMax: 1 });
  try {
    await prepare(db, options.federation);
    return await compare({ ...options, databaseUrl, db });
  } finally {
    await db.destroy();
  }
}

async function compare(bench: Bench): Promise<Comparison> {
  const { federation, rounds, onProgress } = bench;
  const first = await crawl(bench, federation.quick, { isRecorded: true });
  await federation.flush();
  const plans = planHosts(new Map(first.asked), await readMeter(federation.meterFile));
  const requests = plans.reduce((sum, plan) => sum + plan.requests.length, 0);
  onProgress(`${plans.length} hosts with ${requests} requests`);
  const runs: Record<Way, Run[]> = { crawler: [], got: [], https: [] };
  for (let round = 0; round < rounds; round++) {
    // Nobody always comes first.
    for (const way of [...WAYS.slice(round % 3), ...WAYS.slice(0, round % 3)]) {
      const run =
        way === 'crawler' ? await crawlAgain(bench, plans, requests) : await loop(bench, way, plans);
      runs[way].push(run);
      onProgress(`round ${round + 1}, ${way}: ${(plans.length / run.seconds).toFixed(0)} hosts/s`);
    }
  }
  return { hosts: plans.length, requests, runs };
}

async function crawlAgain(bench: Bench, plans: readonly HostPlan[], requests: number): Promise<Run> {
  const beganAt = new Date();
  const { run } = await crawl(
    bench,
    plans.map(({ domain }) => domain),
  );
  const asked = await countAsked(bench.db, beganAt);
  if (asked !== requests) bench.onProgress(`The crawler asked ${asked} times this time, not ${requests}.`);
  return run;
}

async function loop(
  { federation, concurrency }: Bench,
  way: 'got' | 'https',
  plans: HostPlan[],
): Promise<Run> {
  return await inChild(start('visit-loop.ts', ['--client', way], federation.environment), async (child) => {
    tell(child, { go: plans, concurrency });
    return (await figuresFrom(child)).run;
  });
}

type Crawled = Extract<FromChild, { run: Run }>;

/** One crawl of exactly these hosts: they are due for everything, as each is once a day, and nobody else is. */
async function crawl(
  { databaseUrl, federation, concurrency, db }: Bench,
  domains: readonly string[],
  { isRecorded = false } = {},
): Promise<Crawled> {
  const environment = {
    ...federation.environment,
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: 'https://homeport.example',
    CONCURRENCY: String(concurrency),
    LOG_LEVEL: 'error',
    BENCH_RECORD: isRecorded ? '1' : '0',
  };
  const since = await makeDue(db, domains);
  return await inChild(start('visit-crawler.ts', [], environment), async (child) => {
    tell(child, { go: [], concurrency });
    await untilVisited(db, domains, since);
    tell(child, 'stop');
    return await figuresFrom(child);
  });
}

/** Everybody is known by name from the beginning; whom nobody makes due is not visited, whoever names him as a peer. */
async function prepare(db: DataSource, { domains, environment }: Federation): Promise<void> {
  await migrate(db);
  const config = readConfig({
    ...environment,
    SEEDS: domains.join(','),
    DATABASE_URL: 'unused',
    PUBLIC_URL: 'https://homeport.example',
  });
  await addSeeds(db, config, { perRegistrable: domains.length, allowed: [] });
}

/** Returns from when on they are. */
async function makeDue(db: DataSource, domains: readonly string[]): Promise<Date> {
  const due = KINDS.map((kind) => `${kind}_due_at = case when domain = any ($1) then now() end`);
  await db.query(`update instance set ${due.join(', ')}`, [domains]);
  await db.query(`update robots set expires_at = now()`);
  await db.query('vacuum analyze');
  const [row]: { now: Date }[] = await db.query('select now()');
  if (!row) throw new Error('the database has no clock');
  return row.now;
}

async function untilVisited(db: DataSource, domains: readonly string[], since: Date): Promise<void> {
  const until = performance.now() + RUN_MS_MAX;
  let missed = await notVisited(domains);
  while (missed.length > 0) {
    if (performance.now() > until) {
      throw new Error(`Not visited in time: ${missed.join(', ')} and perhaps more`);
    }
    await sleep(POLL_MS);
    // While one of a few is missing, nobody needs to look for the others: the database has the crawl to serve.
    missed = await notVisited(missed);
    if (missed.length === 0) missed = await notVisited(domains);
  }

  async function notVisited(of: readonly string[]): Promise<string[]> {
    const left: { domain: string }[] = await db.query(
      `select domain from instance
        where domain = any ($1) and (last_visit_at is null or last_visit_at < $2)
        limit 20`,
      [of, since],
    );
    return left.map(({ domain }) => domain);
  }
}

/** How many requests the record holds since then. */
async function countAsked(db: DataSource, since: Date): Promise<number> {
  const [row]: { asked: number }[] = await db.query(
    `select coalesce(sum(jsonb_array_length(asked)), 0)::int as asked from visit where at >= $1`,
    [since],
  );
  return row?.asked ?? 0;
}

function start(script: string, args: string[], environment: Record<string, string>): ChildProcess {
  return fork(new URL(script, import.meta.url), args, {
    env: { ...process.env, ...environment },
    execArgv: process.env['BENCH_EXEC_ARGV']?.split(' ') ?? [],
  });
}

/** The child is ended whatever happens: one that is left behind would keep us, and the ports, for ever. */
async function inChild<Told>(
  child: ChildProcess,
  work: (child: ChildProcess) => Promise<Told>,
): Promise<Told> {
  try {
    await hear(child);
    const told = await work(child);
    // Who told his figures ends by himself, and may have a profile to write.
    await Promise.race([once(child, 'exit'), sleep(END_MS)]);
    return told;
  } finally {
    await end(child);
  }
}

async function figuresFrom(child: ChildProcess): Promise<Crawled> {
  const told = await hear(child);
  if (!('run' in told)) throw new Error('the process brought no figures');
  return told;
}

function tell(child: ChildProcess, message: ToChild): void {
  child.send(message);
}

async function hear(child: ChildProcess): Promise<FromChild> {
  const gone = new AbortController();
  const ended = once(child, 'exit', { signal: gone.signal }).then(
    ([code]) => Promise.reject(new Error(`the process ended by itself (${String(code)})`)),
    () => new Promise<never>(() => undefined),
  );
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [FromChild];
  gone.abort();
  return message;
}
