import { agreedVerdict } from '@homeport/crawler/health/quorum.ts';
import { nextHealth, UNSEEN, type Health, type SpanChange } from '@homeport/crawler/health/lifecycle.ts';
import { listDaysToRoll, rollUpDay } from '@homeport/crawler/store/roll-up-day.ts';
import type { Verdict } from '@homeport/db';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openFresh } from './database.ts';
import { insertRows } from './seed-rows.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const day = '2026-03-10';
const start = Date.parse(day);
const VANTAGES = ['fra', 'sgp', 'nyc'] as const;
const VERDICTS = ['up', 'degraded', 'down', 'unknown'] as const;

interface Span {
  vantage: string;
  from: number;
  to: number | null;
  verdict: Verdict;
}

interface Case {
  spans: Span[];
  address: string | null;
  discovered: number;
  lifeBegan: number | null;
  lastVisit: number;
}

interface Gap {
  vantage: string;
  scope: 'all' | 'ipv4' | 'ipv6';
  from: number;
  to: number | null;
}

// From the evening before to the morning after, to the millisecond.
const instant = fc.integer({ min: start - 5 * HOUR, max: start + DAY + 5 * HOUR });

/** One vantage's spans: a chain without overlaps, with holes here and there, the last one perhaps still open. */
const chain = (vantage: string) =>
  fc
    .tuple(
      fc.uniqueArray(instant, { minLength: 2, maxLength: 8 }),
      fc.array(fc.constantFrom(...VERDICTS, null), { minLength: 8, maxLength: 8 }),
      fc.boolean(),
    )
    .map(([instants, verdicts, isOpen]) => {
      const at = instants.sort((one, other) => one - other);
      return at.flatMap((from, index): Span[] => {
        const to = at[index + 1] ?? null;
        const verdict = verdicts[index];
        if (!verdict || (to === null && !isOpen)) return [];
        return [{ vantage, from, to, verdict }];
      });
    });

const oneCase = fc.record<Case>({
  spans: fc
    .subarray([...VANTAGES], { minLength: 1 })
    .chain((vantages) => fc.tuple(...vantages.map(chain)).map((chains) => chains.flat())),
  address: fc.constantFrom('192.0.2.1', '2001:db8::1', null),
  discovered: fc.oneof(fc.constant(start - 30 * DAY), instant),
  lifeBegan: fc.option(instant),
  lastVisit: instant,
});

const gap = fc
  .tuple(fc.constantFrom(...VANTAGES), fc.constantFrom('all', 'ipv4', 'ipv6'), instant, fc.option(instant))
  .map(([vantage, scope, one, other]): Gap => {
    const [from, to] = other === null ? [one, null] : [Math.min(one, other), Math.max(one, other)];
    return { vantage, scope, from, to };
  });
// At most one is open for each vantage and scope, as the record has it.
const gaps = fc.uniqueArray(gap, {
  maxLength: 5,
  selector: (one) => (one.to === null ? `${one.vantage} ${one.scope}` : JSON.stringify(one)),
});

const second = (at: number) => Math.floor(at / 1000);

const VIEWS = [null, ...VERDICTS] as const;
const AGREED = VIEWS.flatMap((one) =>
  VIEWS.flatMap((two) => VIEWS.map((three) => agreedVerdict([one, two, three]))),
);

/** Second by second: what each vantage believed, and what they agree on. Slow and plain, to be believed itself. */
function trueSeconds({ spans, address, discovered, lifeBegan, lastVisit }: Case, ownGaps: readonly Gap[]) {
  const begins = Math.max(discovered, lifeBegan ?? discovered);
  const first = second(start);
  const last = second(start + DAY);
  const paint = (into: Uint8Array, from: number, to: number, verdict: Verdict | null) =>
    into.fill(
      VIEWS.indexOf(verdict),
      Math.max(0, second(from) - first),
      Math.max(0, Math.min(second(to), last) - first),
    );
  const family = address === null ? null : address.includes(':') ? 'ipv6' : 'ipv4';
  const views = VANTAGES.map((vantage) => {
    const view = new Uint8Array(86_400);
    for (const span of spans.filter((one) => one.vantage === vantage && one.verdict !== 'unknown')) {
      // The state of all is alive, which is believed for two hours.
      paint(view, span.from, span.to ?? lastVisit + 2 * HOUR, span.verdict);
    }
    for (const { scope, from, to } of ownGaps.filter((one) => one.vantage === vantage)) {
      if (scope === 'all' || scope === family) paint(view, from, to ?? Infinity, null);
    }
    paint(view, 0, begins, null);
    return view;
  });
  const sums = { up: 0, degraded: 0, down: 0, unknown: 0 };
  for (let index = Math.max(0, second(begins) - first); index < 86_400; index += 1) {
    // One number for the three votes: the same few are asked for every second.
    const votes = views.reduce((sum, view) => sum * VIEWS.length + (view[index] ?? 0), 0);
    sums[AGREED[votes] ?? 'unknown'] += 1;
  }
  return sums;
}

