import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { keepPartitions } from '@homeport/crawler/store/keep-partitions.ts';
import { rollUpNetworks } from '@homeport/crawler/store/roll-up-day.ts';
import type { Facts } from '@homeport/crawler/visit/visit.ts';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACTS, liveThrough, name } from './contacts.ts';
import { openFresh } from './database.ts';

const DAY = 86_400_000;
const DAYS = 34;
const start = new Date('2026-03-01T06:00:00Z');

/** What each server says it has, day by day. */
const SERVERS: Readonly<Record<string, (day: number) => number>> = {
  'honest.example': (day) => 8000 + 9 * day,
  'frozen.example': () => 9000,
  'jumping.example': (day) => (day < 30 ? 700 : 70_000) + day,
  'wandering.example': (day) => [5200, 410_000, 900, 77_000, 31_000][day % 5] ?? 0,
  'taking-turns.example': (day) => [5200, 4100, 6900][day % 3] ?? 0,
};

function facts(usersTotal: number): Facts {
  const nothing = { usersActiveMonth: null, usersActiveHalfyear: null, postsTotal: null };
  const mark = FACTS.usage.marks.usersTotal;
  return {
    ...FACTS,
    usage: { ...FACTS.usage, ...nothing, usersTotal, marks: { ...nothing, usersTotal: mark } },
  };
}

describe('integration/usage: statistics that lie over time', () => {
  let db: DataSource;

  beforeAll(async () => {
    db = await openFresh();
    const domains = Object.keys(SERVERS).map(name);
    const found = { network: 'fediverse', domains, by: 'seed', from: null, at: start } as const;
    await addDiscovered(db, found, { perRegistrable: 20, allowed: [] });
    for (let day = 0; day < DAYS; day += 1) {
      // Whoever is due is visited a little after it was planned, whatever the dice said.
      const at = new Date(start.getTime() + day * (DAY + 3_600_000));
      await keepPartitions(db, at);
      for (const [domain, users] of Object.entries(SERVERS)) {
        await liveThrough(db, domain, at, { facts: facts(users(day)) });
      }
    }
  });
  afterAll(() => db.destroy());

  it('marks each number by its series', async () => {
    const rows: unknown[] = await db.query(
      `select domain, users_total_quality as quality, users_total_doubt as doubt from instance order by domain`,
    );
    expect(rows).toEqual([
      { domain: 'frozen.example', quality: 'implausible', doubt: 'frozen' },
      { domain: 'honest.example', quality: 'declared', doubt: null },
      { domain: 'jumping.example', quality: 'implausible', doubt: 'jump' },
      { domain: 'taking-turns.example', quality: 'implausible', doubt: 'random' },
      { domain: 'wandering.example', quality: 'implausible', doubt: 'random' },
    ]);
  });

  it('keeps what was really said, day by day, with what it was worth then', async () => {
    const rows: { readings: number; doubted: number }[] = await db.query(
      `select count(*)::int as readings, (count(*) filter (where u.users_total_quality = 'implausible'))::int as doubted
         from usage_day u join instance i on i.id = u.instance_id where i.domain = 'frozen.example'`,
    );
    expect(rows[0]).toEqual({ readings: DAYS, doubted: DAYS - 29 });
  });

  it('adds up only whom it believes, and says how many', async () => {
    await rollUpNetworks(db, '2026-04-04');
    const rows: unknown[] = await db.query(
      `select known, users_total::int, users_total_of from network_day where network = 'fediverse'`,
    );
    expect(rows).toEqual([{ known: 5, users_total: 8000 + 9 * (DAYS - 1), users_total_of: 1 }]);
  });
});
