import { describe, expect, it } from 'vitest';
import { COUNTS, type CountName } from '../visit/visit.ts';
import { markCounts, type CountsRead } from './usage.ts';

const SOURCES = { usersTotal: '/n', usersActiveMonth: '/n', usersActiveHalfyear: '/n', postsTotal: '/n' };

function marksOf(
  values: readonly (number | null)[],
  more: Partial<Pick<CountsRead, 'hidden' | 'placeholders'>> = {},
): string[] {
  const [usersTotal = null, usersActiveMonth = null, usersActiveHalfyear = null, postsTotal = null] = values;
  const { marks } = markCounts({
    values: { usersTotal, usersActiveMonth, usersActiveHalfyear, postsTotal },
    sources: SOURCES,
    hidden: [],
    placeholders: [],
    ...more,
  });
  return COUNTS.map((count) => marks[count]).map((mark) => mark?.doubt ?? mark?.quality ?? '-');
}

const hidden: readonly CountName[] = COUNTS;

describe('crawler/health/usage', () => {
  it.each([
    [
      [100, 20, 40, 900],
      ['declared', 'declared', 'declared', 'declared'],
    ],
    [
      [100, null, null, 900],
      ['declared', '-', '-', 'declared'],
    ],
    [
      [null, null, null, null],
      ['-', '-', '-', '-'],
    ],
    [
      [0, 0, 0, 0],
      ['declared', 'declared', 'declared', 'declared'],
    ],
    [
      [100, 101, null, 9],
      ['contradiction', 'contradiction', '-', 'declared'],
    ],
    [
      [100, null, 101, 9],
      ['contradiction', '-', 'contradiction', 'declared'],
    ],
    [
      [100, 50, 40, 9],
      ['declared', 'contradiction', 'contradiction', 'declared'],
    ],
    [
      [60_000_000, 20, 40, 9],
      ['absurd', 'declared', 'declared', 'declared'],
    ],
    [
      [50_000_000, 20, 40, 900_000_000],
      ['declared', 'declared', 'declared', 'declared'],
    ],
  ])('marks %j as %j', (values, marks) => {
    expect(marksOf(values)).toEqual(marks);
  });

  it('keeps a hidden number apart from one that the software does not have', () => {
    expect(marksOf([null, null, null, 12], { hidden })).toEqual(['hidden', 'hidden', 'hidden', 'declared']);
  });

  it('compares no placeholder with anything', () => {
    expect(marksOf([1, 0, 5, 9], { placeholders: ['usersTotal'] })).toEqual([
      'placeholder',
      'declared',
      'declared',
      'declared',
    ]);
  });
});
