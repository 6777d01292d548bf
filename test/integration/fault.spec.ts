import { systemClock } from '@homeport/crawler/clock.ts';
import type { Fetcher } from '@homeport/crawler/net/fetcher.ts';
import { Saver } from '@homeport/crawler/run/saver.ts';
import { serveBucket } from '@homeport/crawler/run/serve-bucket.ts';
import { Slots } from '@homeport/crawler/run/slots.ts';
import { Vantage } from '@homeport/crawler/run/vantage.ts';
import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findInstance, name } from './contacts.ts';
import { openFresh } from './database.ts';

describe('integration/fault', () => {
  let db: DataSource;
  beforeAll(async () => {
    db = await openFresh();
  });
  afterAll(() => db.destroy());

  it('does not ask a host over and over because of a fault of ours', async () => {
    const domain = name('poison.example');
    const found = {
      network: 'fediverse',
      domains: [domain],
      by: 'seed',
      from: null,
      at: new Date(),
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
    const vantage = new Vantage(db, 'home', systemClock);
    await vantage.report();
    const tools = {
      db,
      vantage,
      fetcher,
      clock: systemClock,
      logger: pino({ level: 'silent' }),
      slots: new Slots(4),
      saver: new Saver(() => Promise.reject(new Error('nothing is to be saved'))),
      random: () => 0.5,
      worker: 'spec',
      faults: new Map<number, number>(),
    };
    const { bucket, id } = await findInstance(db, domain);

    await serveBucket(tools, bucket, new AbortController().signal);
    await serveBucket(tools, bucket, new AbortController().signal);

    expect(opened).toEqual([domain]);
    expect([...tools.faults.keys()]).toEqual([id]);
    // It is not lost: it stays due for when the fault is mended.
    expect((await findInstance(db, domain)).due.details).not.toBeNull();
  });
});
