// npm run bench:abuse: how long those wait who only want to read, while 2,000 connections begin requests that never
// end, and junk comes as fast as it is answered.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ensureDatabase, migrate, openDatabase, startServer } from '@homeport/db';
import type { CrowdSeen } from './abuse-crowd.ts';
import { startApiChild } from './api-child.ts';
import { questions } from './directory-questions.ts';
import { fillDirectory } from './api-record.ts';
import { printFigures, quantile, round } from './figures.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    instances: { type: 'string', default: '5000' },
    slow: { type: 'string', default: '2000' },
    junk: { type: 'string', default: '20' },
    /** In peace, and again beside the crowd. */
    seconds: { type: 'string', default: '20' },
  },
});

// A reader opens a page, reads, and opens another: some of these at once.
const READERS = 10;
const PAUSE_MS = 100;

const folder = await mkdtemp(join(tmpdir(), 'homeport-abuse-'));
const server = await startServer({ dataDir: join(folder, 'database') });
const children: ChildProcess[] = [];
try {
  const databaseUrl = await ensureDatabase(server.url, 'homeport_bench');
  const db = await openDatabase({ url: databaseUrl, application: 'homeport bench', connectionsMax: 1 });
  await migrate(db);
  await fillDirectory(db, Number(values.instances));
  await db.destroy();
  const { url, child } = await startApiChild(databaseUrl, {});
  const crowd = fork(new URL('abuse-crowd.ts', import.meta.url));
  children.push(child, crowd);

  const peace = await read(url);
  crowd.send({ port: Number(new URL(url).port), slow: Number(values.slow), junk: Number(values.junk) });
  // Until the slow ones have come.
  await sleep(3000);
  const siege = await read(url);
  crowd.send('stop');
  const [seen] = (await once(crowd, 'message')) as [CrowdSeen];
  printFigures(
    [
      ['slow_connections', Number(values.slow), 'connections'],
      ['slow_open_max', seen.slowOpen, 'connections'],
      ['slow_closed', seen.slowClosed, 'connections'],
      ['junk_answered', seen.junkAnswered, 'requests'],
      ['healthy_in_peace_p50_ms', round(quantile(peace.times, 0.5), 1), 'ms'],
      ['healthy_in_peace_p99_ms', round(quantile(peace.times, 0.99), 1), 'ms'],
      ['healthy_requests', siege.times.length, 'requests'],
      ['healthy_failed', siege.failed, 'requests'],
      ['healthy_p50_ms', round(quantile(siege.times, 0.5), 1), 'ms'],
      ['healthy_p99_ms', round(quantile(siege.times, 0.99), 1), 'ms'],
    ],
    values.json,
  );
} finally {
  for (const child of children) child.kill();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** What readers meet: how long each answer took, and how many were none. */
async function read(url: string): Promise<{ times: number[]; failed: number }> {
  const paths = questions(5000, 2);
  const until = performance.now() + 1000 * Number(values.seconds);
  const times: number[] = [];
  let failed = 0;
  let asked = 0;
  const reader = async (): Promise<void> => {
    while (performance.now() < until) {
      const path = paths[asked % paths.length] ?? '/';
      asked += 1;
      const before = performance.now();
      const status = await fetch(`${url}${path}`).then(
        async (reply) => {
          await reply.arrayBuffer();
          return reply.status;
        },
        () => 0,
      );
      times.push(performance.now() - before);
      if (status !== 200) failed += 1;
      await sleep(PAUSE_MS);
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  return { times, failed };
}
