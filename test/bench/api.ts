// npm run bench:api: how quickly the directory answers questions with three filters and an order, beside the barest
// server that gives the same bytes, over the same database. Each question is asked once: nothing comes from memory.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { InstancesQuery } from '@homeport/api/contract';
import { pageStatement } from '@homeport/api/instances/page-sql.ts';
import { ensureDatabase, migrate, openDatabase, startServer } from '@homeport/db';
import { z } from 'zod';
import { startApiChild } from './api-child.ts';
import type { LoadOrder, LoadSeen } from './api-load.ts';
import { questions } from './directory-questions.ts';
import { fillDirectory } from './api-record.ts';
import { printFigures, quantile, round, type Figure } from './figures.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    instances: { type: 'string', default: '100000' },
    connections: { type: 'string', default: '32' },
    rounds: { type: 'string', default: '5' },
    /** Of each server in each round. */
    seconds: { type: 'string', default: '5' },
  },
});
interface Urls {
  bare: string;
  api: string;
}

type Load = (order: Partial<LoadOrder> & { url: string }) => Promise<LoadSeen>;

const [instances, connections, rounds, seconds] = [
  values.instances,
  values.connections,
  values.rounds,
  values.seconds,
].map(Number) as [number, number, number, number];

// A server runs for weeks: what it does while its code is still being compiled is none of its speed.
const WARM_UP_SECONDS = 10;

const say = (line: string) => process.stderr.write(`${line}\n`);
const folder = await mkdtemp(join(tmpdir(), 'homeport-api-'));
const server = await startServer({ dataDir: join(folder, 'database') });
const children: ChildProcess[] = [];
try {
  const url = await ensureDatabase(server.url, 'homeport_bench');
  const db = await openDatabase({ url, application: 'homeport bench', connectionsMax: 1 });
  await migrate(db);
  await fillDirectory(db, instances);
  say(`${String(instances)} instances`);
  const asked = questions(100_000, 1);
  const inDatabase = await timeStatements(asked.slice(-1000));
  await db.destroy();
  printFigures([...inDatabase, ...(await compare(url, asked))], values.json);

  /** One after the other over one connection: what the database takes, with the way there and back. */
  async function timeStatements(paths: readonly string[]): Promise<Figure[]> {
    const times: number[] = [];
    for (const path of paths) {
      const query = InstancesQuery.parse(
        Object.fromEntries(new URLSearchParams(path.slice(path.indexOf('?')))),
      );
      const seed = query.sort === 'recommended' ? 'bench' : null;
      const { text, values: given } = pageStatement({ query, seed, after: undefined, limit: query.limit });
      const before = performance.now();
      await db.query(text, given);
      times.push(performance.now() - before);
    }
    return [
      ['db_p50_ms', round(quantile(times, 0.5), 1), 'ms'],
      ['db_p99_ms', round(quantile(times, 0.99), 1), 'ms'],
    ];
  }
} finally {
  for (const child of children) child.kill();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function compare(databaseUrl: string, asked: string[]): Promise<Figure[]> {
  const file = join(folder, 'questions.json');
  await writeFile(file, JSON.stringify(asked));
  const bare = fork(new URL('api-bare.ts', import.meta.url), [file], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  const api = await startApiChild(databaseUrl, { API_REQUESTS_PER_MINUTE: '0' });
  const loader = fork(new URL('api-load.ts', import.meta.url));
  children.push(bare, api.child, loader);
  const [{ port }] = z
    .tuple([z.object({ port: z.number() })])
    .parse((await once(bare, 'message')).slice(0, 1));
  const urls = { bare: `http://127.0.0.1:${String(port)}`, api: api.url };
  await sameBytes(urls, asked);

  const load: Load = async (order) => {
    loader.send({ paths: asked, connections, seconds, headers: {}, ...order });
    return ((await once(loader, 'message')) as [LoadSeen])[0];
  };
  return [...(await takeTurns(urls, asked, load)), ...(await askAgain(urls.api, asked.slice(0, 1), load))];
}

/** The two servers in turn, each with questions that nobody has put yet. */
async function takeTurns(urls: Urls, asked: string[], load: Load): Promise<Figure[]> {
  const runs: Record<keyof Urls, LoadSeen[]> = { bare: [], api: [] };
  let from = 0;
  for (let turn = 0; turn <= rounds; turn += 1) {
    // Nobody always comes first, and the first round is for warming up.
    const order: (keyof Urls)[] = turn % 2 === 0 ? ['bare', 'api'] : ['api', 'bare'];
    let last = 0;
    for (const name of order) {
      const forSeconds = turn === 0 ? WARM_UP_SECONDS : seconds;
      const seen = await load({ url: urls[name], paths: asked.slice(from), seconds: forSeconds });
      last = Math.max(last, seen.asked);
      if (turn > 0) runs[name].push(seen);
      say(`round ${String(turn)}, ${name}: ${seen.perSecond.toFixed(0)}/s ${JSON.stringify(seen.statuses)}`);
    }
    from += last;
  }
  const median = (name: keyof Urls, read: (seen: LoadSeen) => number) => quantile(runs[name].map(read), 0.5);
  const perSecond = (name: keyof Urls) => median(name, (seen) => seen.perSecond);
  return [
    ['api_requests_per_s', round(perSecond('api')), 'requests/s'],
    ['bare_requests_per_s', round(perSecond('bare')), 'requests/s'],
    [
      'api_p99_ms',
      round(
        median('api', (seen) => seen.p99Ms),
        1,
      ),
      'ms',
    ],
    [
      'bare_p99_ms',
      round(
        median('bare', (seen) => seen.p99Ms),
        1,
      ),
      'ms',
    ],
    ['ratio', round(perSecond('api') / perSecond('bare'), 2), 'x'],
  ];
}

/** The same question again and again, by who does not know the answer and by who does. */
async function askAgain(url: string, paths: string[], load: Load): Promise<Figure[]> {
  const kept = await load({ url, paths });
  const first = await fetch(`${url}${paths[0] ?? ''}`, { headers: { 'accept-encoding': 'identity' } });
  await first.arrayBuffer();
  const known = { 'if-none-match': first.headers.get('etag') ?? '' };
  const unchanged = await load({ url, paths, headers: known });
  return [
    ['kept_requests_per_s', round(kept.perSecond), 'requests/s'],
    ['not_modified_per_s', round(unchanged.perSecond), 'requests/s'],
    ['not_modified_share', round((unchanged.statuses['304'] ?? 0) / Math.max(1, unchanged.asked), 3), ''],
  ];
}

/** Throws where the two do not say the same: then there is nothing to compare. */
async function sameBytes(urls: Urls, asked: readonly string[]): Promise<void> {
  const read = async (url: string) =>
    (await fetch(url, { headers: { 'accept-encoding': 'identity' } })).text();
  for (const path of asked.slice(0, 200)) {
    let texts: string[] = [];
    // Both tell the minute in which they were asked: it may end between them.
    for (let turn = 0; turn < 3; turn += 1) {
      texts = [await read(`${urls.bare}${path}`), await read(`${urls.api}${path}`)];
      if (texts[0] === texts[1]) break;
    }
    if (texts[0] !== texts[1]) throw new Error(`${path}: ${texts.join('\nand\n')}`);
  }
}
