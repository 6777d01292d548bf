import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { after, allWell, apart, openScene, type Scene } from './own-line/scene.ts';
import type { World } from './own-line/world.ts';

// Of all servers 30 % are guests of one hoster, in three address groups of its own.
const ALONE = 24;
const GUESTS = 11;
const GUESTS_IN_GROUP = 4;
const guests = Array.from({ length: GUESTS }, (_, nth): [string, string] => {
  const group = 200 + Math.floor(nth / GUESTS_IN_GROUP);
  return [`g${String(nth)}.example`, `127.77.${String(group)}.${String(nth + 1)}`];
});
const hosts = new Map([...apart(ALONE, '127.77'), ...guests]);
const ALL_WELL = allWell(hosts.size);

describe('integration/own-outage', () => {
  let scene: Scene;
  let world: World;

  beforeAll(async () => {
    scene = await openScene('own outage', { hosts });
    ({ world } = scene);
  });
  beforeEach(async () => {
    await scene.calm();
    expect(await scene.believed()).toEqual(ALL_WELL);
  });
  afterAll(() => scene.close());

  it.each<[string, string, boolean, (world: World) => void]>([
    ['our name servers stop', 'resolver_dead', true, ({ fate }) => (fate.resolver.isDead = true)],
    [
      'nobody is there any more, canaries included',
      'line_down',
      true,
      ({ fate }) => {
        fate.door = () => 'refused';
        fate.canaries.isDead = true;
      },
    ],
    [
      "everybody's authority is unknown to us",
      'trust_store_broken',
      false,
      ({ fate }) => (fate.flaw = 'self-signed'),
    ],
    [
      'every certificate has run out by our clock',
      'trust_store_broken',
      false,
      ({ fate }) => (fate.flaw = 'expired'),
    ],
  ])('judges nobody while %s, and goes on afterwards', async (_name, reason, doCanariesTell, strike) => {
    const before = await scene.visits();
    const struckAt = Date.now();
    strike(world);
    await world.crawl(scene.isOpen);

    expect(await scene.gaps()).toMatchObject([{ scope: 'all', reason, to_at: null }]);
    // It begins no later than what it must cover, and long before it was noticed.
    expect((await scene.gaps())[0]?.from_at.getTime()).toBeLessThanOrEqual(struckAt + 1000);
    // Where only the contacts tell, the first of them were believed, and are taken back.
    await world.crawl(scene.isAllWell);
    const during = await scene.visits();
    if (doCanariesTell) expect(during).toBe(before);
    await world.crawl(after(500));
    expect(await scene.visits()).toBe(during);
    expect(await scene.believed()).toEqual(ALL_WELL);

    world.mend();
    await world.crawl(scene.isClosed);
    expect(await scene.believed()).toEqual(ALL_WELL);
    await expectNoStampede(scene);
    await world.crawl();
    expect(await scene.visits()).toBeGreaterThan(during);
    expect(await scene.db.query(`select distinct verdict from status_span`)).toEqual([{ verdict: 'up' }]);
  });

  it('judges nobody after it was started without a list of authorities', async () => {
    await world.restart(randomUUID(), 'none');
    await world.crawl(scene.isOpen);
    expect(await scene.gaps()).toMatchObject([{ scope: 'all', reason: 'trust_store_broken' }]);
    await world.crawl(scene.isAllWell);

    await world.restart(randomUUID());
    await world.crawl(scene.isClosed);
    expect(await scene.believed()).toEqual(ALL_WELL);
  });

  it('takes back what was suspected before a firewall of ours was noticed that drops all but name service', async () => {
    // Few enough at first to be believed: the canaries say that our line is well.
    world.fate.door = (domain) => (/^h[0-7]\./.test(domain) ? 'silent' : 'open');
    await world.crawl();
    const suspected = (await scene.believed()).filter(({ failures }) => failures > 0);
    expect(suspected.reduce((sum, { hosts: count }) => sum + count, 0)).toBe(8);
    expect(await scene.gaps()).toEqual([]);

    world.fate.door = () => 'silent';
    await world.crawl(scene.isOpen);
    expect(await scene.gaps()).toMatchObject([{ scope: 'all', reason: 'many_failures', to_at: null }]);
    await world.crawl(scene.isAllWell);
    world.mend();
    await world.crawl(scene.isClosed);
    expect(await scene.db.query(`select distinct verdict from status_span`)).toEqual([{ verdict: 'up' }]);
  });

  it('takes 30 % that fail at one hoster for what they are: a real outage of all its guests', async () => {
    world.fate.door = (domain) => (domain.startsWith('g') ? 'refused' : 'open');
    for (let visit = 1; visit <= 4; visit += 1) await world.crawl();

    expect(await scene.gaps()).toEqual([]);
    expect(await scene.believed()).toMatchObject([
      { state: 'alive', verdict: 'up', hosts: ALONE },
      { state: 'down', verdict: 'down', failures: 4, hosts: GUESTS },
    ]);
    world.mend();
    for (let visit = 1; visit <= 2; visit += 1) await world.crawl();
    await scene.db.query(`delete from status_span where verdict <> 'up'`);
  });

  it('calls nobody down while a fifth of all packets is lost', async () => {
    // One that remembers nothing: hurried as it is here, the calm of the last two minutes would be the larger share.
    await world.restart(randomUUID());
    // The resolver stands on our side of that line. A datagram and its answer are lost more often than one packet.
    world.fate.door = () => (scene.dice.next() < 0.2 ? 'silent' : 'open');
    world.fate.canaries.loss = 0.36;
    const since = new Date();
    const until = performance.now() + 20_000;
    const isVisited = async () => (await scene.isOpen()) || (await areAllVisited(scene.db));
    while (performance.now() < until && !(await scene.isOpen())) await world.crawl(isVisited);

    expect(await scene.gaps()).toMatchObject([
      { reason: 'many_failures', to_at: null, evidence: { lost: expect.any(Number) as number } },
    ]);
    // What was being stored just when it was noticed is taken back, too.
    await world.crawl(scene.isAllWell);
    expect(await scene.believed()).toEqual(ALL_WELL);
    expect(await scene.db.query(`select 1 from status_span where from_at >= $1`, [since])).toEqual([]);
    world.mend();
    await world.crawl(scene.isClosed);
  });

  it('takes over the gap of a crawler that died, and closes it when all is well', async () => {
    await scene.db.query(
      `insert into monitor_gap (vantage, scope, reason, from_at, noticed_at, crawler)
       values ('home', 'all', 'line_down', now() - interval '5 minutes', now() - interval '4 minutes', $1)`,
      [randomUUID()],
    );
    await world.restart(randomUUID());
    await world.crawl(scene.isClosed);

    expect(await scene.gaps()).toMatchObject([{ reason: 'line_down', to_at: expect.any(Date) as Date }]);
  });

  it('believes another crawler beside it which says that they can not measure', async () => {
    const other = randomUUID();
    await scene.db.query(
      `insert into crawler_process (id, vantage, user_agent, started_at, seen_at, visits, visits_per_second,
                                    requests_per_second_max)
       values ($1, 'home', 'Homeport/0.1.0 (+https://homeport.example/bot)', now(), now(), 0, 0, 8)`,
      [other],
    );
    await scene.db.query(
      `insert into monitor_gap (vantage, scope, reason, from_at, noticed_at, crawler)
       values ('home', 'all', 'line_down', now(), now(), $1)`,
      [other],
    );
    await world.restart(randomUUID());
    const before = await scene.visits();
    await world.crawl(after(1_500));
    expect(await scene.visits()).toBe(before);
    expect(await scene.isOpen()).toBe(true);

    await scene.db.query(`update monitor_gap set to_at = now()`);
    await world.crawl();
    expect(await scene.visits()).toBe(before + hosts.size);
  });
});

/** What became due meanwhile is visited over five minutes, not at once. */
async function expectNoStampede({ db, gaps }: Scene): Promise<void> {
  const [gap] = await gaps();
  const rows: { minutes: number; hosts: number }[] = await db.query(
    `select ceil(extract(epoch from liveness_due_at - $1) / 60)::int as minutes, count(*)::int as hosts
       from instance where liveness_due_at < $1::timestamptz + interval '20 minutes' group by 1 order by 1`,
    [gap?.to_at],
  );
  expect(rows.map(({ minutes }) => minutes)).toEqual([1, 2, 3, 4, 5]);
  expect(Math.max(...rows.map(({ hosts: together }) => together))).toBeLessThan(hosts.size / 2);
}

async function areAllVisited(db: DataSource): Promise<boolean> {
  const rows: { due: boolean }[] = await db.query(
    `select exists (select 1 from instance where due_at <= now()) as due`,
  );
  return rows[0]?.due === false;
}
