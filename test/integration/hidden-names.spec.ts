import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { keepPartitions } from '@homeport/crawler/store/keep-partitions.ts';
import type { PolicyEntry } from '@homeport/crawler/visit/visit.ts';
import type { DataSource } from 'typeorm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { FACTS, liveThrough, name } from './contacts.ts';
import { openFresh } from './database.ts';

const DAY = 86_400_000;
const start = new Date('2026-03-10T00:00:00Z');
const after = (days: number) => new Date(start.getTime() + days * DAY);

function block(target: string, digest: string | null): PolicyEntry {
  const isObfuscated = target.includes('*');
  return { target, isObfuscated, digest, severity: 'suspend', rule: 'suspend', reason: null };
}

const [ONE, OTHER] = ['a1'.repeat(32), 'b2'.repeat(32)];

describe('integration/hidden-names', () => {
  let db: DataSource;
  const entries = async (): Promise<unknown> =>
    db.query(
      `select target, encode(digest, 'hex') as digest, lifted_at from policy_entry order by target, digest`,
    );

  beforeEach(async () => {
    db = await openFresh(db);
    await keepPartitions(db, start);
    const found = {
      network: 'fediverse',
      domains: [name('a.example')],
      by: 'seed',
      from: null,
      at: start,
    } as const;
    await addDiscovered(db, found, { perRegistrable: 20, allowed: [] });
  });
  afterAll(() => db.destroy());

  it('keeps two names apart that look alike behind their stars, and lifts one of them', async () => {
    const both = [block('ba*.ex*mple', ONE), block('ba*.ex*mple', OTHER)];
    await liveThrough(db, 'a.example', start, { facts: FACTS, policy: both });
    expect(await entries()).toEqual([
      { target: 'ba*.ex*mple', digest: ONE, lifted_at: null },
      { target: 'ba*.ex*mple', digest: OTHER, lifted_at: null },
    ]);

    await liveThrough(db, 'a.example', after(1), { facts: FACTS, policy: both.slice(0, 1) });
    expect(await entries()).toEqual([
      { target: 'ba*.ex*mple', digest: ONE, lifted_at: null },
      { target: 'ba*.ex*mple', digest: OTHER, lifted_at: after(1) },
    ]);
  });

  it('keeps one entry of a name in the open, whether its digest comes or goes', async () => {
    await liveThrough(db, 'a.example', start, { facts: FACTS, policy: [block('b.example', null)] });
    await liveThrough(db, 'a.example', after(1), { facts: FACTS, policy: [block('b.example', ONE)] });
    await liveThrough(db, 'a.example', after(2), {
      facts: FACTS,
      policy: [block('b.example', ONE), block('b.example', null)],
    });

    expect(await entries()).toMatchObject([{ target: 'b.example', lifted_at: null }]);
  });
});
