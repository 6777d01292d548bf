import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { keepPartitions } from '@homeport/crawler/store/keep-partitions.ts';
import { rollUpDay } from '@homeport/crawler/store/roll-up-day.ts';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACTS, findInstance, liveThrough, name } from './contacts.ts';
import { openFresh } from './database.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const start = new Date('2026-03-10T00:00:00Z');
const after = (ms: number) => new Date(start.getTime() + ms);
const HOST = 'a.example';

describe('integration/our-rule', () => {
  let db: DataSource;

  // Twelve good hours, then six in which the host is where a rule of ours forbids to go, then six good ones.
  beforeAll(async () => {
    db = await openFresh(db);
    await keepPartitions(db, start);
    await addDiscovered(
      db,
      { network: 'fediverse', domains: [name(HOST)], by: 'seed', from: null, at: start },
      { perRegistrable: 20, allowed: [] },
    );
    for (let hour = 0; hour < 12; hour += 1) {
      await liveThrough(db, HOST, after(hour * HOUR), { facts: FACTS });
    }
    for (let hour = 12; hour < 18; hour += 1) {
      await liveThrough(db, HOST, after(hour * HOUR), { failure: 'our_rule' });
    }
    const { due } = await findInstance(db, HOST);
    expect(due.liveness?.getTime()).toBeGreaterThan(after(17 * HOUR + 50 * MINUTE).getTime());
    for (let hour = 18; hour <= 24; hour += 1) {
      await liveThrough(db, HOST, after(hour * HOUR), { facts: FACTS });
    }
  });
  afterAll(() => db.destroy());

  it('makes no incident of a host that it does not ask', async () => {
    expect(await db.query(`select kind, cause from incident`)).toEqual([]);
    expect(await db.query(`select verdict, cause, from_at, to_at from status_span order by from_at`)).toEqual(
      [
        { verdict: 'up', cause: 'ok', from_at: start, to_at: after(12 * HOUR) },
        { verdict: 'unknown', cause: 'our_rule', from_at: after(12 * HOUR), to_at: after(18 * HOUR) },
        { verdict: 'up', cause: 'ok', from_at: after(18 * HOUR), to_at: null },
      ],
    );
  });

  it('leaves the uptime as it was, and lets coverage fall', async () => {
    await rollUpDay(db, '2026-03-10');

    expect(
      await db.query(`select up_seconds, degraded_seconds, down_seconds, unknown_seconds from uptime_day`),
    ).toEqual([{ up_seconds: 18 * 3600, degraded_seconds: 0, down_seconds: 0, unknown_seconds: 6 * 3600 }]);
  });
});
