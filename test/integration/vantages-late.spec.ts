import { assess, type Assessed } from '@homeport/crawler/assess.ts';
import type { Health } from '@homeport/crawler/health/lifecycle.ts';
import type { FailureCause } from '@homeport/crawler/outcome.ts';
import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { keepPartitions } from '@homeport/crawler/store/keep-partitions.ts';
import { NameIds } from '@homeport/crawler/store/name-ids.ts';
import { rollUpDay } from '@homeport/crawler/store/roll-up-day.ts';
import { saveContacts } from '@homeport/crawler/store/save-contacts.ts';
import { withOwnViews } from '@homeport/crawler/store/vantage-due.ts';
import { reportVantage } from '@homeport/crawler/store/vantage-place.ts';
import { saveLooks } from '@homeport/crawler/store/vantage-save.ts';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asKnownNow, contact, findInstance, name, shuffled, takeBucket } from './contacts.ts';
import { openFresh } from './database.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const start = new Date('2026-03-10T00:00:00Z');
const after = (ms: number) => new Date(start.getTime() + ms);
const DAYS = ['2026-03-10', '2026-03-11'];
const cap = { perRegistrable: 1000, allowed: [] };
const VANTAGES = ['here', 'there'] as const;

interface Look {
  vantage: (typeof VANTAGES)[number];
  stepMs: number;
  failure: FailureCause | null;
}

const looks = fc.array(
  fc.record<Look>({
    vantage: fc.constantFrom(...VANTAGES),
    stepMs: fc.constantFrom(MINUTE, MINUTE + 250, 7 * MINUTE, HOUR, 3 * HOUR),
    failure: fc.constantFrom(null, null, 'connect_refused', 'connect_refused', 'tls_expired'),
  }),
  { minLength: 4, maxLength: 16 },
);

const look = (vantage: Look['vantage'], stepMs: number, failure: Look['failure'] = null): Look => ({
  vantage,
  stepMs,
  failure,
});
/** Saved from the last to the first. What one had seen runs out before the other's last look: nobody's look says so. */
const runOut: [Look[], number[]] = [
  [HOUR, MINUTE, 7 * MINUTE, 7 * MINUTE, 3 * HOUR].map((step) => look('there', step, 'connect_refused')),
  Array.from({ length: 24 }, (_, index) => 100 - 3 * index),
];
/** The look from elsewhere is its newest and yet saved last: what it says of the past was told otherwise by then. */
const shownLater: [Look[], number[]] = [
  [
    look('here', HOUR, 'connect_refused'),
    look('here', 7 * MINUTE, 'tls_expired'),
    look('there', MINUTE, 'connect_refused'),
    look('here', 3 * HOUR),
    look('here', MINUTE),
  ],
  [1, 2, 100, 4, 5, ...Array.from({ length: 19 }, () => 1)],
];