describe('integration/sums: the seconds of a day', () => {
  let db: DataSource;
  beforeEach(async () => {
    db = await openFresh(db);
    await insertRows(
      db,
      'vantage',
      VANTAGES.map((name, index) => ({ name, joined_at: new Date(index), seen_at: new Date(index) })),
    );
  });
  afterAll(() => db.destroy());

  const write = async (cases: readonly Case[]) => {
    for (const table of ['uptime_day', 'status_span', 'instance', 'monitor_gap', 'rolled_day']) {
      await db.query(`delete from ${table}`);
    }
    await insertRows(
      db,
      'instance',
      cases.map(({ address, discovered, lifeBegan, lastVisit }, index) => ({
        id: index + 1,
        network: 'fediverse',
        domain: `i${index}.example`,
        registrable_domain: `i${index}.example`,
        state: 'alive',
        discovered_at: new Date(discovered),
        discovered_by: 'seed',
        life_began_at: lifeBegan === null ? null : new Date(lifeBegan),
        last_visit_at: new Date(lastVisit),
        address,
        pace_key: 'x',
        bucket: 0,
        languages: [],
        rules: [],
        failures: 0,
        policy_is_partial: false,
        life: 1,
        answers: 0,
      })),
      'overriding system value',
    );
    await insertRows(
      db,
      'status_span',
      cases.flatMap(({ spans }, index) =>
        spans.map(({ vantage, from, to, verdict }) => ({
          instance_id: index + 1,
          vantage,
          from_at: new Date(from),
          to_at: to === null ? null : new Date(to),
          verdict,
          cause: 'ok',
        })),
      ),
    );
  };
  const writeGaps = (ownGaps: readonly Gap[], noticed: number) =>
    insertRows(
      db,
      'monitor_gap',
      ownGaps.map(({ vantage, scope, from, to }, index) => ({
        id: index + 1,
        vantage,
        scope,
        reason: 'line_down',
        from_at: new Date(from),
        to_at: to === null ? null : new Date(to),
        noticed_at: new Date(noticed),
        evidence: {},
      })),
      'overriding system value',
    );
  const sums = async (cases: readonly Case[]) => {
    const rows: Record<'instance_id' | Verdict, number>[] = await db.query(
      `select instance_id, up_seconds as up, degraded_seconds as degraded, down_seconds as down,
              unknown_seconds as unknown from uptime_day where day = $1`,
      [day],
    );
    const byId = new Map(rows.map(({ instance_id, ...seconds }) => [instance_id, seconds]));
    return cases.map((_, index) => byId.get(index + 1));
  };
  // A day of which nothing was ever believed needs no row.
  const expected = (cases: readonly Case[], ownGaps: readonly Gap[], rows: readonly unknown[]) =>
    cases.map((one, index) => {
      const truth = trueSeconds(one, ownGaps);
      const isEmpty = truth.up + truth.degraded + truth.down === 0;
      return isEmpty && rows[index] === undefined ? undefined : truth;
    });

  it('are those of a plain count, whatever the spans, the votes and our own gaps', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(oneCase, { minLength: 40, maxLength: 40 }), gaps, async (cases, ownGaps) => {
        await write(cases);
        await rollUpDay(db, day);
        const before = await sums(cases);
        expect(before).toEqual(expected(cases, [], before));

        // What we learn of ourselves later corrects the day, and summing again changes nothing more.
        await writeGaps(ownGaps, start + 3 * DAY);
        await rollUpDay(db, day);
        const after = await sums(cases);
        expect(after).toEqual(expected(cases, ownGaps, after));
        const versions = `select instance_id, xmin::text from uptime_day order by 1`;
        const written: unknown = await db.query(versions);
        await rollUpDay(db, day);
        expect(await db.query(versions)).toEqual(written);
      }),
      { numRuns: 8 },
    );
  });

  it('are summed again for each day that a gap of ours touches, however late it is noticed', async () => {
    await write([
      {
        spans: [{ vantage: 'fra', from: start, to: start + 3 * DAY, verdict: 'up' }],
        address: '192.0.2.1',
        discovered: start,
        lifeBegan: null,
        lastVisit: start + 3 * DAY,
      },
    ]);
    const at = (days: number) => new Date(start + days * DAY + HOUR);
    await rollUpDay(db, day, at(1));
    await rollUpDay(db, '2026-03-11', at(2));
    expect(await listDaysToRoll(db, at(3))).toEqual(['2026-03-12']);

    await writeGaps(
      [{ vantage: 'fra', scope: 'ipv4', from: start + 6 * HOUR, to: start + 12 * HOUR }],
      at(3).getTime(),
    );
    const days = await listDaysToRoll(db, at(4));
    expect(days).toEqual([day, '2026-03-12', '2026-03-13']);
    for (const one of days) await rollUpDay(db, one, at(4));
    expect(await sums([{} as Case])).toEqual([{ up: 18 * 3600, degraded: 0, down: 0, unknown: 6 * 3600 }]);
    expect(await listDaysToRoll(db, at(4))).toEqual(['2026-03-13']);
  });

  it('keep a former life as it was summed, and begin anew with the next', async () => {
    const lives: Case = {
      spans: [{ vantage: 'fra', from: start, to: start + 3 * DAY, verdict: 'down' }],
      address: null,
      discovered: start,
      lifeBegan: null,
      lastVisit: start + 3 * DAY,
    };
    await write([lives]);
    for (const one of [day, '2026-03-11']) await rollUpDay(db, one);
    await db.query(`update instance set life_began_at = $1`, [new Date(start + DAY + 20 * HOUR)]);
    for (const one of [day, '2026-03-11']) await rollUpDay(db, one);

    const rows = await db.query<unknown[]>(
      `select down_seconds, unknown_seconds from uptime_day order by day`,
    );
    expect(rows).toEqual([
      { down_seconds: 86_400, unknown_seconds: 0 },
      { down_seconds: 4 * 3600, unknown_seconds: 0 },
    ]);
    const [window] = await db.query<unknown[]>(
      `select down_seconds::int as down, length_seconds::int as length from uptime_between($1, $2)`,
      [new Date(start), new Date(start + 2 * DAY + 12 * HOUR)],
    );
    expect(window).toEqual({ down: 16 * 3600, length: 16 * 3600 });
  });

  it('make any window exactly the sum of its parts: a year of one visit each 20 seconds', async () => {
    const { spans, truth, end } = livedYear();
    await write([{ spans, address: '192.0.2.1', discovered: start, lifeBegan: null, lastVisit: end }]);
    for (let at = start; at < end; at += DAY) await rollUpDay(db, new Date(at).toISOString().slice(0, 10));

    const between = (from: number, to: number) =>
      db.query<unknown[]>(
        `select up_seconds::int as up, down_seconds::int as down, length_seconds::int as length
           from uptime_between($1, $2)`,
        [new Date(from), new Date(to)],
      );
    const length = (end - start) / 1000;
    expect(await between(start, end)).toEqual([{ ...truth, length }]);
    expect(truth.up + truth.down).toBe(length);
    const [whole] = await db.query<unknown[]>(
      `select count(*)::int as days, sum(up_seconds)::int as up, sum(down_seconds)::int as down from uptime_day`,
    );
    expect(whole).toEqual({ days: 365, ...truth });
  });
});

