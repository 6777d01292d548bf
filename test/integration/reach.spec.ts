import { startApi } from '@homeport/api/app.ts';
import { PolicyProfile, ReachAnswer, type Reach } from '@homeport/api/contract';
import { Values } from '@homeport/api/http/sql.ts';
import { blocksSql, isKeptApartSql } from '@homeport/api/reach/covers-sql.ts';
import { ServersQueries } from '@homeport/api/reach/servers.queries.ts';
import { refreshOldProfiles, refreshProfiles } from '@homeport/crawler/store/refresh-profiles.ts';
import { openDatabase } from '@homeport/db';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Dice } from '../lab/random.ts';
import { freshDatabase } from './postgres.ts';
import { isBlocking, judge, namesOf, profileByHand, shutsOut, type Party } from './reach/by-hand.ts';
import { settle } from './reach/settle.ts';
import { ALIAS, throwTowns, UNLISTED, type Town } from './reach/towns.ts';

const NOW = new Date('2026-05-04T12:00:00Z');
const SEEDS = ['one', 'two', 'three'];
const AT_ONCE = 20;

describe.each(SEEDS)('integration/reach: who reaches whom, of a network thrown with "%s"', (seed) => {
  const towns = throwTowns(new Dice(`reach/${seed}`));
  const isOut = ({ domain }: Pick<Town, 'domain'>) =>
    towns.some((one) => one.isOptedOut && (one.domain === domain || registrable(domain) === one.domain));
  const listed = towns.filter((town) => !isOut(town));
  let db: DataSource;
  let api: { url: string; close(): Promise<void> };
  let drop: () => Promise<void>;
  let ids: Map<string, number>;

  beforeAll(async () => {
    const database = await freshDatabase();
    const { url } = database;
    drop = () => database.drop();
    db = await openDatabase({ url, application: 'spec', connectionsMax: 3 });
    ids = await settle(db, towns, NOW);
    await refreshProfiles(db, NOW);
    const config = { databaseUrl: url, databaseReadUrl: undefined, port: 0, host: '127.0.0.1' };
    api = await startApi({ ...config, publicUrl: 'http://localhost:3000' }, pino({ level: 'silent' }));
  });
  afterAll(async () => {
    await api.close();
    await db.destroy();
    await drop();
  });

  const ask = async (from: readonly string[], to: readonly string[]): Promise<ReachAnswer> => {
    const reply = await fetch(`${api.url}/api/v1/reach?from=${from.join(',')}&to=${to.join(',')}`);
    return ReachAnswer.parse(await reply.json());
  };
  const askAll = async (from: readonly string[], to: readonly string[]): Promise<Reach[]> => {
    const answers = [];
    for (const some of inParts(from)) {
      for (const others of inParts(to)) answers.push(...(await ask(some, others)).data);
    }
    return answers;
  };
  const partyOf = (name: string): Party => {
    const town = listed.find((one) => namesOf(one).includes(name)) ?? null;
    return { names: town ? namesOf(town) : [name], town };
  };
  // A dead end for whatever the rules say about it: see "names nobody who opted out".
  const isHushed = (name: string) =>
    partyOf(name).town === null &&
    towns.some((one) => one.isOptedOut && `.${name}`.endsWith(`.${one.domain}`));

  it('answers each pair as its rules say, read one by one', async () => {
    const names = listed.filter(({ network }) => network === 'fediverse').map(({ domain }) => domain);
    const asked = [...names, ...UNLISTED, ALIAS].filter((name) => !isHushed(name));
    const answers = await askAll(asked, asked);
    const wrong = answers.flatMap(({ from, to, reaches, is_limited, unknown }) => {
      const truth = judge(partyOf(from), partyOf(to));
      const isRight =
        reaches === truth.reaches &&
        is_limited === truth.isLimited &&
        unknown.join() === truth.unknown.join();
      return isRight ? [] : [{ from, to, reaches, is_limited, unknown, truth }];
    });
    const count = (reaches: string) => answers.filter((one) => one.reaches === reaches).length;
    console.info(
      `${String(answers.length)} pairs: ${String(count('yes'))} yes, ${String(count('no'))} no, ` +
        `${String(count('unknown'))} unknown; ${String(wrong.length)} wrong`,
    );
    expect(wrong.slice(0, 5)).toEqual([]);
    for (const reaches of ['yes', 'no', 'unknown']) expect(count(reaches)).toBeGreaterThan(10);
  });

  it('gives a reason for each no, and none that is not so', async () => {
    const names = listed
      .map(({ domain }) => domain)
      .filter((name) => partyOf(name).town?.network === 'fediverse');
    const answers = await askAll(names, names.slice(0, AT_ONCE));
    for (const { from, to, reaches, rules } of answers) {
      expect(rules.some(({ severity }) => severity === 'suspend')).toBe(reaches === 'no');
      for (const { by, target } of rules) {
        const town = partyOf(by).town;
        expect([from, to]).toContain(by);
        if (target !== null) {
          expect(town?.rules.some((rule) => rule.target === target && !rule.isHidden && !rule.isLifted)).toBe(
            true,
          );
        }
      }
    }
  });

  it('finds for a directory the same that it answers for a pair', async () => {
    const servers = new ServersQueries(db);
    const everybody: { instance_id: number; domain: string }[] = await db.query(
      `select instance_id, domain from directory_entry where network = 'fediverse' order by domain`,
    );
    const asked = [...everybody.map(({ domain }) => domain), ...UNLISTED].filter((name) => !isHushed(name));
    for (const name of asked) {
      const party = partyOf(name);
      const others = listed.filter((town) => town !== party.town);
      const found = async (condition: typeof blocksSql) => {
        const { asked: resolved } = await servers.resolve([name], 'fediverse');
        const values = new Values();
        const where = resolved.map((one) => condition('d', one, values));
        const rows: { domain: string }[] = await db.query(
          `select d.domain from directory_entry d where ${where.join(' and ')}`,
          values.list,
        );
        return rows.map(({ domain }) => domain).sort();
      };
      const truth = (isSo: (town: Town) => boolean) =>
        others
          .filter(isSo)
          .map(({ domain }) => domain)
          .sort();
      const names = party.names;
      expect([name, await found(blocksSql)]).toEqual([name, truth((town) => isBlocking(town, names))]);
      const isApart = (town: Town) =>
        town.network !== 'fediverse' ||
        shutsOut(town, names) ||
        (party.town !== null && shutsOut(party.town, namesOf(town)));
      expect([name, await found(isKeptApartSql)]).toEqual([name, truth(isApart)]);
    }
  });

  it('sums for each instance what it filters and reaches', async () => {
    for (const town of listed) {
      const reply = await fetch(`${api.url}/api/v1/instances/${town.domain}/profile?network=${town.network}`);
      const { meta, summed_at, network, domain, reach, ...sums } = PolicyProfile.parse(await reply.json());
      const { reach: share, ...truth } = profileByHand(town, listed);
      expect({ domain, ...sums }).toEqual({ domain: town.domain, ...truth });
      expect(reach.servers).toBeCloseTo(share.servers, 5);
      if (share.active_users === null) expect(reach.active_users).toBeNull();
      else expect(reach.active_users).toBeCloseTo(share.active_users, 5);
      expect([network, summed_at]).toEqual([town.network, NOW.toISOString()]);
      expect(meta.generated_at).toBeDefined();
    }
  });

  it('sums anew after six hours, and not before', async () => {
    const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);
    expect((await refreshOldProfiles(db, hours(5.9))).profiles).toBe(0);
    await db.query('delete from policy_profile where instance_id % 2 = 0');
    // While a crawl grows, many are in no sum yet.
    expect((await refreshOldProfiles(db, hours(0.2))).profiles).toBe(0);
    expect((await refreshOldProfiles(db, hours(0.3))).profiles).toBe(listed.length);
    expect((await refreshOldProfiles(db, hours(6.4))).profiles).toBe(listed.length);
  });

  it('names nobody who opted out, and tells no rule about them', async () => {
    const gone = towns.find(({ isOptedOut }) => isOptedOut)?.domain ?? '';
    const open = listed.filter(({ federation }) => federation !== 'none').map(({ domain }) => domain);
    const { data } = await ask(open.slice(0, AT_ONCE), [gone]);
    for (const { rules, reaches, unknown } of data) {
      expect({ rules, reaches }).toEqual({ rules: [], reaches: 'unknown' });
      expect(unknown).toContain('to_unlisted');
    }
    expect((await fetch(`${api.url}/api/v1/instances/${gone}/profile`)).status).toBe(410);
    const kept: unknown[] = await db.query(
      'select 1 from policy_profile q join instance i on i.id = q.instance_id where i.domain = $1',
      [gone],
    );
    expect(kept).toEqual([]);
    expect(ids.get(gone)).toBeDefined();
  });

  it('finds the server of a friend, by handle, address or another name', async () => {
    const written = [
      '@friend@ash.example',
      'friend@ash.example',
      'https://ash.example/@friend',
      ALIAS,
      'not a name',
    ];
    const { data, meta } = await ask(['b.ash.example'], written.map(encodeURIComponent));
    expect(data.map(({ to }) => to)).toEqual(Array.from({ length: 4 }, () => 'ash.example'));
    expect(meta.unresolved).toEqual(['not a name']);
  });
});

function registrable(domain: string): string {
  return domain.split('.').slice(-2).join('.');
}

function inParts<Item>(list: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(list.length / AT_ONCE) }, (_, part) =>
    list.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
}
