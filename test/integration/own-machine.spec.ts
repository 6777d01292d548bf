import { randomUUID } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@homeport/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import { after, allWell, apart, openScene, type Scene } from './own-line/scene.ts';
import type { World } from './own-line/world.ts';

const HOUR_MS = 3_600_000;
const hasSix = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);
const hosts = new Map([...apart(24, '127.78'), ...(hasSix ? [['six.example', '::1'] as const] : [])]);
const ALL_WELL = allWell(hosts.size);

describe('integration/own-machine: faults of the machine that we run on', () => {
  let aheadMs = 0;
  let isDatabaseHere = false;
  const clock = { now: () => new Date(Date.now() + aheadMs), monotonicMs: () => performance.now() };
  let scene: Scene;
  let world: World;

  beforeAll(async () => {
    const databaseNow = () => (isDatabaseHere ? clock.now() : null);
    scene = await openScene('own machine', { hosts, clock, databaseNow });
    ({ world } = scene);
  });
  beforeEach(async () => {
    await scene.calm();
    expect(await scene.believed()).toEqual(ALL_WELL);
  });
  afterAll(() => scene.close());

  it('keeps to IPv6 where only that is gone: all others are judged as ever', async (context: TestContext) => {
    if (!hasSix) context.skip('this machine has no IPv6');
    world.fate.canaries6.isDead = true;
    world.fate.door = (domain) => (domain === 'six.example' ? 'silent' : 'open');
    await world.crawl(scene.isOpen);
    expect(await scene.gaps()).toMatchObject([{ scope: 'ipv6', reason: 'ipv6_gone', to_at: null }]);

    const before = await scene.visits();
    world.fate.door = (domain) => (/^(six|h1)\./.test(domain) ? 'silent' : 'open');
    await world.crawl(async () => (await scene.believed()).length > 1);
    await world.crawl(after(300));
    expect(await scene.visits()).toBeGreaterThan(before + 20);
    const doubted: unknown = await scene.db.query(`select domain from instance where failures > 0`);
    expect(doubted).toEqual([{ domain: 'h1.example' }]);

    world.mend();
    await world.crawl(scene.isClosed);
    await world.crawl();
    expect(await scene.db.query(`select distinct verdict from status_span`)).toEqual([{ verdict: 'up' }]);
  });

  it.each([
    ['an hour ahead', HOUR_MS],
    ['an hour behind', -HOUR_MS],
  ])('judges nobody by a clock that is %s, and visits nobody twice because of it', async (_name, wrongMs) => {
    const before = await scene.visits();
    aheadMs = wrongMs;
    await world.crawl(scene.isOpen);
    await world.crawl(after(500));
    expect(await scene.gaps()).toMatchObject([{ scope: 'all', reason: 'clock_jumped', to_at: null }]);
    aheadMs = 0;
    await world.crawl(scene.isClosed);

    expect(await scene.visits()).toBe(before);
    const [gap] = await scene.gaps();
    const lasted = (gap?.to_at?.getTime() ?? 0) - (gap?.from_at.getTime() ?? 0);
    expect(lasted).toBeGreaterThan(0);
    // A clock that was behind lived what it showed: so long it must not be believed once more.
    expect(lasted).toBeLessThan(60_000 + Math.max(0, -wrongMs));
  });

  it('loses what was under way when the process stood still, and holds it against nobody', async () => {
    const before = await scene.visits();
    world.fate.delayMs = 500;
    const asked: string[] = [];
    world.fate.door = (domain) => {
      asked.push(domain);
      return 'open';
    };
    const crawling = world.crawl();
    while (asked.length < hosts.size / 2) await sleep(20);
    standStill(3_500);
    world.fate.delayMs = 0;
    await crawling;

    expect(await scene.gaps()).toEqual([]);
    expect(await scene.believed()).toEqual(ALL_WELL);
    expect(await scene.visits()).toBe(before + hosts.size);
    // Some had to be asked again: it did strike.
    expect(asked.length).toBeGreaterThan(hosts.size);
  });

  it('notes that the database was away, and what that cost', async () => {
    const [named]: { name: string }[] = await scene.db.query('select current_database() as name');
    const database = named?.name ?? '';
    const url = new URL(process.env['TEST_DATABASE_URL'] ?? '');
    const server = await openDatabase({ url: url.href, application: 'spec', connectionsMax: 1 });
    const crawling = world.crawl(after(4_000));
    await begun(world);
    await server.query(`alter database ${database} with allow_connections false`);
    await server.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [
      database,
    ]);
    const goneAt = Date.now();
    await crawling;
    await server.query(`alter database ${database} with allow_connections true`);
    await server.destroy();
    await world.crawl(scene.isClosed);

    expect(await scene.believed()).toEqual(ALL_WELL);
    const [gap, ...others] = await scene.gaps();
    expect(others).toEqual([]);
    expect(gap).toMatchObject({ scope: 'all', reason: 'record_away' });
    expect(Math.abs((gap?.from_at.getTime() ?? 0) - goneAt)).toBeLessThan(2_000);
    expect((gap?.to_at?.getTime() ?? 0) - goneAt).toBeGreaterThan(3_000);
    await world.restart(randomUUID());
  });

  it('asks nobody again and again while its disk is full, and goes on when there is room', async () => {
    const asked = new Map<string, number>();
    world.fate.door = (domain) => {
      asked.set(domain, (asked.get(domain) ?? 0) + 1);
      return 'open';
    };
    await scene.db.query(DISK_FULL);
    await world.crawl(after(4_000));
    expect(await scene.gaps()).toEqual([]);
    expect(asked.size).toBeGreaterThan(0);
    expect(Math.max(...asked.values())).toBe(1);

    await scene.db.query(ROOM_AGAIN);
    await world.crawl(scene.isClosed);
    expect(await scene.gaps()).toMatchObject([{ scope: 'all', reason: 'record_away' }]);
    expect(await scene.believed()).toEqual(ALL_WELL);
    await world.restart(randomUUID());
  });

  it('notes a sleep of the machine, which its database slept too', async () => {
    isDatabaseHere = true;
    await world.crawl();
    aheadMs = HOUR_MS;
    await world.crawl(scene.isClosed);

    const [gap] = await scene.gaps();
    expect(gap).toMatchObject({ scope: 'all', reason: 'clock_jumped' });
    const lasted = (gap?.to_at?.getTime() ?? 0) - (gap?.from_at.getTime() ?? 0);
    expect(lasted).toBeGreaterThanOrEqual(HOUR_MS);
    expect(await scene.believed()).toEqual(ALL_WELL);
  });
});

/** Until somebody was asked. */
function begun({ fate }: World): Promise<void> {
  return new Promise((resolve) => {
    fate.door = () => {
      resolve();
      return 'open';
    };
  });
}

/** Blocks the event loop for real. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

// What PostgreSQL says when it finds no room for a row; reads and small updates go on meanwhile.
const DISK_FULL = `
create function no_room() returns trigger language plpgsql as $$
begin
  raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
end $$;
create trigger no_room before insert on visit for each statement execute function no_room();
create trigger no_room before insert on monitor_gap for each statement execute function no_room();
`;
const ROOM_AGAIN = `drop function no_room() cascade`;
