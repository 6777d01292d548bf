import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { keepPartitions } from '@homeport/crawler/store/keep-partitions.ts';
import type { Facts } from '@homeport/crawler/visit/visit.ts';
import type { DataSource } from 'typeorm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { FACTS, findInstance, liveThrough, name } from './contacts.ts';
import { openFresh } from './database.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const start = new Date('2026-03-10T00:00:00Z');
const after = (ms: number) => new Date(start.getTime() + ms);
const BACK = 45 * DAY;
const MISSKEY: Facts = {
  ...FACTS,
  software: 'misskey',
  version: '2026.1.0',
  usage: { ...FACTS.usage, usersTotal: 1, usersActiveMonth: 1, usersActiveHalfyear: 1, postsTotal: 2 },
};
const RULE = {
  target: 'bad.example',
  isObfuscated: false,
  digest: null,
  severity: 'suspend',
  rule: 'suspend',
  reason: null,
} as const;

describe('integration/lives: a domain that changes hands', () => {
  let db: DataSource;

  beforeEach(async () => {
    db = await openFresh(db);
    await keepPartitions(db, start);
    const domains = [name('a.example')];
    await addDiscovered(
      db,
      { network: 'fediverse', domains, by: 'seed', from: null, at: start },
      { perRegistrable: 20, allowed: [] },
    );
    await live(0, { facts: FACTS, policy: [RULE] });
    for (const minute of [0, 1, 4, 11]) await live(2 * DAY + minute * MINUTE, { failure: 'dns_not_found' });
    for (const day of [20, 33]) await live(day * DAY, { failure: 'dns_not_found' });
    expect(await instance()).toMatchObject({ state: 'dead', life: 1, life_began_at: null });
  });
  afterAll(() => db.destroy());

  const live = (ms: number, brought: Parameters<typeof liveThrough>[3]) =>
    liveThrough(db, 'a.example', after(ms), brought);
  const read = (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> =>
    db.query(sql, values);
  const instance = async () => (await read('select * from instance'))[0];

  it('begins a new life, and keeps the old one apart', async () => {
    await live(BACK, { facts: MISSKEY, policy: [RULE] });

    expect(await instance()).toMatchObject({
      state: 'alive',
      life: 2,
      life_began_at: after(BACK),
      first_up_at: after(BACK),
      verdict_since: after(BACK),
      failures: 0,
    });
    expect(await read('select * from instance_life')).toEqual([
      {
        instance_id: 1,
        life: 1,
        from_at: start,
        to_at: start,
        software: 'mastodon',
        version: '4.3.0',
        title: 'A title',
        evidence: 'software',
      },
    ]);
    expect(await read('select software, from_at, to_at from version_span order by from_at')).toEqual([
      { software: 'mastodon', from_at: start, to_at: after(BACK) },
      { software: 'misskey', from_at: after(BACK), to_at: null },
    ]);
    expect(await read('select from_at, to_at from incident order by from_at')).toEqual([
      { from_at: after(2 * DAY), to_at: after(BACK) },
    ]);
    const rules = await read('select first_seen_at, lifted_at from policy_entry order by first_seen_at');
    expect(rules).toEqual([
      { first_seen_at: start, lifted_at: after(BACK) },
      { first_seen_at: after(BACK), lifted_at: null },
    ]);
  });

  it('counts no second of the old life in the uptime of the new one', async () => {
    await live(BACK, { facts: MISSKEY });
    await live(BACK + HOUR, {});

    const [sums] = await read(
      `select up_seconds, down_seconds, length_seconds from uptime_between($1, $2)`,
      after(BACK - DAY),
      after(BACK + HOUR),
    );
    expect(sums).toEqual({ up_seconds: '3600', down_seconds: '0', length_seconds: '3600' });
  });

  it('judges the numbers of the new life by themselves', async () => {
    // So soon that the old numbers would still be compared with.
    await live(41 * DAY, { facts: MISSKEY });

    const series = (await findInstance(db, 'a.example')).usageSeries;
    expect(series.map(({ usersTotal }) => usersTotal)).toEqual([1]);
    expect(await instance()).toMatchObject({ users_total: 1, users_total_quality: 'declared' });
  });

  it('goes on in the old life where the same server comes back', async () => {
    await live(BACK, { facts: FACTS });

    expect(await instance()).toMatchObject({ state: 'alive', life: 1, first_up_at: start });
    expect(await read('select * from instance_life')).toEqual([]);
    expect(await read('select to_at from version_span')).toEqual([{ to_at: null }]);
  });

  it('leaves the new life alone when a visit to the old server is saved late', async () => {
    await live(BACK, { facts: MISSKEY });
    await live(BACK + HOUR, {});
    const told = async () => [
      await instance(),
      await read('select * from status_span order by from_at'),
      await read('select * from incident order by from_at'),
      await read('select * from instance_life'),
    ];
    const before = await told();
    await live(BACK - HOUR, { failure: 'dns_not_found' });

    expect(await told()).toEqual(before);
  });

  it('can begin a third', async () => {
    await live(BACK, { facts: MISSKEY });
    for (const minute of [0, 1, 4, 11]) {
      await live(BACK + DAY + minute * MINUTE, { failure: 'dns_not_found' });
    }
    await live(2 * BACK, { facts: { ...FACTS, software: 'lemmy' } });

    expect(await instance()).toMatchObject({ life: 3, life_began_at: after(2 * BACK) });
    expect(await read('select life, from_at, software from instance_life order by life')).toEqual([
      { life: 1, from_at: start, software: 'mastodon' },
      { life: 2, from_at: after(BACK), software: 'misskey' },
    ]);
  });
});
