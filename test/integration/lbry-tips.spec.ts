import { assess } from '@homeport/crawler/assess.ts';
import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { judgeTips } from '@homeport/crawler/store/judge-tips.ts';
import { keepPartitions } from '@homeport/crawler/store/keep-partitions.ts';
import { NameIds } from '@homeport/crawler/store/name-ids.ts';
import { saveContacts } from '@homeport/crawler/store/save-contacts.ts';
import type { Facts, Tip } from '@homeport/crawler/visit/visit.ts';
import { parseInstanceName, type InstanceName } from '@homeport/db';
import type { DataSource } from 'typeorm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { contact, FACTS, findInstance, takeBucket } from './contacts.ts';
import { openFresh } from './database.ts';

const MINUTE = 60_000;
const start = new Date('2026-03-10T00:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * MINUTE);
const A = 'a'.repeat(64);

const ONE = 'one.example';
const TWO = 'two.example:50002';
const THREE = 'three.example';
const FOUR = 'four.example';

function nameOf(text: string): InstanceName {
  const parsed = parseInstanceName('lbry', text);
  if (!parsed.ok) throw new Error(text);
  return parsed.name;
}

describe('integration/lbry-tips', () => {
  let db: DataSource;

  beforeEach(async () => {
    db = await openFresh(db);
    await keepPartitions(db, start);
    const domains = [ONE, TWO, THREE, FOUR].map(nameOf);
    await addDiscovered(
      db,
      { network: 'lbry', domains, by: 'seed', from: null, at: start },
      { perRegistrable: 20, allowed: [] },
    );
  });
  afterAll(() => db.destroy());

  /** A hub says its height, as the crawler judges and stores it. */
  async function say(hub: string, height: number, at: Date, more: { facts?: Facts; hash?: null } = {}) {
    const instance = await findInstance(db, hub);
    const tip: Tip = { height, hash: more.hash === null ? null : A };
    const kind = more.facts ? 'details' : 'liveness';
    const visits = contact([kind], at, more).map((visit) => ({ ...visit, tip }));
    const assessed = assess(instance, { visits, robots: null }, () => 0.5);
    const epoch = await takeBucket(db, instance.bucket);
    const names = new NameIds(db, { perRegistrable: 20, allowed: [] });
    await saveContacts(db, names, 'home', [{ assessed, fence: { bucket: instance.bucket, epoch } }]);
  }

  async function lags(): Promise<Record<string, number | null>> {
    const rows: { domain: string; chain_lag: number | null }[] = await db.query(
      `select domain, chain_lag from instance order by id`,
    );
    return Object.fromEntries(rows.map(({ domain, chain_lag }) => [domain, chain_lag]));
  }

  it('keeps height and tip as a hub told them', async () => {
    await say(ONE, 1_800_000, start);
    await say(TWO, 7, after(0.1), { hash: null });

    const rows: unknown[] = await db.query(
      `select domain, chain_height, chain_tip, chain_read_at from instance
        where chain_height is not null order by domain`,
    );
    expect(rows).toEqual([
      { domain: ONE, chain_height: 1_800_000, chain_tip: A, chain_read_at: start },
      { domain: TWO, chain_height: 7, chain_tip: null, chain_read_at: after(0.1) },
    ]);
  });

  it('knows a hub by its port, and its hoster without', async () => {
    const rows: unknown[] = await db.query(
      `select registrable_domain, pace_key from instance where domain = $1`,
      [TWO],
    );
    expect(rows).toEqual([{ registrable_domain: 'two.example', pace_key: 'two.example' }]);
  });

  it('never adds a hub whose host, hoster or very name opted out', async () => {
    const names = ['hub.shy.example:50002', 'hub.quiet.example:50002', 'open.example:50002', 'open.example'];
    await db.query(
      `insert into suppression (domain, reason)
       values ('hub.shy.example', 'asked'), ('quiet.example', 'asked'), ('open.example:50002', 'asked')`,
    );
    const ids = await addDiscovered(
      db,
      { network: 'lbry', domains: names.map(nameOf), by: 'peer', from: null, at: start },
      { perRegistrable: 20, allowed: [] },
    );
    expect([...ids.keys()]).toEqual(['open.example']);
  });

  it('tells how far each hub lags behind the majority, whoever lies', async () => {
    await say(ONE, 100, start);
    await say(TWO, 97, after(0.2));
    await say(THREE, 100, after(0.3));
    await say(FOUR, 99_999_999, after(0.4));
    await judgeTips(db, after(0.5));

    expect(await lags()).toEqual({ [ONE]: 0, [TWO]: 3, [THREE]: 0, [FOUR]: 0 });
  });

  it('compares nothing that was read at different times', async () => {
    await say(ONE, 100, start);
    await say(TWO, 100, start);
    await say(THREE, 112, after(30));
    await judgeTips(db, after(30.1));
    await judgeTips(db, after(33));

    expect(await lags()).toEqual({ [ONE]: null, [TWO]: null, [THREE]: null, [FOUR]: null });
  });

  it('forgets a lag when a later round has too few to tell, and keeps it for who was not asked', async () => {
    for (const hub of [ONE, TWO, THREE]) await say(hub, hub === ONE ? 90 : 100, start);
    await judgeTips(db, after(1));
    expect(await lags()).toMatchObject({ [ONE]: 10, [TWO]: 0 });

    await say(ONE, 112, after(30));
    await judgeTips(db, after(31));
    expect(await lags()).toMatchObject({ [ONE]: 10, [TWO]: 0 });
    await judgeTips(db, after(33));
    expect(await lags()).toMatchObject({ [ONE]: null, [TWO]: 0 });
  });

  it('has the hubs of another chain compared among themselves', async () => {
    const onTest: Facts = {
      ...FACTS,
      ofNetwork: {
        network: 'lbry',
        country: null,
        isAccepting: true,
        protocolMin: null,
        protocolMax: null,
        dailyFee: null,
        genesisHash: 'e'.repeat(64),
      },
    };
    for (const hub of [ONE, TWO, THREE]) await say(hub, 100, start);
    await say(FOUR, 5, after(0.1), { facts: onTest });
    await judgeTips(db, after(4));

    expect(await lags()).toEqual({ [ONE]: 0, [TWO]: 0, [THREE]: 0, [FOUR]: null });
  });

  it('asks all hubs again in the same half minute', async () => {
    await say(ONE, 100, after(0.1));
    await say(TWO, 100, after(17));
    const rows: unknown[] = await db.query(
      `select liveness_due_at as due from instance where domain = any ($1::text[])`,
      [[ONE, TWO]],
    );
    expect(rows).toEqual([{ due: after(30.25) }, { due: after(30.25) }]);
  });
});