describe('integration/vantages-late: looks from two places that are saved late, twice, or in another order', () => {
  let db: DataSource;
  let names: NameIds;
  let hosts = 0;

  beforeAll(async () => {
    db = await openFresh();
    names = new NameIds(db, cap);
    await keepPartitions(db, start);
    for (const vantage of VANTAGES) await reportVantage(db, vantage);
  });
  afterAll(() => db.destroy());

  /** A new instance that has answered both once, and what each would live through then, judged one after the other. */
  async function lived(story: readonly Look[]): Promise<{ id: number; contacts: [Look, Assessed][] }> {
    const domain = `h${(hosts += 1)}.example`;
    const found = { network: 'fediverse', domains: [name(domain)], by: 'seed', from: null } as const;
    await addDiscovered(db, { ...found, at: start }, cap);
    const known = await findInstance(db, domain);
    const seen: Record<Look['vantage'], Health> = {
      here: known.health,
      there: { ...known.health, firstUpAt: start },
    };
    let at = start.getTime();
    const begun = VANTAGES.map((vantage): Look => ({ vantage, stepMs: MINUTE, failure: null }));
    const contacts = [...begun, ...story].map((look): [Look, Assessed] => {
      at += look.stepMs;
      const visits = contact(['liveness'], new Date(at), look.failure ? { failure: look.failure } : {});
      const { state, verdict, cause } = seen[look.vantage];
      const assessed = assess(
        {
          ...known,
          health: seen[look.vantage],
          due: { ...known.due, liveness: after(at) },
          ...(look.vantage === 'there' && { agreed: { state, verdict, cause, livenessDueAt: null } }),
        },
        { visits, robots: null },
        () => 0.5,
      );
      seen[look.vantage] = assessed.health;
      return [look, assessed];
    });
    return { id: known.id, contacts };
  }

  async function save([{ vantage }, looked]: [Look, Assessed]): Promise<void> {
    const assessed = await asKnownNow(db, looked);
    const { bucket } = assessed.instance;
    const batch = [{ assessed, fence: { bucket, epoch: await takeBucket(db, bucket) } }];
    if (vantage === 'here') await saveContacts(db, names, vantage, batch);
    else await saveLooks(db, vantage, batch);
  }

  async function told(id: number): Promise<unknown> {
    await db.query(`delete from uptime_day where instance_id = $1`, [id]);
    for (const day of DAYS) await rollUpDay(db, day);
    const read = (sql: string): Promise<Record<string, unknown>[]> => db.query(sql, [id]);
    return {
      spans: await read(
        `select vantage, from_at, to_at, verdict, cause from status_span where instance_id = $1
          order by vantage, from_at`,
      ),
      views: await read(
        `select vantage, state, verdict, cause, verdict_since, failing_since, failures, last_visit_at
           from vantage_view where instance_id = $1 order by vantage`,
      ),
      agreed: await read(`select state, verdict, cause from instance where id = $1`),
      days: await read(
        `select day::text, up_seconds, degraded_seconds, down_seconds, unknown_seconds, visits
           from uptime_day where instance_id = $1 order by day`,
      ),
      incidents: await read(
        `select kind, cause, from_at, to_at, outages from incident where instance_id = $1 order by from_at`,
      ),
    };
  }

  it('leave the same views, agreement, incidents and sums', { timeout: 120_000 }, async () => {
    const order = fc.array(fc.nat(), { minLength: 24, maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(looks, order, async (story, dice) => {
        const inTime = await lived(story);
        for (const one of inTime.contacts) await save(one);
        const mixed = await lived(story);
        const [here, there, ...rest] = mixed.contacts;
        for (const one of [here!, there!, ...shuffled(rest, dice)]) await save(one);

        expect(await told(mixed.id)).toEqual(await told(inTime.id));
      }),
      { numRuns: 8, examples: [runOut, shownLater], endOnFailure: true },
    );
  });
});

describe('integration/vantages-late: a place that takes over from one that has gone', () => {
  const HERE = 'home';
  let db: DataSource;
  beforeAll(async () => {
    db = await openFresh();
    await keepPartitions(db, start);
    const found = { network: 'fediverse', domains: [name('a.example')], by: 'seed', from: null } as const;
    await addDiscovered(db, { ...found, at: start }, cap);
  });
  afterAll(() => db.destroy());

  async function visit(vantage: string, ms: number, failure?: FailureCause): Promise<void> {
    const found = await findInstance(db, 'a.example');
    const [instance = found] = await withOwnViews(db, vantage, [found]);
    const visits = contact(['liveness'], after(ms), failure ? { failure } : {});
    const due = { ...instance.due, liveness: after(ms) };
    const assessed = assess({ ...instance, due }, { visits, robots: null }, () => 0.5);
    const { bucket } = instance;
    const fence = { bucket, epoch: await takeBucket(db, bucket) };
    await saveContacts(db, new NameIds(db, cap), vantage, [{ assessed, fence }]);
  }

  it('goes on where that one ended, and is not outvoted by what that one saw last', async () => {
    await reportVantage(db, HERE);
    for (const hour of [0, 1]) await visit(HERE, hour * HOUR);
    await reportVantage(db, 'fra');
    for (const hour of [2, 3, 4]) await visit('fra', hour * HOUR);
    for (const minute of [0, 1, 4, 11]) await visit('fra', 5 * HOUR + minute * MINUTE, 'connect_refused');

    const agreed: { verdict: string; from_at: Date; to_at: Date }[] = await db.query(
      `select verdict, from_at, to_at from agreed_spans($1, $2) order by from_at`,
      [start, after(6 * HOUR)],
    );
    const merged = agreed.filter(({ verdict }, index) => verdict !== agreed[index - 1]?.verdict);
    expect(merged.map(({ verdict, from_at }) => [verdict, from_at])).toEqual([
      ['up', start],
      ['down', after(5 * HOUR)],
    ]);
    // Nothing was missed between.
    expect(agreed.slice(1).map(({ from_at }) => from_at)).toEqual(
      agreed.slice(0, -1).map(({ to_at }) => to_at),
    );
    expect(agreed.at(-1)?.to_at).toEqual(after(6 * HOUR));
    const [row] = await db.query<unknown[]>('select state, verdict from instance');
    expect(row).toEqual({ state: 'down', verdict: 'down' });
  });
});
