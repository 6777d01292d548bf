import { LEXICON, LEXICON_VERSION, TOPICS, topicsOf, type Topic } from '@homeport/db';
import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { keepPartitions } from '@homeport/crawler/store/keep-partitions.ts';
import { sortAnew } from '@homeport/crawler/store/save-topics.ts';
import { LexiconController } from '@homeport/api/lexicon/lexicon.controller.ts';
import { Lexicon } from '@homeport/api/contract/topics.ts';
import type { DataSource } from 'typeorm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ALL_RULES } from '../lab/world/rules.ts';
import { FACTS, liveThrough, name } from './contacts.ts';
import { openFresh } from './database.ts';

const DAY = 86_400_000;
const start = new Date('2026-03-10T00:00:00Z');
const RULES = ['Be kind.', 'No spam, no ads.', 'Bots must be marked.', 'Spam gets you banned.'];
const SORTED = [
  { topic: 'advertising', places: [1] },
  { topic: 'bots', places: [2] },
  { topic: 'spam', places: [1, 3] },
];

describe('integration/topics: what the rules of an instance are about', () => {
  let db: DataSource;

  beforeEach(async () => {
    db = await openFresh(db);
    await keepPartitions(db, start);
    await addDiscovered(
      db,
      { network: 'fediverse', domains: [name('a.example')], by: 'seed', from: null, at: start },
      { perRegistrable: 20, allowed: [] },
    );
  });
  afterAll(() => db.destroy());

  const read = (days: number, rules: string[], country: string | null = null) =>
    liveThrough(db, 'a.example', new Date(start.getTime() + days * DAY), {
      facts: { ...FACTS, rules, country, countrySource: country === null ? null : '/api/v1/config' },
    });
  const topics = (): Promise<{ topic: Topic; places: number[] }[]> =>
    db.query('select topic, places from rule_topic order by topic');
  const instance = async (): Promise<Record<string, unknown> | undefined> => {
    const rows: Record<string, unknown>[] = await db.query(
      'select rules, topics_by, country, country_source from instance',
    );
    return rows[0];
  };

  it('is sorted with the facts, and follows them', async () => {
    await read(0, RULES);
    expect(await topics()).toEqual(SORTED);
    expect(await instance()).toMatchObject({ topics_by: LEXICON_VERSION });

    await read(2, ['Keine Werbung.', ...RULES.slice(0, 1)]);
    expect(await topics()).toEqual([{ topic: 'advertising', places: [0] }]);

    await read(4, []);
    expect(await topics()).toEqual([]);
  });

  it('does not write again what is as it was', async () => {
    await read(0, RULES);
    const written = () => db.query('select topic, xmin::text from rule_topic order by topic');
    const before: unknown = await written();
    await read(2, RULES);

    expect(await written()).toEqual(before);
  });

  it('is sorted anew where an older lexicon did it, or none, and by none twice', async () => {
    await read(0, RULES);
    await db.query(`delete from rule_topic`);
    await db.query(
      `insert into rule_topic select id, 'politics', '{0}' from instance where domain = 'a.example'`,
    );
    await db.query('update instance set topics_by = null');

    expect(await sortAnew(db)).toBe(1);
    expect(await topics()).toEqual(SORTED);
    expect(await sortAnew(db)).toBe(0);

    await db.query('update instance set topics_by = $1', [LEXICON_VERSION - 1]);
    expect(await sortAnew(db)).toBe(1);
    expect(await topics()).toEqual(SORTED);
  });

  it('leaves alone whom nobody has read yet', async () => {
    expect(await sortAnew(db)).toBe(0);
  });

  it('sorts thousands in one go, and leaves those to others who are being written to', async () => {
    await db.query(
      `insert into instance (network, domain, registrable_domain, state, discovered_by, discovered_at, bucket, pace_key,
                             details_read_at, rules)
       select network, 'n' || n || '.example', 'n' || n || '.example', state, discovered_by, discovered_at, bucket,
              pace_key, now(), $1
         from instance, generate_series(1, 1200) as n`,
      [RULES],
    );
    const other = db.createQueryRunner();
    await other.startTransaction();
    await other.query(`select from instance where domain = 'n7.example' for update`);
    try {
      expect(await sortAnew(db)).toBe(1199);
    } finally {
      await other.rollbackTransaction();
      await other.release();
    }
    expect(await sortAnew(db)).toBe(1);
    expect(await db.query('select count(*)::integer as rows from rule_topic')).toEqual([{ rows: 3600 }]);
  });

  it('keeps the country that it says, and forgets it when it is no longer said', async () => {
    await read(0, RULES, 'FR');
    expect(await instance()).toMatchObject({ country: 'FR', country_source: '/api/v1/config' });

    await read(2, RULES);
    expect(await instance()).toMatchObject({ country: null, country_source: null });
  });

  it('finds each topic among the rules of the lab', () => {
    expect(topicsOf(ALL_RULES).map(({ topic }) => topic)).toEqual([...TOPICS]);
  });

  it('publishes the words it goes by, all of them', () => {
    const answer = new LexiconController().get({});
    expect(Lexicon.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ version: LEXICON_VERSION });
    expect(answer.data.map(({ topic, language }) => [topic, language])).toEqual(
      LEXICON.map(({ topic, language }) => [topic, language]),
    );
  });
});
