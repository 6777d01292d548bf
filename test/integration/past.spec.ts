import type { Assessed } from '@homeport/crawler/assess.ts';
import { fromRow, type DueInstance, type DueRow } from '@homeport/crawler/store/due-instance.ts';
import { DUE_COLUMNS } from '@homeport/crawler/store/list-due.ts';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePast } from '../demo/write-past.ts';
import {
  answersAt,
  startLab,
  verdictAt,
  versionAt,
  VirtualClock,
  type Lab,
  type Truth,
} from '../lab/index.ts';
import { planSynthetic } from '../lab/world/synthetic.ts';
import { makeWorld } from '../lab/world/world.ts';
import { openFresh } from './database.ts';
import { contactFor, fetcherFor } from './real-contact.ts';

const INSTANCES = 60;
const DAY = 86_400_000;
const HOUR = 3_600_000;
const PAUSE = 510_000;
const NOW = Date.UTC(2026, 5, 15, 12);

const COMPARED = [
  'software',
  'version',
  'title',
  'description',
  'languages',
  'rules',
  'registration',
  'users_total_quality',
  'users_active_month_quality',
  'posts_total_source',
  'nodeinfo_url',
  'peers_publication',
  'policy_publication',
  'verdict',
  'cause',
  'state',
] as const;
type Known = Record<(typeof COMPARED)[number], string | null> & {
  domain: string;
  details_read_at: Date | null;
};
const COLUMNS = `domain, details_read_at, software, version, title, description, languages::text, rules::text,
                 registration, users_total_quality, users_active_month_quality, posts_total_source, nodeinfo_url, peers_publication,
                 policy_publication, verdict, cause, state`;

describe('integration/past: a written history, and the first real contact after it', () => {
  let lab: Lab;
  let db: DataSource;
  let before: Map<string, Known>;
  let after: Map<string, Known>;
  let standing: { lifted: number; added: number };

  const known = async () => {
    const rows: Known[] = await db.query(`select ${COLUMNS} from instance`);
    return new Map(rows.map((row) => [row.domain, row]));
  };
  const instances = async (): Promise<DueInstance[]> => {
    const rows: DueRow[] = await db.query(
      `select ${DUE_COLUMNS} from instance i left join robots r on r.domain = i.domain
         left join peer_set p on p.instance_id = i.id where i.domain = any ($1)`,
      [[...lab.truth.keys()]],
    );
    return rows.map(fromRow);
  };

  beforeAll(async () => {
    const clock = new VirtualClock({ virtualAt: NOW, speed: 0 });
    lab = await startLab({ instances: INSTANCES, seed: 5, clock });
    const world = makeWorld(planSynthetic(INSTANCES, '5'), {
      seed: '5',
      anchorAt: Math.floor(NOW / DAY) * DAY,
      isLively: true,
    });
    db = await openFresh();
    await writePast(db, world, new Date(NOW));
    before = await known();
    const at = new Date(NOW);
    await db.query(
      `update instance set liveness_due_at = $1, details_due_at = $1, peers_due_at = $1, policy_due_at = $1`,
      [at],
    );
    const fetcher = fetcherFor(lab);
    let paused = await Promise.all((await instances()).map((one) => contactFor(db, lab, fetcher, one)));
    await fetcher.destroy();
    for (let round = 0; round < 3; round += 1) {
      const open = new Set(paused.filter(isPaused).map(({ instance }) => instance.domain));
      if (open.size === 0) break;
      lab.clock.advance(PAUSE);
      const later = fetcherFor(lab);
      const due = (await instances()).filter(({ domain }) => open.has(domain));
      paused = await Promise.all(due.map((one) => contactFor(db, lab, later, one)));
      await later.destroy();
    }
    expect(paused.filter(isPaused)).toEqual([]);
    after = await known();
    const rows: { lifted: number; added: number }[] = await db.query(
      `select count(*) filter (where lifted_at >= $1)::int as lifted,
              count(*) filter (where first_seen_at >= $1)::int as added from policy_entry`,
      [at],
    );
    standing = rows[0] ?? { lifted: -1, added: -1 };
  });
  afterAll(async () => {
    await db.destroy();
    await lab.stop();
  });

  // An upgrade or a change of mind since the last written details is news for the real contact too.
  const hasNews = (truth: Truth, readAt: Date | null) =>
    readAt !== null &&
    (versionAt(truth, readAt.getTime()) !== versionAt(truth, NOW) ||
      answersAt(truth, readAt.getTime()).registration !== answersAt(truth, NOW).registration);

  it('agrees with it in every field', () => {
    const quiet = [...lab.truth.values()].filter(
      (truth) => !hasNews(truth, before.get(truth.domain)?.details_read_at ?? null),
    );
    const differences = quiet.flatMap(({ domain, software, condition, withheld }) => {
      const [was, is] = [before.get(domain), after.get(domain)];
      return COMPARED.filter((field) => was?.[field] !== is?.[field]).map((field) => {
        const who = `${domain} (${software}, ${condition}, ${withheld ?? 'open'})`;
        return `${who}: ${field} was ${String(was?.[field])}, is ${String(is?.[field])}`;
      });
    });
    const slow = [...lab.truth.values()].filter(({ robots }) => robots?.includes('Crawl-delay: 500')).length;
    console.info(
      `${quiet.length} of ${lab.truth.size} instances without news compared in ${COMPARED.length} fields ` +
        `(${slow} ask for 500 s): ${differences.length} differences`,
    );
    expect(quiet.length).toBeGreaterThan(0.9 * INSTANCES);
    expect(differences).toEqual([]);
  });

  it('gives each instance the verdict that is true', () => {
    for (const truth of lab.truth.values()) {
      expect([truth.domain, after.get(truth.domain)?.verdict]).toEqual([truth.domain, verdictAt(truth, NOW)]);
    }
  });

  it('tells of every outage that lasted hours, also of those long over', async () => {
    const told: { domain: string; from_at: Date; to_at: Date | null }[] = await db.query(
      `select i.domain, x.from_at, x.to_at from incident x join instance i on i.id = x.instance_id`,
    );
    const isTold = (domain: string, { from, to }: { from: number; to: number }) =>
      told.some((x) => x.domain === domain && +x.from_at <= to && +(x.to_at ?? NOW) >= from);
    // What fails at name servers is not measurable, and no outage.
    const long = [...lab.truth.values()]
      .filter(({ domain }) => before.get(domain)?.verdict === 'up')
      .flatMap(({ domain, timeline }) =>
        timeline.outages
          .filter(({ kind, from, to }) => kind !== 'dns' && to < NOW && to - from > 4 * HOUR)
          .map((outage) => ({ domain, outage })),
      );
    expect(long.length).toBeGreaterThan(5);
    expect(long.filter(({ domain, outage }) => !isTold(domain, outage))).toEqual([]);
  });

  it('lifts and adds no policy', () => {
    expect(standing).toEqual({ lifted: 0, added: 0 });
  });
});

function isPaused({ visits }: Assessed): boolean {
  return visits.some(({ visit }) => visit.pausedMs !== null);
}
