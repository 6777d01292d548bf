// npm run bench:crawl: what a visit costs, against bare loops of the same requests over the hosts that answer well of
// --instances. With --whole, --census or --kills: a whole federation, found from ten seeds, at the pace it promises.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDatabase, migrate, openDatabase, startServer } from '@homeport/db';
import { crawlAll } from './crawl-run.ts';
import { startFederation, type Federation } from './federation.ts';
import { memoryOfServer } from './memory.ts';
import { compareVisits } from './visit-compare.ts';
import { printFigures, type Figure } from './figures.ts';
import { figuresOf } from './visit-figures.ts';

const CENSUS = new URL('../../../shared/captures/lists/census/pipeline_sources_nodes.json', import.meta.url)
  .pathname;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    whole: { type: 'boolean', default: false },
    census: { type: 'string' },
    limit: { type: 'string' },
    instances: { type: 'string' },
    kills: { type: 'string' },
    concurrency: { type: 'string' },
    seconds: { type: 'string', default: '1800' },
    rounds: { type: 'string', default: '3' },
  },
});

const say = (line: string) => process.stderr.write(`${line}\n`);
const isWhole =
  values.whole || [values.census, values.limit, values.kills].some((value) => value !== undefined);
const dataDir = await mkdtemp(join(tmpdir(), 'homeport-bench-'));
const federation = await startFederation(
  isWhole ? wholeFederation() : ['--instances', values.instances ?? '2000', '--seed', '7'],
);
try {
  const server = await startServer({ dataDir });
  try {
    printFigures(
      await (isWhole ? crawlWhole(server.url, federation) : compare(server.url, federation)),
      values.json,
    );
  } finally {
    await server.stop();
  }
} finally {
  await federation.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function compare(serverUrl: string, federation: Federation): Promise<Figure[]> {
  return figuresOf(
    await compareVisits({
      serverUrl,
      federation,
      concurrency: Number(values.concurrency ?? 200),
      rounds: Number(values.rounds),
      onProgress: say,
    }),
  );
}

function wholeFederation(): string[] {
  const census = values.census ?? CENSUS;
  const isCensus = values.instances === undefined && existsSync(census);
  if (!isCensus && values.instances === undefined) {
    say('The census is not here: a made-up federation instead.');
  }
  if (!isCensus) return ['--instances', values.instances ?? '2000', '--seed', '7'];
  return ['--census', census, ...(values.limit === undefined ? [] : ['--limit', values.limit])];
}

async function crawlWhole(serverUrl: string, federation: Federation): Promise<Figure[]> {
  const databaseUrl = await ensureDatabase(serverUrl, 'homeport_bench');
  const db = await openDatabase({ url: databaseUrl, application: 'homeport bench', connectionsMax: 1 });
  await migrate(db);
  await db.destroy();
  const memory = memoryOfServer(databaseUrl);
  const result = await crawlAll({
    databaseUrl,
    federation,
    concurrency: Number(values.concurrency ?? 400),
    kills: Number(values.kills ?? 0),
    secondsMax: Number(values.seconds),
    onProgress: say,
  });
  const databaseMib = await memory.stop();
  for (const { rule, whom, detail } of result.violations.slice(0, 20)) {
    say(`violation: ${rule} ${whom} ${detail}`);
  }
  if (result.visited < result.instances || result.violations.length > 0) process.exitCode = 1;
  return [
    ['instances', result.instances, 'instances'],
    ['visited', result.visited, 'instances'],
    ['seconds', result.seconds, 's'],
    ['visits', result.visits, 'visits'],
    ['visits_per_s', result.visits / result.seconds, 'visits/s'],
    ['instances_per_s', result.visited / result.seconds, 'instances/s'],
    ['requests_per_s', result.requests / result.seconds, 'requests/s'],
    ['rss_mib', result.crawlerRssMib, 'MiB'],
    ['database_mib', databaseMib, 'MiB'],
    ['repeated_slots', result.repeated, 'visits'],
    ['pace_violations', result.violations.length, 'violations'],
  ];
}
