import { assess } from '@homeport/crawler/assess.ts';
import type { Failure } from '@homeport/crawler/outcome.ts';
import { Vantage } from '@homeport/crawler/run/vantage.ts';
import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { keepPartitions } from '@homeport/crawler/store/keep-partitions.ts';
import { NameIds } from '@homeport/crawler/store/name-ids.ts';
import type { DataSource } from 'typeorm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { contact, FACTS, findInstance, name, takeBucket } from './contacts.ts';
import { openFresh } from './database.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const start = Date.parse('2026-03-10T00:00:00Z');
const HOST = 'a.example';
const CAP = { perRegistrable: 20, allowed: [] };
const SLOWER: Failure = { cause: 'http_rate_limited', status: 429, retryAfterMs: 3 * HOUR };

describe('integration/vantages-spared: a host that asks to be left alone', () => {
  let db: DataSource;
  let names: NameIds;
  let nowMs: number;
  let places: Record<'here' | 'there' | 'elsewhere', Vantage>;

  beforeEach(async () => {
    db = await openFresh(db);
    names = new NameIds(db, CAP);
    nowMs = start;
    const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs };
    const at = (place: string) => new Vantage(db, place, clock);
    places = { here: at('here'), there: at('there'), elsewhere: at('elsewhere') };
    await keepPartitions(db, clock.now());
    await addDiscovered(
      db,
      { network: 'fediverse', domains: [name(HOST)], by: 'seed', from: null, at: clock.now() },
      CAP,
    );
    await Promise.all([places.here.report(), places.there.report()]);
    for (const place of [places.here, places.there]) await place.report();
    const [first, second] = await inTurn();
    // The first that joined asks for everything, before and after.
    await look(first);
    nowMs += 10 * MINUTE;
    expect(await isDueFor(second)).toBe(false);
  });
  afterAll(() => db.destroy());

  /** The two that are there from the beginning, the first one first. */
  async function inTurn(): Promise<[Vantage, Vantage]> {
    const [row]: { name: string }[] = await db.query(
      `select name from vantage order by joined_at, name limit 1`,
    );
    const { here, there } = places;
    return row?.name === 'here' ? [here, there] : [there, here];
  }

  async function dueFor(place: Vantage) {
    await place.listDueBuckets();
    const { bucket } = await findInstance(db, HOST);
    const [due] = await place.listDue(bucket, { limit: 1, without: [] });
    return due;
  }
  const isDueFor = async (place: Vantage) => (await dueFor(place)) !== undefined;

  async function look(place: Vantage, failure?: Failure): Promise<void> {
    const due = await dueFor(place);
    if (!due) throw new Error(`nothing is due for ${place.name}`);
    const visits = contact([due.agreed ? 'liveness' : 'details'], new Date(nowMs), { facts: FACTS });
    const told = failure ? visits.map((visit) => ({ ...visit, facts: null, failure })) : visits;
    const assessed = place.placed(assess(due, { visits: told, robots: null }, () => 0.5));
    const fence = { bucket: due.bucket, epoch: await takeBucket(db, due.bucket) };
    expect(await place.save(names, [{ assessed, fence }])).toHaveLength(1);
    await db.query(`update bucket set vantage = null, held_until = null`);
  }

  /** Every twelve minutes from now on: at which of them it would be asked, from anywhere. */
  async function askedBefore(endMs: number): Promise<string[]> {
    const asked: string[] = [];
    await places.elsewhere.report();
    for (; nowMs < endMs; nowMs += 12 * MINUTE) {
      for (const place of Object.values(places)) {
        if (await isDueFor(place)) asked.push(`${place.name} after ${(nowMs - start) / MINUTE} min`);
      }
    }
    return asked;
  }

  it.each([
    ['first', 0],
    ['second', 1],
  ] as const)('is asked from nowhere before the time that it told the %s of us', async (_which, index) => {
    const told = (await inTurn())[index];
    while (!(await isDueFor(told))) nowMs += 5 * MINUTE;
    await look(told, SLOWER);
    const until = nowMs + 3 * HOUR;
    nowMs += MINUTE;

    expect(await askedBefore(until)).toEqual([]);
    nowMs = until + HOUR;
    for (const place of Object.values(places)) {
      expect(await isDueFor(place), place.name).toBe(true);
    }
  });
});
