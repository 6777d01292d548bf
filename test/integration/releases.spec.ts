import { BAND_OF_RESERVE, RESERVES, type Reserve } from '@homeport/api/contract';
import { refreshStandings } from '@homeport/crawler/store/refresh-standings.ts';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFresh } from './database.ts';

const DAY_MS = 86_400_000;
const NOW = new Date('2026-06-15T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

let db: DataSource;
beforeAll(async () => {
  db = await openFresh();
});
afterAll(() => db.destroy());

describe('db/release_of: versions as the softwares write them', () => {
  // Older first; what stands on one line is the same release.
  const ORDER = [
    ['v0.9.8'],
    ['0.17.3 git-8b7e5c2', '0.17.3', '0.17.3+git-8b7e5c2'],
    ['1.140.0rc1', '1.140.0-rc.2'],
    ['1.140.0', '1.140.0 (b=matrix-org-hotfixes,2f1e4a8)'],
    ['2.7.0', '2.7.0-12-g1a2b3c4', '2.7.0-12-g1a2b3c4-develop', ' 2.7.0\n'],
    ['2.84'],
    ['3.15.2', '3.15.2-0-gabcdef1'],
    ['4.4.0-alpha.3+glitch', '4.4.0-nightly.2026-01-03', '4.4.0-dev', '4.4.0b2', '4.4.0-SNAPSHOT'],
    ['4.4.0', '4.4.0+glitch', '4.4.0+hometown-1.1.1', '4.4.0-linux-64bit', '4.4', '4.4.0.0'],
    ['4.4.2'],
    ['4.4.10'],
    ['12.119.2'],
    ['2024.08', '2024.8.0', '2024.08-1571'],
    ['2024.12'],
    ['2025.4.1-beta.2'],
    ['2025.4.1', '2025.4.1-yoiyami-3'],
    ['2025.10.2'],
    ['20250113'],
  ];

  it('puts them in the order in which they came out', async () => {
    const rows: { version: string; rank: number }[] = await db.query(
      `select version, (dense_rank() over (order by release_of(version)))::integer as rank
         from unnest($1::text[]) version`,
      [ORDER.flat()],
    );
    const ranks = new Map(rows.map(({ version, rank }) => [version, rank]));
    expect(ORDER.map((same) => same.map((version) => ranks.get(version)))).toEqual(
      ORDER.map((same, index) => same.map(() => index + 1)),
    );
  });

  it('reads dates with hyphens, and tells the days apart', async () => {
    expect(
      await db.query(
        `select release_of('2026-01-09') < release_of('2026-01-10') as is_before, release_name('v2026-01-09-x') as name`,
      ),
    ).toEqual([{ is_before: true, name: '2026-01-09' }]);
  });

  it('takes nothing else for a version', async () => {
    const odd = [
      '',
      'unknown',
      'dev',
      'latest',
      'a1b2c3d',
      '1a2b3c4',
      '1234567',
      '-1.2',
      '.5',
      '99999999999.1',
      '４.５',
    ];
    const rows: { version: string }[] = await db.query(
      `select version from unnest($1::text[]) version where release_of(version) is not null`,
      [[...odd, '9'.repeat(100_000), `1.${'2.'.repeat(50_000)}`.replace(/^1/, 'x')]],
    );
    expect(rows).toEqual([]);
  });
});

/** What servers ran, from when to when, in days before now. */
type Ran = [domain: string, software: string, version: string, from: number, to: number | null];

async function store(ran: readonly Ran[]): Promise<void> {
  for (const domain of new Set(ran.map(([name]) => name))) {
    const last = ran.findLast(([name, , , , to]) => name === domain && to === null);
    await db.query(
      `insert into instance (network, domain, registrable_domain, discovered_at, discovered_by, pace_key, bucket,
                             state, verdict, software, version, first_up_at)
       values ('fediverse', $1, regexp_replace($1, '^.*[.]([^.]+[.]example)$', '\\1'), $2, 'seed', $1, 1, 'alive', 'up', $3, $4, $2)`,
      [domain, daysAgo(400), last?.[1] ?? 'mastodon', last?.[2] ?? null],
    );
  }
  for (const [domain, software, version, from, to] of ran) {
    await db.query(
      `insert into version_span (instance_id, from_at, to_at, software, version)
       select id, $2, $3, $4, $5 from instance where domain = $1`,
      [domain, daysAgo(from), to === null ? null : daysAgo(to), software, version],
    );
  }
  await refreshStandings(db, NOW);
}

const behind = async (): Promise<Record<string, number | null>> => {
  const rows: { domain: string; behind_days: number | null }[] = await db.query(
    `select domain, behind_days from directory_entry order by domain`,
  );
  return Object.fromEntries(rows.map(({ domain, behind_days }) => [domain, behind_days]));
};

describe('crawler/store/refresh-standings: how far behind a version is', () => {
  beforeAll(async () => {
    db = await openFresh(db);
    await store([
      ['one.example', 'mastodon', '4.3.0', 400, 200],
      ['one.example', 'mastodon', '4.4.0', 200, null],
      ['two.example', 'mastodon', '4.4.0+glitch', 150, null],
      ['three.example', 'mastodon', 'v4.4.0', 130, null],
      ['late.example', 'mastodon', '4.3.0', 400, null],
      ['ahead.example', 'mastodon', '4.5.0-alpha.1', 30, null],
      ['hash.example', 'mastodon', 'a1b2c3d', 30, null],
      // One operator with many names says that there is a newer one; so did somebody long before it came out.
      ['liar.example', 'mastodon', '9.9.9', 300, null],
      ['a.crowd.example', 'mastodon', '9.9.9', 300, null],
      ['b.crowd.example', 'mastodon', '9.9.9', 300, null],
      ['prophet.example', 'mastodon', '4.4.0', 399, null],
      // Too few run it for anybody to say.
      ['rare.example', 'snac', '2.80', 300, null],
      ['rarer.example', 'snac', '2.84', 300, null],
    ]);
  });

  it('believes a release from the third operator on', async () => {
    expect(await db.query(`select software, version, domains, since_at from software_release`)).toEqual([
      { software: 'mastodon', version: '4.4.0', domains: 4, since_at: daysAgo(150) },
    ]);
  });

  it('counts the days for which a newer one has been there', async () => {
    expect(await behind()).toEqual({
      'one.example': 0,
      'two.example': 0,
      'three.example': 0,
      'late.example': 150,
      // It runs what comes next.
      'ahead.example': 0,
      'hash.example': null,
      'liar.example': 0,
      'a.crowd.example': 0,
      'b.crowd.example': 0,
      'prophet.example': 0,
      'rare.example': null,
      'rarer.example': null,
    });
  });

  it('forgets a release that its servers no longer vouch for', async () => {
    await db.query(
      `update instance set state = 'suppressed' where domain in ('two.example', 'three.example')`,
    );
    await refreshStandings(db, NOW);
    expect(await db.query(`select version from software_release`)).toEqual([]);
    expect((await behind())['late.example']).toBeNull();
  });

  it('believes it again when they are back, and then has nothing to write', async () => {
    await db.query(`update instance set state = 'alive' where domain in ('two.example', 'three.example')`);
    expect(await refreshStandings(db, NOW)).toMatchObject({ releases: 1 });
    expect((await behind())['late.example']).toBe(150);
    expect(await refreshStandings(db, NOW)).toEqual({ releases: 1, shown: 0 });
  });
});

describe('db/band_of: where each reserve leads', () => {
  it('puts an instance where the contract says, by the worst that is against it', async () => {
    const bands = async (ratio: number) => {
      const rows: { reserve: Reserve; band: number }[] = await db.query(
        `select reserve, band_of('alive', $2, array[reserve]) as band from unnest($1::text[]) reserve`,
        [RESERVES, ratio],
      );
      return Object.fromEntries(rows.map(({ reserve, band }) => [reserve, band]));
    };
    expect(await bands(0.999)).toEqual(BAND_OF_RESERVE);
    expect(await bands(0.9)).toMatchObject({ unreliable: 2, outdated: 2, not_up: 4 });
    expect(
      await db.query(
        `select band_of('alive', 1, '{}') as best, band_of('dead', 1, '{}') as gone, band_of('withheld', null, '{unproven}') as withheld,
                band_of('alive', 1, '{young,closed,not_up}') as worst`,
      ),
    ).toEqual([{ best: 0, gone: 5, withheld: 3, worst: 4 }]);
  });
});
