import { startApi, type RunningApi } from '@homeport/api/app.ts';
import type { Limits } from '@homeport/api/config.ts';
import { BlockList } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type SpecDatabase } from './postgres.ts';

const LIMIT = 40;
const PATH = '/api/v1/networks';

let database: SpecDatabase;
let apis: RunningApi[] = [];
let clients = 0;

beforeAll(async () => {
  database = await freshDatabase();
  // Two of them, each with its own pools and its own memory: they share the database and nothing else.
  apis = [await start({}), await start({})];
});

afterAll(async () => {
  for (const api of apis) await api.close();
  await database.drop();
});

describe('api/http/rate-limit: over two processes', () => {
  it('lets each client through exactly so often in a minute', async () => {
    const { url: first } = apis[0]!;
    const { url: second } = apis[1]!;
    const sent = await withinOneMinute(async (client) => {
      // All at once, where a count in memory would let each process give the whole allowance.
      const asked = Array.from({ length: 3 * LIMIT }, (_, at) => ask(at % 2 === 0 ? first : second, client));
      return Promise.all(asked);
    });

    expect(sent.filter(({ status }) => status === 200).length).toBe(LIMIT);
    expect(sent.filter(({ status }) => status === 429).length).toBe(2 * LIMIT);
  });

  it('says how long to wait, in the words of a problem', async () => {
    const { url } = apis[0]!;
    const [refused] = await withinOneMinute(async (client) => {
      for (let at = 0; at < LIMIT; at += 1) await ask(url, client);
      return [await ask(url, client)] as const;
    });
    const problem: unknown = await refused.json();

    expect(refused.status).toBe(429);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(refused.headers.get('ratelimit-policy')).toBe(`"minute";q=${LIMIT};w=60`);
    expect(problem).toMatchObject({ status: 429, type: '/docs#problem-too-many-requests' });
  });

  it('leaves other clients and whoever watches over the process alone', async () => {
    const { url } = apis[0]!;
    const sent = await withinOneMinute(async (client) => {
      const spent = await Promise.all(Array.from({ length: LIMIT + 1 }, () => ask(url, client)));
      const other = await ask(url, nextClient());
      const health = await Promise.all(Array.from({ length: 5 }, () => ask(url, client, '/healthz')));
      return [spent.find(({ status }) => status === 429), other, ...health];
    });

    expect(sent.map((reply) => reply?.status)).toEqual([429, 200, 200, 200, 200, 200, 200]);
  });

  it('believes a header of the client only as far as it is configured', async () => {
    const believer = apis[0]!;
    const sceptic = await start({ trustProxy: { hops: 0 } });
    try {
      // Who makes up a new address for each request is one client where nobody is trusted.
      const made = await withinOneMinute(async () =>
        Promise.all(Array.from({ length: 2 * LIMIT }, () => ask(sceptic.url, nextClient()))),
      );
      const believed = await Promise.all(
        Array.from({ length: 2 * LIMIT }, () => ask(believer.url, nextClient())),
      );

      expect(made.filter(({ status }) => status === 200).length).toBe(LIMIT);
      expect(believed.filter(({ status }) => status === 200).length).toBe(2 * LIMIT);
    } finally {
      await sceptic.close();
    }
  });

  it('exempts a neighbour only as long as it asks for itself', async () => {
    const unlimited = new BlockList();
    unlimited.addSubnet('127.0.0.0', 8, 'ipv4');
    const api = await start({ unlimited, trustProxy: { hops: 0 } });
    try {
      const own = await Promise.all(Array.from({ length: 2 * LIMIT }, () => fetch(`${api.url}${PATH}`)));
      const passedOn = await withinOneMinute(async () =>
        Promise.all(Array.from({ length: 2 * LIMIT }, () => ask(api.url, nextClient()))),
      );

      expect(own.every(({ status }) => status === 200)).toBe(true);
      expect(passedOn.some(({ status }) => status === 429)).toBe(true);
    } finally {
      await api.close();
    }
  });
});

function start(limits: Partial<Limits>): Promise<RunningApi> {
  const all: Limits = {
    requestsPerMinute: LIMIT,
    trustProxy: { hops: 1 },
    unlimited: new BlockList(),
    connectionsMax: 1000,
    freshMs: 1000,
    ...limits,
  };
  const config = { databaseUrl: database.url, databaseReadUrl: undefined, port: 0, host: '127.0.0.1' };
  return startApi({ ...config, publicUrl: 'http://localhost:3000', limits: all }, pino({ level: 'silent' }));
}

/** An address that nobody had before it. */
function nextClient(): string {
  clients += 1;
  return `203.0.${String(Math.floor(clients / 250))}.${String((clients % 250) + 1)}`;
}

function ask(url: string, client: string, path = PATH): Promise<Response> {
  return fetch(`${url}${path}`, { headers: { 'x-forwarded-for': client } });
}

/** Windows are minutes of the database's clock: what falls into two of them is done again. */
async function withinOneMinute<T>(act: (client: string) => Promise<T>): Promise<T> {
  for (let turn = 0; turn < 3; turn += 1) {
    const minute = Math.floor(Date.now() / 60_000);
    const done = await act(nextClient());
    if (Math.floor(Date.now() / 60_000) === minute) return done;
  }
  throw new Error('it takes longer than a minute');
}
