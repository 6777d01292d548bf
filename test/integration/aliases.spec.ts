import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { keepPartitions } from '@homeport/crawler/store/keep-partitions.ts';
import { rollUpNetworks } from '@homeport/crawler/store/roll-up-day.ts';
import type { Facts } from '@homeport/crawler/visit/visit.ts';
import type { DataSource } from 'typeorm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { FACTS, findInstance, liveThrough, name } from './contacts.ts';
import { openFresh } from './database.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const start = new Date('2026-03-10T00:00:00Z');
const after = (ms: number) => new Date(start.getTime() + ms);

/** What is read where `web` serves the metadata of accounts that end in `account`. */
function facts(account: string | null, web: string): Facts {
  return { ...FACTS, accountDomain: account === null ? null : name(account), webDomain: name(web) };
}

describe('integration/aliases: two names, one instance', () => {
  let db: DataSource;

  beforeEach(async () => {
    db = await openFresh(db);
    await keepPartitions(db, start);
    const domains = ['home.example', 'social.home.example', 'other.example'].map(name);
    const found = { network: 'fediverse', domains, by: 'seed', from: null, at: start } as const;
    await addDiscovered(db, found, { perRegistrable: 20, allowed: [] });
  });
  afterAll(() => db.destroy());

  const aliases = async () => {
    const rows: { domain: string; of: string; proof: string }[] = await db.query(
      `select w.domain, a.domain as of, w.alias_proof as proof from instance w join instance a on a.id = w.alias_of`,
    );
    return rows.map(({ domain, of, proof }) => `${domain} is ${of} (${proof})`);
  };

  for (const [first, second] of [
    ['home.example', 'social.home.example'],
    ['social.home.example', 'home.example'],
  ] as const) {
    it(`folds the web domain into the account domain, ${first} being visited first`, async () => {
      await liveThrough(db, first, start, { facts: facts('home.example', 'social.home.example') });
      expect(await aliases()).toEqual([]);
      await liveThrough(db, second, after(HOUR), { facts: facts('home.example', 'social.home.example') });

      expect(await aliases()).toEqual(['social.home.example is home.example (account_domain)']);
    });
  }

  it('counts the instance once, and visits its other name weekly', async () => {
    for (const domain of ['home.example', 'social.home.example']) {
      await liveThrough(db, domain, start, { facts: facts('home.example', 'social.home.example') });
    }
    await liveThrough(db, 'social.home.example', after(DAY), {
      facts: facts('home.example', 'social.home.example'),
    });

    expect((await findInstance(db, 'social.home.example')).due.liveness).toEqual(after(8 * DAY));
    await rollUpNetworks(db, '2026-03-10');
    const [day] = await db.query<Record<string, unknown>[]>(
      `select users_total::int, users_total_of from network_day where network = 'fediverse'`,
    );
    expect(day).toEqual({ users_total: 120, users_total_of: 1 });
  });

  it('believes nobody who merely says that it is another', async () => {
    await liveThrough(db, 'home.example', start, { facts: facts('home.example', 'home.example') });
    await liveThrough(db, 'other.example', start, { facts: facts('home.example', 'other.example') });

    expect(await aliases()).toEqual([]);
  });

  it('believes nobody who merely points to another', async () => {
    await liveThrough(db, 'social.home.example', start, {
      facts: facts('social.home.example', 'social.home.example'),
    });
    await liveThrough(db, 'home.example', start, {
      facts: facts('social.home.example', 'social.home.example'),
    });

    // home.example leads to social.home.example, which does not know that name.
    expect(await aliases()).toEqual([]);
  });

  it('parts the names again when the proof is gone', async () => {
    for (const domain of ['home.example', 'social.home.example']) {
      await liveThrough(db, domain, start, { facts: facts('home.example', 'social.home.example') });
    }
    await liveThrough(db, 'social.home.example', after(8 * DAY), {
      facts: facts('social.home.example', 'social.home.example'),
    });

    expect(await aliases()).toEqual([]);
  });

  it('folds an account domain that redirects to another site, which names it', async () => {
    await liveThrough(db, 'other.example', start, { facts: facts('home.example', 'other.example') });
    expect(await aliases()).toEqual([]);
    await liveThrough(db, 'home.example', after(HOUR), {
      failure: 'http_redirect',
      movedTo: 'other.example',
    });

    expect(await aliases()).toEqual(['home.example is other.example (account_domain)']);
  });

  it('does not fold a domain that redirects to a site which does not know it', async () => {
    await liveThrough(db, 'other.example', start, { facts: facts('other.example', 'other.example') });
    await liveThrough(db, 'home.example', after(HOUR), {
      failure: 'http_redirect',
      movedTo: 'other.example',
    });

    expect(await aliases()).toEqual([]);
  });

  it('folds what has moved for good into where it went, and keeps its history', async () => {
    await liveThrough(db, 'home.example', start, { facts: facts(null, 'home.example') });
    await liveThrough(db, 'other.example', start, { facts: facts(null, 'other.example') });
    for (let day = 1; day <= 8; day += 1) {
      await liveThrough(db, 'other.example', after(day * DAY), {
        failure: 'http_redirect',
        movedTo: 'home.example',
      });
    }

    expect(await aliases()).toEqual(['other.example is home.example (moved)']);
    const spans: unknown[] = await db.query(
      `select 1 from version_span s join instance i on i.id = s.instance_id where i.domain = 'other.example'`,
    );
    expect(spans).toHaveLength(1);
  });
});
