// npm run bench:tarpits: whether healthy hosts are visited on time beside ten thousand that hold whoever asks them. The
// whole crawler, with the defaults of production but for the ceiling of requests; first without tarpits, then with them.
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { ensureDatabase, migrate, openDatabase, parseDomain, startServer } from '@homeport/db';
import type { DataSource } from 'typeorm';
import { printFigures } from './figures.ts';
import { end } from './federation.ts';
import type { Opened, Wanted } from './tarpits-child.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const CHILD = new URL('tarpits-child.ts', import.meta.url).pathname;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    healthy: { type: 'string', default: '500' },
    tarpits: { type: 'string', default: '10000' },
    concurrency: { type: 'string', default: '64' },
    seconds: { type: 'string', default: '90' },
  },
});
const seconds = Number(values.seconds);
const say = (line: string) => process.stderr.write(`${line}\n`);

/** How a healthy network was visited in one stretch of time. */
interface Stretch {
  due: number;
  unvisited: number;
  p50: number;
  p99: number;
  rssMib: number;
  sockets: number;
  pitsVisited: number;
}

const folder = await mkdtemp(join(tmpdir(), 'homeport-tarpits-'));
const child = fork(CHILD);
const wanted: Wanted = { healthy: Number(values.healthy), tarpits: Number(values.tarpits), folder };
child.send(wanted);
const [town] = (await once(child, 'message')) as [Opened];
const server = await startServer({ dataDir: join(folder, 'data') });
try {
  const url = await ensureDatabase(server.url, 'homeport_tarpits');
  const db = await openDatabase({ url, application: 'homeport bench', connectionsMax: 2 });
  await migrate(db);
  const crawler = startCrawler(url);
  try {
    printFigures(await measure(db, crawler), values.json);
  } finally {
    await end(crawler);
    await db.destroy();
  }
} finally {
  await server.stop();
  await end(child);
  await rm(folder, { recursive: true, force: true });
}

async function measure(db: DataSource, crawler: ChildProcess): Promise<[string, number, string][]> {
  await add(db, town.healthy, new Date());
  await untilKnown(db);
  say('all healthy hosts are known');
  const without = await stretch(db, crawler);
  say(`without tarpits: p99 ${without.p99.toFixed(1)} s`);
  // Overdue before anybody else is due: in the order of their turn, all of them would come first.
  await add(db, town.tarpits, new Date(Date.now() - 3_600_000));
  await sleep(10_000);
  const beside = await stretch(db, crawler);
  const figures = (name: string, one: Stretch): [string, number, string][] => [
    [`${name}_due`, one.due, 'visits'],
    [`${name}_unvisited`, one.unvisited, 'visits'],
    [`${name}_late_p50`, one.p50, 's'],
    [`${name}_late_p99`, one.p99, 's'],
    [`${name}_rss_mib`, one.rssMib, 'MiB'],
    [`${name}_sockets`, one.sockets, 'sockets'],
  ];
  return [
    ['healthy', town.healthy.length, 'hosts'],
    ['tarpits', town.tarpits.length, 'hosts'],
    ['concurrency', Number(values.concurrency), 'contacts'],
    ...figures('without', without),
    ...figures('beside', beside),
    ['tarpits_visited', beside.pitsVisited, 'hosts'],
    ['late_p99_added', beside.p99 - without.p99, 's'],
  ];
}

/** All healthy hosts become due once, spread over the stretch; how late is each visit that then begins? */
async function stretch(db: DataSource, crawler: ChildProcess): Promise<Stretch> {
  const from = new Date();
  await db.query(
    `update instance i set details_due_at = $2::timestamptz + interval '1 day', peers_due_at = null, policy_due_at = null,
            liveness_due_at = $2::timestamptz + make_interval(secs => $3::float8 * t.nth / $4::float8)
       from (select id, row_number() over (order by domain) as nth from instance where domain = any ($1)) t
      where i.id = t.id`,
    [town.healthy, from, seconds, town.healthy.length],
  );
  const due: { id: number; due: Date }[] = await db.query(
    `select id, liveness_due_at as due from instance where domain = any ($1)`,
    [town.healthy],
  );
  const usage = watchProcess(crawler);
  await sleep((seconds + 20) * 1000);
  const peak = await usage.stop();
  const visits: { id: number; at: Date }[] = await db.query(
    `select instance_id as id, min(at) as at from visit
      where instance_id = any ($1) and at >= $2 group by 1`,
    [due.map(({ id }) => id), from],
  );
  const visitedAt = new Map(visits.map(({ id, at }) => [id, at.getTime()]));
  const late = due
    .map((one) => ((visitedAt.get(one.id) ?? Date.now()) - one.due.getTime()) / 1000)
    .sort((one, other) => one - other);
  const [pits]: { count: number }[] = await db.query(
    `select count(*)::int as count from instance where domain = any ($1) and last_visit_at is not null`,
    [town.tarpits],
  );
  return {
    due: due.length,
    unvisited: due.filter(({ id }) => !visitedAt.has(id)).length,
    p50: late[Math.floor(late.length * 0.5)] ?? 0,
    p99: late[Math.floor(late.length * 0.99)] ?? 0,
    ...peak,
    pitsVisited: pits?.count ?? 0,
  };
}

async function untilKnown(db: DataSource): Promise<void> {
  const until = Date.now() + 300_000;
  while (Date.now() < until) {
    const [row]: { known: number }[] = await db.query(
      `select count(*)::int as known from instance where domain = any ($1) and last_up_at is not null`,
      [town.healthy],
    );
    if (row?.known === town.healthy.length) return;
    await sleep(500);
  }
  throw new Error('the healthy hosts were not all visited within five minutes');
}

async function add(db: DataSource, names: readonly string[], at: Date): Promise<void> {
  const domains = names.flatMap((name) => {
    const parsed = parseDomain(name);
    return parsed.ok ? [parsed.domain] : [];
  });
  const found = { network: 'fediverse', domains, by: 'seed', from: null, at } as const;
  await addDiscovered(db, found, { perRegistrable: 20, allowed: [] });
}

function startCrawler(url: string): ChildProcess {
  return spawn(process.execPath, ['crawler/dist/main.js'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...town.environment,
      DATABASE_URL: url,
      PUBLIC_URL: 'https://homeport.example',
      CONCURRENCY: values.concurrency,
      REQUESTS_PER_SECOND: '1000',
      SEEDS: '',
      CANARIES: '',
      LOG_LEVEL: 'error',
    },
  });
}

/** Peaks of what a process holds, once a second; 0 where there is no /proc. */
function watchProcess({ pid }: ChildProcess): { stop(): Promise<{ rssMib: number; sockets: number }> } {
  let [rssMib, sockets] = [0, 0];
  const look = async () => {
    const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '');
    rssMib = Math.max(rssMib, Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
    sockets = Math.max(sockets, (await readdir(`/proc/${String(pid)}/fd`).catch(() => [])).length);
  };
  const timer = setInterval(() => void look(), 1000);
  return {
    async stop() {
      clearInterval(timer);
      await look();
      return { rssMib, sockets };
    },
  };
}
