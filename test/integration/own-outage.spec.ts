import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Dice } from '../lab/random.ts';
import { openFresh } from './database.ts';
import { openWorld, type World } from './own-line/world.ts';

// Thirty servers in as many address groups, and twelve guests of one hoster in a group of their own.
const ALONE = 30;
const GUESTS = 12;
const HOSTER = '127.77.200';
const hosts = new Map([
  ...Array.from(
    { length: ALONE },
    (_, nth) => [`h${String(nth)}.example`, `127.77.${String(nth + 1)}.9`] as const,
  ),
  ...Array.from(
    { length: GUESTS },
    (_, nth) => [`g${String(nth)}.example`, `${HOSTER}.${String(nth + 1)}`] as const,
  ),
]);

interface Gap {
  scope: string;
  reason: string;
  from_at: Date;
  to_at: Date | null;
}

describe('integration/own-outage', () => {
  const dice = new Dice('own outage');
  let aheadMs = 0;
  const clock = { now: () => new Date(Date.now() + aheadMs), monotonicMs: () => performance.now() };
  let db: DataSource;
  let world: World;
  const gaps = (): Promise<Gap[]> =>
    db.query(`select scope, reason, from_at, to_at, evidence from monitor_gap order by id`);
  const isOpen = async (): Promise<boolean> => (await gaps()).some(({ to_at }) => to_at === null);
  const isClosed = async (): Promise<boolean> => (await gaps()).length > 0 && !(await isOpen());
  /** What is believed of everybody, and how often. */
  const believed = (): Promise<unknown[]> =>
    db.query(`select state, verdict, cause, failures, count(*)::int as hosts from instance
               group by 1, 2, 3, 4 order by hosts desc`);
  const visits = async (): Promise<number> => {
    const rows: { n: number }[] = await db.query(`select count(*)::int as n from visit`);
    return rows[0]?.n ?? 0;
  };
  const ALL_WELL = [{ state: 'alive', verdict: 'up', cause: 'ok', failures: 0, hosts: ALONE + GUESTS }];

  beforeAll(async () => {
    db = await openFresh();
    world = await openWorld({ db, hosts, random: () => dice.next(), clock, crawler: randomUUID() });
    await world.crawl();
    expect(await believed()).toEqual(ALL_WELL);
  });
  beforeEach(async () => {
    world.mend();
    await db.query(`delete from monitor_gap`);
    await world.crawl();
    expect(await believed()).toEqual(ALL_WELL);
  });
  afterAll(async () => {
    await world.close();
    await db.destroy();
  });

  it.each<[string, string, (world: World) => void]>([
    ['our name servers stop', 'resolver_dead', ({ fate }) => (fate.resolver.isDead = true)],
    [
      'nobody is there any more, canaries included',
      'line_down',
      ({ fate }) => {
        fate.door = () => 'refused';
        fate.canaries.isDead = true;
      },
    ],
    ["everybody's authority is unknown to us", 'trust_store_broken', ({ fate }) => (fate.isForged = true)],
  ])('judges nobody while %s, and goes on afterwards', async (_name, reason, strike) => {
    const before = await visits();
    const struckAt = new Date();
    strike(world);
    await world.crawl(isOpen);

    expect(await gaps()).toMatchObject([{ scope: 'all', reason, to_at: null }]);
    // It begins no later than what it must cover, and long before it was noticed.
    expect((await gaps())[0]?.from_at.getTime()).toBeLessThanOrEqual(struckAt.getTime() + 1000);
    expect(await believed()).toEqual(ALL_WELL);
    const during = await visits();
    await world.crawl(() => pause(1500));
    expect(await visits()).toBe(during);
    expect(during).toBe(before);

    world.mend();
    await world.crawl(isClosed);
    expect(await believed()).toEqual(ALL_WELL);
    await world.crawl();
    expect(await visits()).toBeGreaterThan(during);
    expect(await db.query(`select distinct verdict from status_span`)).toEqual([{ verdict: 'up' }]);
  });

  it('takes one dead hoster for what it is: a real outage of all its guests', async () => {
    world.fate.door = (domain) => (domain.startsWith('g') ? 'refused' : 'open');
    for (let visit = 1; visit <= 4; visit += 1) await world.crawl();

    expect(await gaps()).toEqual([]);
    expect(await believed()).toMatchObject([
      { state: 'alive', verdict: 'up', hosts: ALONE },
      { state: 'down', verdict: 'down', failures: 4, hosts: GUESTS },
    ]);
    world.mend();
    for (let visit = 1; visit <= 2; visit += 1) await world.crawl();
  });

  it('calls nobody down while a fifth of all packets is lost', async () => {
    // One that remembers nothing: hurried as it is here, the calm of the last two minutes would be the larger share.
    world.restart(randomUUID());
    // The resolver stands on our side of that line. A datagram and its answer are lost more often than one packet.
    world.fate.door = () => (dice.next() < 0.2 ? 'silent' : 'open');
    world.fate.canaries.loss = 0.36;
    const since = new Date();
    const until = performance.now() + 20_000;
    while (performance.now() < until && !(await isOpen())) {
      await world.crawl(async () => (await isOpen()) || (await isAllVisited(db)));
    }

    expect(await gaps()).toMatchObject([
      { reason: 'many_failures', to_at: null, evidence: { lost: expect.any(Number) as number } },
    ]);
    expect(await believed()).toEqual(ALL_WELL);
    expect(await db.query(`select 1 from status_span where from_at >= $1`, [since])).toEqual([]);
    world.mend();
    await world.crawl(isClosed);
  });

  it('visits what became due meanwhile over five minutes at least, not at once', async () => {
    world.fate.resolver.isDead = true;
    await world.crawl(isOpen);
    world.mend();
    await world.crawl(isClosed);

    const [gap] = await gaps();
    const rows: { minutes: number; hosts: number }[] = await db.query(
      `select ceil(extract(epoch from liveness_due_at - $1) / 60)::int as minutes, count(*)::int as hosts
         from instance group by 1 order by 1`,
      [gap?.to_at],
    );
    expect(rows.map(({ minutes }) => minutes)).toEqual([1, 2, 3, 4, 5]);
    expect(Math.max(...rows.map(({ hosts: together }) => together))).toBeLessThan((ALONE + GUESTS) / 2);
  });

  it('judges nobody by a wrong clock, and visits nobody twice because of it', async () => {
    const before = await visits();
    aheadMs = 3_600_000;
    await world.crawl(isOpen);
    await world.crawl(() => pause(1000));
    expect(await gaps()).toMatchObject([{ scope: 'all', reason: 'clock_jumped', to_at: null }]);
    aheadMs = 0;
    await world.crawl(isClosed);

    expect(await visits()).toBe(before);
    const [gap] = await gaps();
    const lasted = (gap?.to_at?.getTime() ?? 0) - (gap?.from_at.getTime() ?? 0);
    expect(lasted).toBeGreaterThan(0);
    expect(lasted).toBeLessThan(60_000);
  });

  it('takes over the gap of a crawler that died, and closes it when all is well', async () => {
    const dead = randomUUID();
    await db.query(
      `insert into monitor_gap (vantage, scope, reason, from_at, noticed_at, crawler)
       values ('home', 'all', 'line_down', now() - interval '5 minutes', now() - interval '4 minutes', $1)`,
      [dead],
    );
    world.restart(randomUUID());
    await world.crawl(isClosed);

    expect(await gaps()).toMatchObject([{ reason: 'line_down', to_at: expect.any(Date) as Date }]);
  });
});

async function pause(ms: number): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  return true;
}

async function isAllVisited(db: DataSource): Promise<boolean> {
  const rows: { due: boolean }[] = await db.query(
    `select exists (select 1 from instance where due_at <= now()) as due`,
  );
  return rows[0]?.due === false;
}
