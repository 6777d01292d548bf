// npm run bench:rollups: what the sums of a year of a whole network weigh, how fast the directory and an instance's page
// are read from them, and what it costs to drop raw visits. Some 7 minutes and 8 GB at full size on 2 cores; --days,
// --instances and --visits make it small.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepPartitions } from '@homeport/crawler/store/keep-partitions.ts';
import { refreshUptimes } from '@homeport/crawler/store/refresh-uptimes.ts';
import { rollUpDay } from '@homeport/crawler/store/roll-up-day.ts';
import { ensureDatabase, migrate, openDatabase, startServer } from '@homeport/db';
import type { Database } from '../integration/seed-rows.ts';
import { printFigures, quantile, round, type Figure } from './figures.ts';
import { askDirectory, askInstances } from './rollups-ask.ts';
import { DAY_MS, fillDays, fillInstances, fillSpans, fillVisits } from './rollups-fill.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    days: { type: 'string', default: '400' },
    instances: { type: 'string', default: '50000' },
    /** Raw visits of an instance a day. */
    visits: { type: 'string', default: '24' },
    rounds: { type: 'string', default: '300' },
    /** Filling the sums ends after so long, at the days reached by then. */
    seconds: { type: 'string', default: '420' },
  },
});

const RAW = `(select coalesce(sum(pg_total_relation_size(relid)), 0) from pg_partition_tree('visit') where isleaf)`;

const now = new Date();
const instances = Number(values.instances);
const say = (line: string) => process.stderr.write(`${line}\n`);
const dataDir = await mkdtemp(join(tmpdir(), 'homeport-rollups-'));
const server = await startServer({ dataDir });
try {
  const url = await ensureDatabase(server.url, 'homeport_bench');
  const db = await openDatabase({ url, application: 'homeport bench', connectionsMax: 6 });
  await migrate(db);
  for (const setting of [`max_wal_size = '8GB'`, 'synchronous_commit = off']) {
    await db.query(`alter system set ${setting}`);
  }
  await db.query('select pg_reload_conf()');
  const figures = [...(await measureSums(db)), ...(await measureDrop(db))];
  await db.destroy();
  printFigures(figures, values.json);
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function measureSums(db: Database): Promise<Figure[]> {
  const work = {
    db,
    now,
    instances,
    days: Number(values.days),
    visitsADay: Number(values.visits),
    secondsMax: Number(values.seconds),
    say,
  };
  await fillInstances(work);
  const [fillSeconds, days] = await taking(() => fillDays(work));
  await fillSpans({ ...work, days });
  const visits = await fillVisits(work);
  await db.query('vacuum analyze');
  const yesterday = new Date(now.getTime() - DAY_MS).toISOString().slice(0, 10);
  const [rollSeconds] = await taking(() => rollUpDay(db, yesterday, now));
  const [againSeconds] = await taking(() => rollUpDay(db, yesterday, now));
  const [refreshSeconds] = await taking(() => refreshUptimes(db, now));
  await db.query('vacuum analyze');
  say('filled; now asking');
  const rounds = Number(values.rounds);
  const asked = [...(await askDirectory(db, rounds)), ...(await askInstances(db, rounds))];
  const heap = await bytesOf(db, `pg_table_size('uptime_day')`);
  const indexes = await bytesOf(db, `pg_indexes_size('uptime_day')`);
  const rows = (days + 1) * instances;
  return [
    ['instances', instances, 'instances'],
    ['days', days, 'days'],
    ['visits', visits, 'rows'],
    ['fill_rows_per_s', Math.round((days * instances) / fillSeconds), 'rows/s'],
    ['bytes_per_instance_day', round((heap + indexes) / rows, 1), 'bytes'],
    ['sums_total', round((heap + indexes) / 1e6), 'MB'],
    ['sums_indexes', round(indexes / 1e6), 'MB'],
    ['spans_total', round((await bytesOf(db, `pg_total_relation_size('status_span')`)) / 1e6), 'MB'],
    ['roll_up_day', round(rollSeconds, 1), 's'],
    ['roll_up_day_again', round(againSeconds, 1), 's'],
    ['refresh_uptimes', round(refreshSeconds, 1), 's'],
    ...asked.flatMap(({ what, ms }): Figure[] => [
      [`${what}_ms_p50`, round(quantile(ms, 0.5), 1), 'ms'],
      [`${what}_ms_p99`, round(quantile(ms, 0.99), 1), 'ms'],
    ]),
  ];
}

/** Two days later two days of raw visits are past their time: their partitions go as a whole. */
async function measureDrop(db: Database): Promise<Figure[]> {
  const before = await bytesOf(db, RAW);
  const [counted]: { rows: number }[] = await db.query('select count(*)::integer as rows from visit');
  const [seconds] = await taking(() => keepPartitions(db, new Date(now.getTime() + 2 * DAY_MS)));
  const [left]: { rows: number }[] = await db.query('select count(*)::integer as rows from visit');
  return [
    ['bytes_per_visit', round(before / (counted?.rows ?? NaN)), 'bytes'],
    ['raw_before', round(before / 1e6), 'MB'],
    ['raw_after', round((await bytesOf(db, RAW)) / 1e6), 'MB'],
    ['raw_dropped', (counted?.rows ?? NaN) - (left?.rows ?? NaN), 'rows'],
    ['raw_drop', round(seconds * 1000), 'ms'],
  ];
}

async function taking<T>(work: () => Promise<T>): Promise<[seconds: number, result: T]> {
  const started = performance.now();
  const result = await work();
  return [(performance.now() - started) / 1000, result];
}

async function bytesOf(db: Database, expression: string): Promise<number> {
  const [row]: { bytes: string }[] = await db.query(`select ${expression} as bytes`);
  return Number(row?.bytes);
}
