// npm run bench:scale: a large and partly hostile network on loopback, crawled by several real processes, and what
// the victims say of it. First the whole of it, then, for a while each, by more and more processes.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startServer } from '@homeport/db';
import { startFederation, type Federation } from './federation.ts';
import { runScale, type ScaleRun } from './scale-run.ts';
import { printFigures, type Figure } from './figures.ts';

const USAGE =
  'npm run bench:scale -- [--instances 50000] [--vhosts 5000] [--processes 1,2,4,8] [--hostile 0.2] [--seed 7] [--concurrency 400] [--seconds 1500] [--json]';

// A small run is to be over in a minute: how throughput grows is shown by the large one, or when asked for.
const LARGE = 10_000;
// What a process has under way by default: with it, and not with a process's limit, the work is shared.
const SHARE_CONCURRENCY = 64;
const WARM_SECONDS = 15;
const WINDOW_SECONDS = 45;

const { values } = parseArgs({
  options: {
    instances: { type: 'string', default: '50000' },
    vhosts: { type: 'string', default: '5000' },
    processes: { type: 'string' },
    hostile: { type: 'string', default: '0.2' },
    seed: { type: 'string', default: '7' },
    /** Contacts under way at once in the whole run, over all its processes. */
    concurrency: { type: 'string', default: '400' },
    seconds: { type: 'string', default: '1500' },
    json: { type: 'boolean', default: false },
  },
});

const instances = whole('instances');
const vhosts = whole('vhosts');
const counts = (values.processes ?? (instances < LARGE ? '2' : '1,2,4,8')).split(',').map(Number);
if (!counts.every((count) => count >= 1 && count <= 16)) throw new Error(`Usage: ${USAGE}`);
const together = counts.includes(2) ? 2 : (counts[0] ?? 1);

const say = (line: string) => process.stderr.write(`${line}\n`);
const dataDir = await mkdtemp(join(tmpdir(), 'homeport-scale-'));
const federation = await startFederation([
  '--instances',
  String(instances),
  '--vhosts',
  String(vhosts),
  '--hostile',
  values.hostile,
  '--seed',
  values.seed,
]);
try {
  const server = await startServer({ dataDir });
  try {
    printFigures(await measure(server.url, federation), values.json);
  } finally {
    await server.stop();
  }
} finally {
  await federation.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function measure(serverUrl: string, federation: Federation): Promise<Figure[]> {
  const shared = { serverUrl, federation, instances, onProgress: say };
  const all = await runScale({
    ...shared,
    processes: together,
    concurrency: Math.ceil(Number(values.concurrency) / together),
    secondsMax: Number(values.seconds),
  });
  complain(all);
  const growth: ScaleRun[] = [];
  for (const processes of counts.length > 1 ? counts : []) {
    const part = await runScale({
      ...shared,
      processes,
      concurrency: SHARE_CONCURRENCY,
      warmSeconds: WARM_SECONDS,
      secondsMax: WARM_SECONDS + WINDOW_SECONDS,
    });
    complain(part);
    growth.push(part);
  }
  return [...wholeFigures(all), ...growthFigures(growth), ...sumFigures([all, ...growth])];
}

function wholeFigures(run: ScaleRun): Figure[] {
  const cpuMs = run.crawlers.reduce((sum, crawler) => sum + crawler.cpuMs, 0);
  return [
    ['instances', instances, 'instances'],
    ['virtual_hosts', vhosts, 'hosts'],
    ['processes', run.processes, 'processes'],
    ['visited', run.visited, 'instances'],
    // Two at a time, a request a second each: what lies behind one address takes its time.
    ['virtual_visited', run.virtualVisited, 'hosts'],
    ['seconds', run.seconds, 's'],
    ['instances_per_s', (run.visited + run.virtualVisited) / run.seconds, 'instances/s'],
    ['visits_per_s', run.visits / run.seconds, 'visits/s'],
    ['requests_per_s', run.requests / run.seconds, 'requests/s'],
    ['cpu_ms_per_visit', cpuMs / run.visits, 'ms'],
    ...run.crawlers.flatMap(({ peakMib, lagP99Ms }, index): Figure[] => [
      [`rss_mib_${String(index + 1)}`, peakMib, 'MiB'],
      [`loop_lag_p99_ms_${String(index + 1)}`, lagP99Ms, 'ms'],
    ]),
    ['rss_mib_database', run.databaseMib, 'MiB'],
    ['bytes_per_instance', run.databaseBytes / (run.visited + run.virtualVisited), 'bytes'],
  ];
}

function growthFigures(runs: readonly ScaleRun[]): Figure[] {
  const rate = ({ visited, virtualVisited, seconds }: ScaleRun) => (visited + virtualVisited) / seconds;
  const [first] = runs;
  return runs.flatMap((run): Figure[] => [
    [`instances_per_s_of_${String(run.processes)}`, rate(run), 'instances/s'],
    ...run.shares.map((visits, index): Figure => [
      `visits_of_${String(run.processes)}_${String(index + 1)}`,
      visits,
      'visits',
    ]),
    [`growth_of_${String(run.processes)}`, first ? rate(run) / rate(first) : 1, 'x'],
  ]);
}

function sumFigures(runs: readonly ScaleRun[]): Figure[] {
  const sum = (count: (run: ScaleRun) => number) => runs.reduce((all, run) => all + count(run), 0);
  return [
    ['slot_doubles', sum(({ slotDoubles }) => slotDoubles), 'visits'],
    ['pace_violations', sum(({ violations }) => violations.length), 'violations'],
  ];
}

function complain({ processes, violations, slotDoubles, visited }: ScaleRun): void {
  const rules = Map.groupBy(violations, ({ rule }) => rule);
  for (const [rule, all] of rules) say(`violations: ${rule} ${String(all.length)}`);
  for (const { rule, whom, detail, at } of violations.slice(0, 20)) {
    say(`violation: ${rule} ${whom} ${detail}, at ${new Date(at).toISOString()}`);
  }
  const isWhole = processes === together;
  if (violations.length > 0 || slotDoubles > 0 || (isWhole && visited === 0)) process.exitCode = 1;
}

function whole(name: 'instances' | 'vhosts'): number {
  const number = Number(values[name]);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`Usage: ${USAGE}`);
  return number;
}
