import { systemClock } from '@homeport/crawler/clock.ts';
import type { Fetcher } from '@homeport/crawler/net/fetcher.ts';
import { Saver } from '@homeport/crawler/run/saver.ts';
import { serveBucket } from '@homeport/crawler/run/serve-bucket.ts';
import { Slots } from '@homeport/crawler/run/slots.ts';
import { Vantage } from '@homeport/crawler/run/vantage.ts';
import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { listDueBuckets } from '@homeport/crawler/store/list-due.ts';
import { noteFault } from '@homeport/crawler/store/note-fault.ts';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findInstance, name, takeBucket } from './contacts.ts';
import { openFresh } from './database.ts';

const DAY = '2030-05-01';

describe('integration/fault', () => {
  let db: DataSource;
  beforeAll(async () => {
    db = await openFresh();
  });
  afterAll(() => db.destroy());

  it('asks a host three times at most because of a fault of ours, and then sets it aside', async () => {
    const domain = name('poison.example');
    const found = {
      network: 'fediverse',
      domains: [domain],
      by: 'seed',
      from: null,
      at: new Date(`${DAY}T00:00:00Z`),
    } as const;
    await addDiscovered(db, found, { perRegistrable: 20, allowed: [] });
    const opened: string[] = [];
    // What a bug in the visit would do: it is our code that throws, not the host that fails.
    const fault = (): never => {
      throw new Error('a fault of ours');
    };
    const fetcher: Fetcher = {
      open({ authority }) {
        opened.push(authority);
        return fault();
      },
      names: { addressesOf: fault, servicesOf: fault },
      talk: fault,
      echo: fault,
      ports: { matrix: 8448, lbry: 50_001 },
      isSlow: () => false,
    };
    let nowAt = new Date();
    const clock = { now: () => nowAt, monotonicMs: () => systemClock.monotonicMs() };
    const vantage = new Vantage(db, 'home', clock);
    await vantage.report();
    const tools = {
      db,
      vantage,
      fetcher,
      clock,
      logger: pino({ level: 'silent' }),
      slots: new Slots(4),
      saver: new Saver(() => Promise.reject(new Error('nothing is to be saved'))),
      random: () => 0.5,
    };
    const { bucket, id } = await findInstance(db, domain);
    const serve = async (at: string): Promise<void> => {
      nowAt = new Date(at);
      const fence = { bucket, epoch: await takeBucket(db, bucket) };
      await serveBucket({ ...tools, faults: new Map() }, fence, new AbortController().signal);
    };

    // Each time as another crawler would, who remembers nothing: a minute's rest, ten minutes', a day's.
    for (const at of ['12:00:00', '12:00:50', '12:01:10', '12:11:00', '12:11:30', '12:30:00', '23:00:00']) {
      await serve(`${DAY}T${at}Z`);
    }

    expect(opened).toEqual([domain, domain, domain]);
    expect(
      await db.query(`select tries, rests_until, evidence from fault where instance_id = $1`, [id]),
    ).toEqual([
      {
        tries: 3,
        rests_until: new Date('2030-05-02T12:11:30Z'),
        evidence: expect.stringContaining('a fault of ours') as string,
      },
    ]);
    expect(await listDueBuckets(db, nowAt)).not.toContain(bucket);
    // It is not lost: it stays due for when the fault is mended, and is looked at again the next day.
    expect((await findInstance(db, domain)).due.details).not.toBeNull();
    await serve('2030-05-02T12:12:00Z');
    expect(opened).toHaveLength(4);
  });

  it('begins to count anew after a visit that was stored', async () => {
    const domain = name('sound.example');
    await addDiscovered(
      db,
      { network: 'fediverse', domains: [domain], by: 'seed', from: null, at: new Date() },
      { perRegistrable: 20, allowed: [] },
    );
    const { id } = await findInstance(db, domain);
    const error = new Error('a \u0000 of ours');
    const at = (minute: number) => new Date(Date.UTC(2030, 4, 1, 12, minute));
    const [fence]: { bucket: number; epoch: number }[] = await db.query(
      'select b.id as bucket, b.epoch from bucket b join instance i on i.bucket = b.id where i.id = $1',
      [id],
    );
    if (!fence) throw new Error('Every instance has a bucket.');
    const note = (minute: number, epoch = fence.epoch) =>
      noteFault(db, { instanceId: id, fence: { ...fence, epoch }, at: at(minute), error });

    expect(await note(0)).toBe(1);
    // Whoever stood still while others took the bucket over counts nothing.
    expect(await note(1, fence.epoch - 1)).toBe(0);
    expect(await note(1)).toBe(2);
    await db.query(`update instance set last_visit_at = $2 where id = $1`, [id, at(2)]);
    expect(await note(3)).toBe(1);
  });
});
