import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { keepPartitions } from '@homeport/crawler/store/keep-partitions.ts';
import { openDatabase } from '@homeport/db';
import type { DataSource } from 'typeorm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { liveThrough, name } from './contacts.ts';
import { freshDatabase } from './postgres.ts';

const DAY = 86_400_000;
const CRAWLERS = 8;
const start = new Date('2026-03-10T07:00:00Z');

describe('integration/partitions', () => {
  let db: DataSource | undefined;

  beforeEach(async () => {
    await db?.destroy();
    const { url } = await freshDatabase();
    db = await openDatabase({ url, application: 'spec', connectionsMax: CRAWLERS });
  });
  afterAll(() => db?.destroy());

  const ask = <Row>(sql: string): Promise<Row[]> => db!.query(sql);
  const places = () => ask(`select tableoid::regclass::text as at from visit`);
  const partitions = async (): Promise<string[]> => {
    const rows = await ask<{ name: string }>(
      `select c.relname as name from pg_inherits h join pg_class c on c.oid = h.inhrelid
        where h.inhparent = 'visit'::regclass order by 1`,
    );
    return rows.map((row) => row.name.replace('visit_', ''));
  };
  const together = (now: Date) =>
    Promise.all(Array.from({ length: CRAWLERS }, () => keepPartitions(db!, now)));

  it('are made once by crawlers that start together, and dropped once', async () => {
    await together(start);
    expect(await partitions()).toEqual(['20260309', '20260310', '20260311', '20260312', 'default']);

    await together(new Date(start.getTime() + 17 * DAY));
    expect(await partitions()).toEqual(['20260326', '20260327', '20260328', '20260329', 'default']);
  });

  it('take in the visits of a day for which none had been made', async () => {
    await addDiscovered(
      db!,
      { network: 'fediverse', domains: [name('a.example')], by: 'seed', from: null, at: start },
      { perRegistrable: 20, allowed: [] },
    );
    await liveThrough(db!, 'a.example', start, { failure: 'connect_refused' });
    expect(await places()).toEqual([{ at: 'visit_default' }]);
    await together(start);

    expect(await places()).toEqual([{ at: 'visit_20260310' }]);
    // What is demanded of every visit is demanded there: a slot is served once, and by an instance that is known.
    await expect(ask(`insert into visit_20260310 select * from visit`)).rejects.toThrow('duplicate key');
    await expect(ask(`delete from instance`)).rejects.toThrow('foreign key');
  });
});
