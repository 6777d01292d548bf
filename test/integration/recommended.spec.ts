import { seedNumber, orderOf } from '@homeport/api/instances/order.ts';
import { refreshStandings } from '@homeport/crawler/store/refresh-standings.ts';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePast } from '../demo/write-past.ts';
import { answersAt, uptimeTruth, verdictAt, type Truth } from '../lab/index.ts';
import { FLAWS, plantFlaws, type Flaw } from '../lab/world/planted.ts';
import { planSynthetic } from '../lab/world/synthetic.ts';
import { makeWorld } from '../lab/world/world.ts';
import { openFresh } from './database.ts';

const INSTANCES = 80;
const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);
/** The lab remembers 90 days; a version is outdated when a newer one has been seen for 120. */
const LATER = NOW + 45 * DAY_MS;
const SEEDS = 10_000;

interface Line {
  domain: string;
  band: number;
  is_oversized: boolean;
  reserves: string[];
}

let db: DataSource;
let truths: Map<string, Truth>;
let flaws: ReadonlyMap<string, Flaw>;
let lines: Line[];

beforeAll(async () => {
  const plan = makeWorld(planSynthetic(INSTANCES, '9'), {
    seed: '9',
    anchorAt: Math.floor(NOW / DAY_MS) * DAY_MS,
    isLively: true,
  });
  const planted = plantFlaws(plan);
  ({ flaws } = planted);
  truths = new Map(planted.world.instances.map((truth) => [truth.domain, truth]));
  db = await openFresh();
  await writePast(db, planted.world, new Date(NOW));
  await refreshStandings(db, new Date(LATER));
  lines = await db.query(
    `select d.domain, d.band, d.is_oversized,
            reserves_of(d.state, d.verdict, d.ratio_30d, d.coverage_30d, d.behind_days, d.age, d.registration, d.has_title,
                        d.reach_share, d.has_doubt, d.is_reserved, d.is_oversized) as reserves
       from directory_entry d where d.shown_unasked order by d.domain`,
  );
});
afterAll(() => db.destroy());

/** How often each instance is the first of the directory, over so many days. */
async function firsts(): Promise<Map<string, number>> {
  const { keys } = orderOf('recommended', 's.number');
  const numbers = Array.from({ length: SEEDS }, (_, day) =>
    seedNumber(new Date(NOW + day * DAY_MS).toISOString().slice(0, 10)),
  );
  const rows: { domain: string; times: number }[] = await db.query(
    `select f.domain, count(*)::integer as times
       from unnest($1::bigint[]) s (number)
      cross join lateral (select d.domain from directory_entry d where d.shown_unasked
                           order by ${keys.map(({ sql }) => sql).join(', ')} limit 1) f
      group by f.domain`,
    [numbers],
  );
  return new Map(rows.map(({ domain, times }) => [domain, times]));
}

describe('integration/recommended: the order, against what is true of the lab', () => {
  const of = (flaw: Flaw) => lines.filter(({ domain }) => flaws.get(domain) === flaw);

  it('has one reserve against each planted flaw, and none against its like without one', () => {
    for (const flaw of FLAWS) expect([flaw, of(flaw).length]).toEqual([flaw, 2]);
    const told: Record<Flaw, string[]> = {
      none: [],
      unreliable: ['unreliable'],
      lying: ['doubtful'],
      isolated: ['isolated'],
      oversized: ['oversized'],
      outdated: ['outdated'],
    };
    for (const flaw of FLAWS) {
      for (const { reserves } of of(flaw)) expect([flaw, reserves]).toEqual([flaw, told[flaw]]);
    }
  });

  it('never puts first what is unreliable, lying, isolated, over-large or outdated', async () => {
    const first = await firsts();
    for (const [domain, flaw] of flaws) {
      if (flaw !== 'none') expect([domain, flaw, first.get(domain) ?? 0]).toEqual([domain, flaw, 0]);
    }
  });

  it('puts first only who is up, was up, can be joined and says what it is', async () => {
    for (const domain of (await firsts()).keys()) {
      const truth = truths.get(domain);
      if (!truth) throw new Error(`${domain} is not of the lab`);
      const window = uptimeTruth(truth, NOW - 30 * DAY_MS, NOW);
      const measured = window.up + window.degraded + window.down;
      expect([domain, verdictAt(truth, NOW)]).toEqual([domain, 'up']);
      expect((window.up + window.degraded) / measured).toBeGreaterThan(0.985);
      const { registration, title } = answersAt(truth, NOW);
      expect(['open', 'approval']).toContain(registration);
      expect(title.length).toBeGreaterThan(0);
    }
  });

  it('is fair: nobody is first more than twice as often as its band would have it', async () => {
    const band = lines.filter(({ band: number, is_oversized }) => number === 0 && !is_oversized);
    const first = await firsts();
    const fair = SEEDS / band.length;
    const most = Math.max(...first.values());
    console.info(
      `${String(band.length)} in the first band, each fairly ${fair.toFixed(0)} of ${String(SEEDS)} times first: ` +
        `from ${String(Math.min(...first.values()))} to ${String(most)} times`,
    );
    expect(band.length).toBeGreaterThan(5);
    expect([...first.keys()].sort()).toEqual(band.map(({ domain }) => domain));
    expect(most).toBeLessThanOrEqual(2 * fair);
  });
});