const BEATS = 1_576_800;
const BEAT_MS = 20_000;

/** A year of beats through the crawler's own lifecycle, and beside it the seconds as a simple rule counts them. */
function livedYear() {
  const end = start + BEATS * BEAT_MS;
  const isUp = (beat: number) =>
    beat === 0 || ((beat * 2_654_435_761) % 97 > 2 && (beat + 4000) % 9001 > 40 && beat % 333 !== 7);
  let health: Health = UNSEEN;
  let changes: SpanChange[] = [];
  for (let beat = 0; beat < BEATS; beat += 1) {
    const judged = isUp(beat)
      ? ({ verdict: 'up', cause: 'ok' } as const)
      : ({ verdict: 'down', cause: 'connect_refused' } as const);
    const step = nextHealth(health, judged, new Date(start + beat * BEAT_MS), () => 2 * HOUR);
    health = step.health;
    const closed = step.closeOpenAt;
    if (closed) changes = changes.map((one) => (one.toAt ? one : { ...one, toAt: closed }));
    changes.push(...step.add);
  }
  const spans = changes
    .filter(({ fromAt, toAt }) => !toAt || fromAt < toAt)
    .map(({ fromAt, toAt, verdict }) => ({
      vantage: 'fra',
      from: fromAt.getTime(),
      to: (toAt ?? new Date(end)).getTime(),
      verdict,
    }));
  return { spans, truth: countBeats(isUp), end };
}

/** Four failures in a row make an outage, from the first on; two answers in a row end it, from the first on. */
function countBeats(isUp: (beat: number) => boolean) {
  let isDown = false;
  let [run, down] = [0, 0];
  for (let beat = 0; beat < BEATS; beat += 1) {
    run = isUp(beat) === isDown ? run + 1 : 0;
    if (isDown) down += 1;
    const needed = isDown ? 2 : 4;
    if (run < needed) continue;
    // What was counted while it was only a suspicion belongs to the other side.
    down += isDown ? -needed : needed;
    isDown = !isDown;
    run = 0;
  }
  const seconds = BEAT_MS / 1000;
  return { up: (BEATS - down) * seconds, down: down * seconds };
}
