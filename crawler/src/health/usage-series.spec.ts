import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountName, type Usage } from '../visit/visit.ts';
import { doubtSeries, type UsageDay } from './usage-series.ts';

const MARK = { quality: 'declared', doubt: null, source: '/nodeinfo/2.0' } as const;
const NOTHING = { usersTotal: null, usersActiveMonth: null, usersActiveHalfyear: null, postsTotal: null };

function usageOf(count: CountName, value: number | null): Usage {
  return {
    ...NOTHING,
    [count]: value,
    marks: {
      usersTotal: null,
      usersActiveMonth: null,
      usersActiveHalfyear: null,
      postsTotal: null,
      [count]: MARK,
    },
  };
}

/** The doubt of the last value, when the others were said on the days before. */
function doubtOf(count: CountName, values: readonly number[]): string | null {
  const series = values.slice(0, -1).map((value, at): UsageDay => {
    const day = new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
    return { ...NOTHING, day, [count]: value };
  });
  return doubtSeries(usageOf(count, values.at(-1) ?? null), series).marks[count]?.doubt ?? null;
}

const days = (length: number, at: (day: number) => number) => Array.from({ length }, (_, day) => at(day));

describe('crawler/health/usage-series', () => {
  it('believes a server that grows', () => {
    expect(
      doubtOf(
        'usersTotal',
        days(45, (day) => 1000 + day * 13),
      ),
    ).toBeNull();
    expect(
      doubtOf(
        'usersActiveMonth',
        days(45, (day) => 300 + (day % 7) * 20),
      ),
    ).toBeNull();
  });

  it('believes a clean-up of accounts', () => {
    expect(
      doubtOf(
        'usersTotal',
        days(45, (day) => (day < 40 ? 9000 + day : 6000 + day)),
      ),
    ).toBeNull();
  });

  it('doubts a jump until the new level has lasted', () => {
    const jumped = (after: number) => [
      ...days(20, (day) => 900 + day),
      ...days(after, (day) => 60_000 + day),
    ];

    expect(doubtOf('usersTotal', jumped(1))).toBe('jump');
    expect(doubtOf('usersTotal', jumped(14))).toBe('jump');
    expect(doubtOf('usersTotal', jumped(16))).toBeNull();
  });

  it('doubts a fall to a tenth as well', () => {
    expect(doubtOf('postsTotal', [...days(20, (day) => 90_000 + day), 40])).toBe('jump');
  });

  it('lets the small grow as they like', () => {
    expect(doubtOf('usersTotal', [...days(20, () => 2), 40])).toBeNull();
  });

  it('doubts a large number that has not moved for a month', () => {
    expect(
      doubtOf(
        'postsTotal',
        days(30, () => 500_000),
      ),
    ).toBe('frozen');
    expect(
      doubtOf(
        'postsTotal',
        days(29, () => 500_000),
      ),
    ).toBeNull();
    expect(
      doubtOf(
        'postsTotal',
        days(30, (day) => 500_000 + Number(day === 29)),
      ),
    ).toBeNull();
    expect(
      doubtOf(
        'usersTotal',
        days(45, () => 12),
      ),
    ).toBeNull();
  });

  it('doubts numbers drawn at random', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      let dice = seed;
      const roll = () => (dice = (dice * 48_271) % 2_147_483_647) % 1_000_000;
      expect(doubtOf('usersTotal', days(30, roll)), `seed ${seed}`).toBe('random');
      expect(doubtOf('postsTotal', days(30, roll)), `seed ${seed}`).toBe('random');
    }
  });

  it('doubts every number of whoever draws one', () => {
    const series = days(20, (day) => day).map((day): UsageDay => ({
      ...NOTHING,
      day: `2026-01-${String(day + 1).padStart(2, '0')}`,
      usersTotal: [5200, 410_000, 900, 77_000][day % 4] ?? 0,
      postsTotal: 1000 + day,
    }));
    const usage = usageOf('usersTotal', 5300);
    const both = { ...usage, postsTotal: 1021, marks: { ...usage.marks, postsTotal: MARK } };

    const { marks } = doubtSeries(both, series);
    expect([marks.usersTotal?.doubt, marks.postsTotal?.doubt]).toEqual(['random', 'random']);
    expect(marks.usersActiveMonth).toBeNull();
  });

  it('doubts backends that answer in turn', () => {
    expect(
      doubtOf(
        'usersTotal',
        days(12, (day) => [5200, 4100, 6900][day % 3] ?? 0),
      ),
    ).toBe('random');
    expect(
      doubtOf(
        'usersActiveMonth',
        days(12, (day) => (day % 2 ? 900 : 300)),
      ),
    ).toBe('random');
  });

  it('needs more than a few readings', () => {
    expect(doubtOf('usersTotal', [5000, 100, 5000, 100])).toBeNull();
  });

  it('never calls steady growth random, frozen or a jump', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 8, maxLength: 45 }),
        fc.integer({ min: 2000, max: 1_000_000 }),
        (steps, start) => {
          let value = start;
          expect(
            doubtOf(
              'usersTotal',
              steps.map((step) => (value += step)),
            ),
          ).toBeNull();
        },
      ),
    );
  });

  it('leaves alone what is already marked', () => {
    const usage = usageOf('usersTotal', 60_000_000);
    const marked = {
      ...usage,
      marks: { ...usage.marks, usersTotal: { ...MARK, quality: 'placeholder' as const } },
    };
    expect(doubtSeries(marked, []).marks.usersTotal?.quality).toBe('placeholder');
  });
});
