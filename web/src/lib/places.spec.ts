import type { Verdict } from '@homeport/api/contract';
import { describe, expect, it } from 'vitest';
import { isSeenAlike, placesText } from './places.ts';

const NAMES = ['Berlin', 'Singapore', 'Toronto'];
const seen = (...verdicts: Verdict[]) =>
  verdicts.map((verdict, index) => ({
    vantage: NAMES[index] ?? '',
    health: { verdict, cause: null, stage: null, sentence: null, since: null },
  }));

describe('web/lib/places', () => {
  it('says nothing where we look from one place alone', () => {
    expect(placesText([])).toBeNull();
    expect(placesText(seen('down'))).toBeNull();
  });

  it('names the places where they agree', () => {
    expect(isSeenAlike(seen('up', 'up', 'up'))).toBe(true);
    expect(placesText(seen('up', 'up', 'up'))).toBe(
      'Seen alike from 3 places: “Berlin”, “Singapore”, and “Toronto”.',
    );
  });

  const parted: [Verdict[], string][] = [
    [
      ['up', 'down'],
      'Not all of our places can reach it: “Singapore” can’t. It counts as down only when most of them can’t.',
    ],
    [
      ['up', 'down', 'down'],
      'Most of our places can’t reach it (“Singapore” and “Toronto”), so it counts as down; “Berlin” can.',
    ],
    // Who could not measure has no vote.
    [
      ['unknown', 'down', 'up'],
      'Not all of our places can reach it: “Singapore” can’t. It counts as down only when most of them can’t.',
    ],
    [['down', 'unknown', 'down'], '“Berlin” and “Toronto” can’t reach it; “Singapore” could not measure.'],
    [['up', 'unknown'], 'It is up, as far as we could measure: “Singapore” could not.'],
    [['up', 'degraded'], 'It is up from every place from which we look, but not as well from all of them.'],
  ];
  it.each(parted)('tells how they part: %j', (verdicts, text) => {
    expect(isSeenAlike(seen(...verdicts))).toBe(false);
    expect(placesText(seen(...verdicts))).toBe(text);
  });
});
