// npm run bench:crawl: the whole crawler over a census of real host names, from ten seeds, on loopback.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDatabase, migrate, openDatabase, startServer } from '@homeport/db';
import { crawlAll } from './crawl-run.ts';
import { startFederation } from './federation.ts';
import { memoryOfServer } from './memory.ts';

const CENSUS = new URL('../../../shared/captures/lists/census/pipeline_sources_nodes.json', import.meta.url)
  .pathname;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    census: { type: 'string', default: CENSUS },
    limit: { type: 'string' },
    instances: { type: 'string' },
    kills: { type: 'string', default: '0' },
    concurrency: { type: 'string', default: '400' },
    seconds: { type: 'string', default: '1800' },
  },
});

const say = (line: string) => process.stderr.write(`${line}\n`);
const isCensus = values.instances === undefined && existsSync(values.census);
if (!isCensus && values.instances === undefined) say('The census is not here: a made-up federation instead.');
const federation = await startFederation(
  isCensus
    ? ['--census', values.census, ...(values.limit === undefined ? [] : ['--limit', values.limit])]
    : ['--instances', values.instances ?? '2000', '--seed', '7'],
);
const dataDir = await mkdtemp(join(tmpdir(), 'homeport-bench-'));
const server = await startServer({ dataDir });
try {
  const databaseUrl = await ensureDatabase(server.url, 'homeport_bench');
  const db = await openDatabase({ url: databaseUrl, application: 'homeport bench', connectionsMax: 1 });
  await migrate(db);
  await db.destroy();
  const memory = memoryOfServer(databaseUrl);
  const result = await crawlAll({
    databaseUrl,
    federation,
    concurrency: Number(values.concurrency),
    kills: Number(values.kills),
    secondsMax: Number(values.seconds),
    onProgress: say,
  });
  const databaseMib = await memory.stop();
  for (const { rule, whom, detail } of result.violations.slice(0, 20)) {
    say(`violation: ${rule} ${whom} ${detail}`);
  }
  const figures: [name: string, value: number, unit: string][] = [
    ['instances', result.instances, 'instances'],
    ['visited', result.visited, 'instances'],
    ['seconds', round(result.seconds), 's'],
    ['visits', result.visits, 'visits'],
    ['visits_per_s', round(result.visits / result.seconds), 'visits/s'],
    ['instances_per_s', round(result.visited / result.seconds), 'instances/s'],
    ['requests_per_s', round(result.requests / result.seconds), 'requests/s'],
    ['rss_mib', round(result.crawlerRssMib), 'MiB'],
    ['database_mib', round(databaseMib), 'MiB'],
    ['repeated_slots', result.repeated, 'visits'],
    ['pace_violations', result.violations.length, 'violations'],
  ];
  if (values.json) {
    console.log(JSON.stringify(Object.fromEntries(figures.map(([name, value]) => [name, value]))));
  } else for (const [name, value, unit] of figures) console.log(`${name}: ${value} ${unit}`);
  if (result.visited < result.instances || result.violations.length > 0) process.exitCode = 1;
} finally {
  await server.stop();
  await federation.stop();
  await rm(dataDir, { recursive: true, force: true });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
