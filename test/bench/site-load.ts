// npm run bench:directory: the directory as visitors meet it: the built site over an API over a directory of 100,000 instances. Fifty visitors
// open lists with filters, orders, words and further pages, in all languages; what is measured is the time from the
// question to the last byte. Then the same without a look at any page, which is what the machine can do at most.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureDatabase, migrate, openDatabase, startServer } from '@homeport/db';
import { startApiChild } from './api-child.ts';
import { fillDirectory } from './api-record.ts';
import { freePort } from './free-port.ts';
import { printFigures, quantile, round, type Figure } from './figures.ts';
import { directoryAddresses } from './directory-questions.ts';
import type { VisitOrder, VisitSeen } from './site-visitors.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    instances: { type: 'string', default: '100000' },
    visitors: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '30' },
    /** For how long a visitor looks at a page, on average, in milliseconds. */
    look: { type: 'string', default: '3000' },
  },
});
const [instances, visitors, seconds, lookMs] = [
  values.instances,
  values.visitors,
  values.seconds,
  values.look,
].map(Number) as [number, number, number, number];

// A site runs for weeks: what it does while its code is still being compiled is none of its speed.
const WARM_UP_SECONDS = 20;
const BUILT_WITHIN_MS = 300_000;

const say = (line: string) => process.stderr.write(`${line}\n`);
const folder = await mkdtemp(join(tmpdir(), 'homeport-site-'));
const server = await startServer({ dataDir: join(folder, 'database') });
const children: ChildProcess[] = [];
try {
  const databaseUrl = await ensureDatabase(server.url, 'homeport_bench');
  await fill(databaseUrl);
  const api = await startApiChild(databaseUrl, { API_REQUESTS_PER_MINUTE: '0' });
  children.push(api.child);
  const url = await startSite(api.url);
  printFigures(await measure(url), values.json);
} finally {
  for (const child of children) child.kill();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function fill(url: string): Promise<void> {
  const db = await openDatabase({ url, application: 'homeport bench', connectionsMax: 1 });
  await migrate(db);
  await fillDirectory(db, instances);
  await db.destroy();
  say(`${String(instances)} instances`);
}

/** The site as `npm start` has it; where it is not built yet, that comes first. */
async function startSite(apiUrl: string): Promise<string> {
  const port = await freePort();
  const site = fork(fileURLToPath(new URL('../../web/serve.ts', import.meta.url)), [], {
    env: { ...process.env, API_URL: apiUrl, WEB_PORT: String(port), WEB_HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(site);
  const url = `http://127.0.0.1:${String(port)}`;
  const until = Date.now() + BUILT_WITHIN_MS;
  while (Date.now() < until && site.exitCode === null) {
    const isReady = await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return url;
    await sleep(250);
  }
  throw new Error('The site did not start.');
}

async function measure(url: string): Promise<Figure[]> {
  const loader = fork(new URL('site-visitors.ts', import.meta.url));
  children.push(loader);
  const paths = directoryAddresses(20_000, 1);
  let from = 0;
  const visit = async (order: Pick<VisitOrder, 'seconds' | 'lookMs'>): Promise<VisitSeen> => {
    // Nobody asks what was asked before.
    loader.send({ url, visitors, paths: paths.slice(from), ...order });
    const [seen] = (await once(loader, 'message')) as [VisitSeen];
    from += seen.times.length;
    say(`${seen.perSecond.toFixed(0)} pages/s ${JSON.stringify(seen.statuses)}`);
    return seen;
  };
  await visit({ seconds: WARM_UP_SECONDS, lookMs: 0 });
  const looking = await visit({ seconds, lookMs });
  const pressing = await visit({ seconds: Math.ceil(seconds / 2), lookMs: 0 });
  return [
    ['directory_visitors', visitors, ''],
    ['directory_look_ms', lookMs, 'ms'],
    ['directory_kib_mean', round(looking.bytesMean / 1024, 1), 'KiB of HTML'],
    ['directory_pressed_pages_per_s', round(pressing.perSecond, 1), 'pages/s'],
    ['directory_pressed_p95_ms', round(quantile(pressing.times, 0.95), 1), 'ms'],
    ['directory_pages_per_s', round(looking.perSecond, 1), 'pages/s'],
    ['directory_failed', failedOf(looking) + failedOf(pressing), 'answers other than 200'],
    ['directory_p50_ms', round(quantile(looking.times, 0.5), 1), 'ms'],
    ['directory_p95_ms', round(quantile(looking.times, 0.95), 1), 'ms'],
  ];
}

function failedOf({ statuses, times }: VisitSeen): number {
  return times.length - (statuses['200'] ?? 0);
}
