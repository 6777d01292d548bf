import 'reflect-metadata';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApi } from '@homeport/api/app.ts';
import { Instance, UptimeAnswer } from '@homeport/api/contract';
import { readConfig } from '@homeport/crawler/config.ts';
import { CrawlerModule } from '@homeport/crawler/crawler.module.ts';
import { createFetcher } from '@homeport/crawler/net/got-fetcher.ts';
import { BucketJobs } from '@homeport/crawler/run/bucket-jobs.ts';
import { netConfig } from '@homeport/crawler/run/net-config.ts';
import { addSeeds } from '@homeport/crawler/store/add-seeds.ts';
import { keepHolds, letGo, takeBuckets } from '@homeport/crawler/store/bucket-leases.ts';
import { reportVantage } from '@homeport/crawler/store/vantage-place.ts';
import { openDatabase } from '@homeport/db';
import { NestFactory } from '@nestjs/core';
import { decode, encode, RECURSION_DESIRED } from 'dns-packet';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgePace, readMeter, startLab, type Lab } from '../lab/index.ts';
import { freshDatabase, type SpecDatabase } from './postgres.ts';

const logger = pino({ level: 'silent' });
let database: SpecDatabase;
let db: DataSource;
beforeAll(async () => {
  database = await freshDatabase();
  db = await openDatabase({ url: database.url, application: 'spec', connectionsMax: 4 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

describe('integration/vantages: one budget', () => {
  it('keeps a bucket from another vantage while it is held, and for a moment after', async () => {
    const take = (vantage: string, worker: string) => takeBuckets(db, { vantage, worker }, [6, 7]);
    const epoch = (await takeBuckets(db, { vantage: 'here', worker: 'a worker' }, [7])).get(7) ?? NaN;
    expect([...(await take('there', 'another')).keys()]).toEqual([6]);
    // A second worker of the same vantage is kept away by the queue, and fenced off by the epoch.
    const again = await takeBuckets(db, { vantage: 'here', worker: 'a worker' }, [7]);
    expect(again.get(7)).toBe(epoch + 1);

    await letGo(db, [7], 'somebody else');
    await letGo(db, [7], 'a worker');
    expect((await take('there', 'another')).get(7)).toBeUndefined();
    await db.query(`update bucket set held_until = now() - interval '1 second' where id = 7`);
    expect((await take('there', 'another')).get(7)).toBe(epoch + 2);

    // Whoever slept through it all can't take it back by its heartbeat.
    await keepHolds(db, 'here', [7]);
    expect(await db.query<unknown[]>(`select vantage from bucket where id = 7`)).toEqual([
      { vantage: 'there' },
    ]);
    await db.query(`update bucket set vantage = null, held_until = null`);
  });

  it('lets the first that joined ask for everything, and the next when it is gone', async () => {
    expect(await reportVantage(db, 'here')).toEqual({ isFirst: true, isAlone: true });
    expect(await reportVantage(db, 'there')).toEqual({ isFirst: false, isAlone: false });
    expect(await reportVantage(db, 'here')).toEqual({ isFirst: true, isAlone: false });

    await db.query(`update vantage set seen_at = now() - interval '11 minutes' where name = 'here'`);
    expect(await reportVantage(db, 'there')).toEqual({ isFirst: true, isAlone: false });
    expect(await reportVantage(db, 'here')).toEqual({ isFirst: true, isAlone: false });
    expect(await reportVantage(db, 'there')).toEqual({ isFirst: false, isAlone: false });
    await db.query(`delete from vantage`);
  });
});

/** A name server before the lab's that does not know some names. */
async function startBlinder(lab: Lab) {
  const missing = new Set<string>();
  const socket = createSocket('udp4');
  const [host = '', port = ''] = lab.dnsServers.split(':');
  socket.on('message', (query, from) => {
    const { id = 0, questions = [] } = decode(query);
    if (questions.some(({ name }) => missing.has(name.toLowerCase()))) {
      // Response code 3: there is no such name.
      socket.send(
        encode({ type: 'response', id, flags: RECURSION_DESIRED | 3, questions }),
        from.port,
        from.address,
      );
      return;
    }
    const onward = createSocket('udp4');
    onward.once('message', (reply) => {
      socket.send(reply, from.port, from.address);
      onward.close();
    });
    onward.send(query, Number(port), host);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { missing, dns: `127.0.0.1:${socket.address().port}`, close: () => socket.close() };
}

type Blinder = Awaited<ReturnType<typeof startBlinder>>;

async function startCrawler(lab: Lab, vantage: string, dns: string): Promise<() => Promise<void>> {
  const config = readConfig({
    ...lab.environment,
    DNS_SERVERS: dns,
    DATABASE_URL: database.url,
    PUBLIC_URL: 'https://homeport.example',
    REQUESTS_PER_SECOND: '1000',
    LOG_LEVEL: 'error',
    VANTAGE: vantage,
  });
  const crawlerDb = await openDatabase({ url: database.url, application: vantage, connectionsMax: 6 });
  const jobs = await BucketJobs.open(database.url, () => undefined, vantage);
  const fetcher = createFetcher(netConfig(config));
  await addSeeds(crawlerDb, config, { perRegistrable: 100, allowed: [] });
  const parts = { config, db: crawlerDb, jobs, fetcher, logger };
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares its options as a class but reads a plain object
  const crawler = await NestFactory.createApplicationContext(CrawlerModule.of(parts), { logger: ['error'] });
  return async () => {
    await crawler.close();
    await fetcher.destroy();
    await jobs.close();
    await crawlerDb.destroy();
  };
}

/** A few servers that stay well, each in an address group of its own, and so in a bucket of its own. */
const WELL = ['akkoma', 'gotosocial', 'hollo', 'lemmy', 'mastodon', 'misskey', 'pixelfed', 'writefreely'];
const DOMAIN = 'lemmy.example';
// Crawlers and lab share one process: what one does late, the others see late.
const LATE_MS = 300;

describe('integration/vantages: two crawlers, and a third', () => {
  let lab: Lab;
  let folder: string;
  const lines = new Map<string, Blinder>();
  const stops: (() => Promise<void>)[] = [];

  /** A crawler that can't reach the one server of which the others are told. */
  const begin = async (vantage: string, isCutOff: boolean): Promise<void> => {
    const line = await startBlinder(lab);
    if (isCutOff) line.missing.add(DOMAIN);
    lines.set(vantage, line);
    stops.push(await startCrawler(lab, vantage, line.dns));
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'homeport-vantages-'));
    const showcase = Object.fromEntries(WELL.map((name) => [name, {}]));
    lab = await startLab({ showcase, meterFile: join(folder, 'meter.ndjson') });
    await begin('here', false);
  });
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
    for (const line of lines.values()) line.close();
    await lab.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const one = async <Row>(sql: string, parameters: unknown[] = []): Promise<Row | undefined> =>
    (await db.query<Row[]>(sql, parameters))[0];
  /** Polls until a statement's first row has a true `done`. */
  const until = async (sql: string, parameters: unknown[] = []): Promise<void> => {
    for (let round = 0; round < 400; round += 1) {
      if ((await one<{ done: boolean }>(sql, parameters))?.done === true) return;
      await sleep(100);
    }
    throw new Error(`Still false after 40 s: ${sql} ${JSON.stringify(parameters)}`);
  };

  /** A vantage that is not the first plans to look at all; then it does so at once. */
  const firstLooks = async (vantage: string): Promise<void> => {
    await until(`select count(*) = $2 as done from vantage_view where vantage = $1`, [vantage, WELL.length]);
    // The rest after the first one's visit is over: both its records say so.
    for (const table of ['instance', 'vantage_view']) {
      await db.query(`update ${table} set last_visit_at = last_visit_at - interval '2 minutes'`);
    }
    await lookNow(vantage);
    await until(
      `select count(*) = $2 as done from vantage_view where vantage = $1 and last_visit_at is not null`,
      [vantage, WELL.length],
    );
  };
  const lookNow = (vantage: string) =>
    db.query(`update vantage_view set liveness_due_at = now() where vantage = $1`, [vantage]);
  const COUNTS = `vantage = $1 and instance_id = (select id from instance where domain = $2)`;
  const failed = (vantage: string, times: number) =>
    until(`select failures >= $3 as done from vantage_view where ${COUNTS}`, [vantage, DOMAIN, times]);
  /** After the first failure, as if two of the three re-visits had failed too: the last one decides. */
  const confirm = async (vantage: string): Promise<void> => {
    await failed(vantage, 1);
    await db.query(`update vantage_view set failures = 3, liveness_due_at = now() where ${COUNTS}`, [
      vantage,
      DOMAIN,
    ]);
    await failed(vantage, 4);
  };

  it('look at each server from both places, the second for signs of life alone', async () => {
    await until(
      `select count(*) = $1 as done from instance where verdict = 'up' and details_read_at is not null`,
      [WELL.length],
    );
    await begin('there', true);
    await firstLooks('there');

    expect(await one(`select array_agg(distinct kind) as kinds from visit where vantage = 'there'`)).toEqual({
      kinds: ['liveness'],
    });
    const gap = await one<{ least: number; most: number; count: number }>(
      `select min(extract(epoch from w.liveness_due_at - i.liveness_due_at))::float8 as least,
              max(extract(epoch from w.liveness_due_at - i.liveness_due_at))::float8 as most,
              count(*)::integer as count
         from vantage_view w join instance i on i.id = w.instance_id
        where w.vantage = 'there' and w.verdict = 'up'`,
    );
    // Half an interval after the first one's next visit, by its own dice.
    expect(gap?.count).toBe(WELL.length - 1);
    expect(gap?.least).toBeGreaterThanOrEqual(27 * 60);
    expect(gap?.most).toBeLessThanOrEqual(33 * 60);
  });

  it("agree that a server is up which one of them can't reach, and show that it differs", async () => {
    await confirm('there');

    const row = await one(`select state, verdict, cause from instance where domain = $1`, [DOMAIN]);
    expect(row).toEqual({ state: 'alive', verdict: 'up', cause: 'ok' });
    const [instance, { outages, current }] = await ask();
    expect(instance.health.verdict).toBe('up');
    expect(seenFrom(instance)).toEqual([
      ['here', 'up', 'ok'],
      ['there', 'down', 'dns_not_found'],
    ]);
    expect([current.verdict, outages, await incidents()]).toEqual(['up', [], []]);
  });

  it('call it down when two of three say so, from the moment at which they did', async () => {
    await begin('yonder', true);
    await firstLooks('yonder');
    await confirm('yonder');

    const began = await one<{ at: Date }>(
      `select from_at as at from status_span where vantage = 'yonder' and verdict = 'down'`,
    );
    const row = await one(`select state, verdict, cause, verdict_since from instance where domain = $1`, [
      DOMAIN,
    ]);
    expect(row).toEqual({ state: 'down', verdict: 'down', cause: 'dns_not_found', verdict_since: began?.at });
    const [instance] = await ask();
    expect(seenFrom(instance).map(([, verdict]) => verdict)).toEqual(['up', 'down', 'down']);
    expect((await agreed()).at(-1)).toEqual({ verdict: 'down', from_at: second(began?.at) });
    expect(await incidents()).toMatchObject([{ kind: 'outage', cause: 'dns_not_found', to_at: null }]);
  });

  it('call it up again when one of the two has reached it twice', async () => {
    lines.get('yonder')?.missing.delete(DOMAIN);
    for (const answers of [1, 2]) {
      await lookNow('yonder');
      await until(`select answers >= $3 as done from vantage_view where ${COUNTS}`, [
        'yonder',
        DOMAIN,
        answers,
      ]);
    }

    const row = await one(`select state, verdict from instance where domain = $1`, [DOMAIN]);
    expect(row).toEqual({ state: 'alive', verdict: 'up' });
    const [instance] = await ask();
    expect(seenFrom(instance).map(([, verdict]) => verdict)).toEqual(['up', 'down', 'up']);
    expect((await agreed()).map(({ verdict }) => verdict)).toEqual(['up', 'down', 'up']);
    expect(await incidents()).toMatchObject([{ kind: 'outage', to_at: expect.any(Date) as Date }]);
  });

  it('are one guest to those whom they visit, though all of them would come at once', async () => {
    for (const table of ['instance', 'vantage_view']) {
      await db.query(`update ${table} set last_visit_at = last_visit_at - interval '2 minutes'`);
    }
    await db.query(`update vantage_view set liveness_due_at = now() where vantage <> 'here'`);
    await db.query(`update instance set liveness_due_at = now()`);
    // Whom the first one has just visited the others leave alone for a minute: nobody waits for them here.
    await until(`select bool_and(liveness_due_at > now()) as done from instance`);

    lab.flushMeter();
    const told = await readMeter(join(folder, 'meter.ndjson'));
    expect(judgePace(told, { robots: lab.robots, toleranceMs: LATE_MS })).toEqual([]);
  });

  /** What all agree on, in the words of the sums; what follows each other alike is one. */
  const agreed = async () => {
    const rows: { verdict: string; from_at: Date }[] = await db.query(
      `select a.verdict, a.from_at
         from instance i
        cross join lateral agreed_spans(now() - interval '1 hour', now() + interval '1 hour', array[i.id]) a
        where i.domain = $1 order by a.from_at`,
      [DOMAIN],
    );
    return rows.filter(({ verdict }, index) => verdict !== rows[index - 1]?.verdict);
  };
  const second = (at?: Date) => new Date(Math.floor(Number(at) / 1000) * 1000);
  const incidents = () => db.query<unknown[]>(`select kind, cause, from_at, to_at from incident`);
  const seenFrom = ({ vantages }: Instance) =>
    vantages.map(({ vantage, health }) => [vantage, health.verdict, health.cause]);

  async function ask(): Promise<[Instance, UptimeAnswer]> {
    const config = { databaseUrl: database.url, databaseReadUrl: undefined, port: 0, host: '127.0.0.1' };
    const api = await startApi({ ...config, publicUrl: 'http://localhost:3000' }, logger);
    try {
      const read = async (rest: string): Promise<unknown> =>
        (await fetch(`${api.url}/api/v1/instances/${DOMAIN}${rest}`)).json();
      return [Instance.parse(await read('')), UptimeAnswer.parse(await read('/uptime'))];
    } finally {
      await api.close();
    }
  }
});
