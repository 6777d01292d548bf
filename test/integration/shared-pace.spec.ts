import { setTimeout as sleep } from 'node:timers/promises';
import { SharedPace } from '@homeport/crawler/run/shared-pace.ts';
import { openDatabase } from '@homeport/db';
import type { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type SpecDatabase } from './postgres.ts';

const HOST = 'host harbour.example';
const ELSEWHERE = 'host elsewhere.example';
// As in life, but hurried: each case would take its ten seconds otherwise.
const HURRIED = {
  hearEveryMs: 100,
  lapseMs: 2_000,
  noticeMs: 600,
  aloneMs: 300,
  againMs: 25,
  // Long beside any turn: a busy machine must not look like a host that is to be left alone.
  waitMaxMs: 30_000,
};
const signal = new AbortController().signal;

describe('integration/shared-pace', () => {
  let database: SpecDatabase;
  let db: DataSource;
  const open: SharedPace[] = [];
  const errors: unknown[] = [];
  beforeAll(async () => {
    database = await freshDatabase();
    db = await openDatabase({ url: database.url, application: 'spec', connectionsMax: 4 });
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((pace) => pace.close()));
    expect(errors).toEqual([]);
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });
  const join = async (paces = HURRIED): Promise<SharedPace> => {
    const pace = await SharedPace.open(db, (error) => errors.push(error), paces);
    open.push(pace);
    return pace;
  };
  const claims = async (): Promise<string[]> => {
    const rows: { key: string }[] = await db.query(
      `select key from pace_claim where key not like 'crawler %' and until > clock_timestamp() order by key`,
    );
    return rows.map(({ key }) => key);
  };

  it('asks the record nothing while nobody else is there', async () => {
    const alone = await join();

    await alone.enter(HOST, signal);

    expect(alone.holds(HOST)).toBe(true);
    expect(await claims()).toEqual([]);
  });

  it('keeps a newcomer out of where somebody was before it came, and for the rest of the gap', async () => {
    const first = await join();
    await first.enter(HOST, signal);
    const second = await join();
    const order: string[] = [];
    const entering = second.enter(HOST, signal).then(() => order.push('second in'));

    await sleep(1_000);
    order.push('first out');
    first.leave(HOST, 1_000);
    const leftAt = performance.now();
    await entering;

    expect(order).toEqual(['first out', 'second in']);
    expect(performance.now() - leftAt).toBeGreaterThanOrEqual(1_000);
    // Not for as long as a claim lasts by itself: it was left.
    expect(performance.now() - leftAt).toBeLessThan(20_000);
  });

  it('goes nowhere unspoken while it tells a newcomer where it is', async () => {
    const first = await join({ ...HURRIED, aloneMs: 1_900 });
    await first.enter(HOST, signal);
    await db.query(
      `insert into pace_claim (key, crawler, until) values ($1, gen_random_uuid(), now())
           on conflict (key) do update set until = now()`,
      [HOST],
    );
    const held = db.createQueryRunner();
    await held.startTransaction();
    await held.query(`select from pace_claim where key = $1 for update`, [HOST]);
    const second = await join();
    // The first has heard of the second, and waits at the row that is held.
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(() => db.query(waiting)).toHaveLength(1);
    const order: string[] = [];
    const entering = first.enter(ELSEWHERE, signal).then(() => order.push('first'));
    await second.enter(ELSEWHERE, signal);
    order.push('second');
    await held.rollbackTransaction();
    await held.release();
    second.leave(ELSEWHERE, 0);
    await entering;

    expect(order).toEqual(['second', 'first']);
  });

  it('does not wait at a host that is to be left alone for minutes, and leaves others their bucket', async () => {
    const first = await join();
    await first.enter(HOST, signal);
    const second = await join({ ...HURRIED, waitMaxMs: 2_000 });
    first.leave(HOST, 300_000);

    await expect(second.enter(HOST, signal)).rejects.toThrow('another crawler was there');
    await db.query(`delete from pace_claim where key = $1`, [HOST]);
  });

  it('lets whoever waits in, though the place is never empty', async () => {
    const [first, second] = [await join(), await join()];
    const over = new AbortController();
    const busy = (async () => {
      // Each stays until the next is there, so that the place is never empty.
      for (let turn = 0; turn < 200 && !over.signal.aborted; turn++) {
        await first.enter(HOST, over.signal);
        setTimeout(() => first.leave(HOST, 0), 60);
        await sleep(30);
      }
    })().catch(() => undefined);
    await sleep(1_000);
    await second.enter(HOST, signal);
    over.abort();
    await busy;

    expect(second.holds(HOST)).toBe(true);
  });

  it('lets nobody ask any more of whom nothing was heard for too long', async () => {
    const [sleeper, other] = [await join(), await join()];
    await sleeper.enter(HOST, signal);
    await other.enter(ELSEWHERE, signal);

    // As when the process is stopped: no timer fires, nothing is said to the others.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_200);
    expect(sleeper.holds(HOST)).toBe(false);
    await sleep(500);

    expect(sleeper.holds(HOST)).toBe(false);
    sleeper.leave(HOST, 0);
    await sleeper.enter(HOST, signal);
    expect(sleeper.holds(HOST)).toBe(true);
  });

  it('keeps what was left unspoken for whoever comes after it has ended', async () => {
    const [first, second] = [await join(), await join()];
    await first.enter(HOST, signal);
    first.leave(HOST, 350);
    const leftAt = performance.now();
    await open.shift()?.close();

    await second.enter(HOST, signal);
    expect(performance.now() - leftAt).toBeGreaterThanOrEqual(350);
  });
});
