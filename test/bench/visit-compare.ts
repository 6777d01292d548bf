import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '@homeport/crawler/config.ts';
import { addSeeds } from '@homeport/crawler/store/add-seeds.ts';
import { ensureDatabase, migrate, openDatabase, parseDomain, registrableDomain } from '@homeport/db';
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
const RUN_MS_MAX = 180_000;
const POLL_MS = 50;

/**
 * The whole crawler, a loop with got and one with node:https, each in a process of its own and in turn, over the same
 * hosts. What they ask is what the crawler asked in a first run, which does not count.
 */
export async function compareVisits(options: CompareOptions): Promise<Comparison> {
  const { federation, rounds, onProgress } = options;
  const first = await crawl(options, alone(federation), { isRecorded: true });
  await federation.flush();
  const plans = planHosts(new Map(first.asked), await readMeter(federation.meterFile));
  const requests = plans.reduce((sum, plan) => sum + plan.requests.length, 0);
  onProgress(`${plans.length} hosts with ${requests} requests`);
  const runs: Record<Way, Run[]> = { crawler: [], got: [], https: [] };
  const domains = plans.map(({ domain }) => domain);
  for (let round = 0; round < rounds; round++) {
    // Nobody always comes first.
    for (const way of [...WAYS.slice(round % 3), ...WAYS.slice(0, round % 3)]) {
      const run = way === 'crawler' ? (await crawl(options, domains)).run : await loop(options, way, plans);
      runs[way].push(run);
      onProgress(`round ${round + 1}, ${way}: ${(plans.length / run.seconds).toFixed(0)} hosts/s`);
    }
  }
  return { hosts: plans.length, requests, runs };
}

/** Those whom leaving out any other host does not leave out as well: an opt-out covers what is below a name. */
function alone({ quick, domains }: Federation): string[] {
  const known = new Set(domains);
  return quick.filter((domain) => {
    const name = parseDomain(domain);
    const above = name.ok ? registrableDomain(name.domain) : domain;
    return above === domain || !known.has(above);
  });
}

async function loop(
  { federation, concurrency }: CompareOptions,
  way: 'got' | 'https',
  plans: HostPlan[],
): Promise<Run> {
  return await inChild(start('visit-loop.ts', ['--client', way], federation.environment), async (child) => {
    tell(child, { go: plans, concurrency });
    return (await figuresFrom(child)).run;
  });
}

type Crawled = Extract<FromChild, { run: Run }>;

/** One crawl of exactly these hosts, on a database of its own: all are due, and no other is let in. */
async function crawl(
  { serverUrl, federation, concurrency }: CompareOptions,
  domains: readonly string[],
  { isRecorded = false } = {},
): Promise<Crawled> {
  const databaseUrl = await ensureDatabase(serverUrl, 'homeport_visits');
  const environment = {
    ...federation.environment,
    SEEDS: domains.join(','),
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: 'https://homeport.example',
    CONCURRENCY: String(concurrency),
    LOG_LEVEL: 'error',
    BENCH_RECORD: isRecorded ? '1' : '0',
  };
  const db = await openDatabase({ url: databaseUrl, application: 'homeport bench', connectionsMax: 1 });
  try {
    await prepare(db, environment, federation.domains);
    return await inChild(start('visit-crawler.ts', [], environment), async (child) => {
      tell(child, { go: [], concurrency });
      await untilVisited(db, domains);
      tell(child, 'stop');
      return await figuresFrom(child);
    });
  } finally {
    await db.destroy();
    await drop(serverUrl);
  }
}

async function prepare(
  db: DataSource,
  environment: Record<string, string>,
  known: readonly string[],
): Promise<void> {
  await migrate(db);
  const config = readConfig(environment);
  await addSeeds(db, config, { perRegistrable: known.length, allowed: [] });
  // Peers name them all; who is left out of the comparison must stay out.
  await db.query(
    `insert into suppression (domain, reason)
     select d, 'bench' from unnest($1::text[]) d where not exists (select 1 from instance i where i.domain = d)`,
    [known],
  );
  await db.query('analyze');
}

async function untilVisited(db: DataSource, domains: readonly string[]): Promise<void> {
  const until = performance.now() + RUN_MS_MAX;
  for (;;) {
    const left: { domain: string }[] = await db.query(
      `select domain from instance where last_visit_at is null and domain = any ($1)`,
      [domains],
    );
    if (left.length === 0) return;
    if (performance.now() > until) {
      const some = left.slice(0, 5).map(({ domain }) => domain);
      throw new Error(`${left.length} hosts were not visited in time: ${some.join(', ')}`);
    }
    await sleep(POLL_MS);
  }
}

async function drop(serverUrl: string): Promise<void> {
  const db = await openDatabase({ url: serverUrl, application: 'homeport bench', connectionsMax: 1 });
  await db.query('drop database if exists homeport_visits with (force)');
  await db.destroy();
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
    return await work(child);
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
