import { describe, expect, it } from 'vitest';
import type { Judgement } from '../health/judge.ts';
import { validityMs } from './next-due.ts';
import { DAY, diceOf, HOUR, START, watch } from './watched.fixture.ts';

const UP: Judgement = { verdict: 'up', cause: 'ok' };
const GONE: Judgement = { verdict: 'down', cause: 'dns_not_found' };
const DIED = 10 * DAY + 7 * HOUR;

/** A host that is up for ten days, gone for `days`, and back after that. */
const lives = (days: number, seed: number) =>
  watch({
    see: (atMs) => (atMs >= DIED && atMs < DIED + days * DAY ? GONE : UP),
    fromMs: 0,
    untilMs: DIED + (days + 40) * DAY,
    random: diceOf(seed),
  });

describe('crawler/schedule: four hundred days of silence', () => {
  it('are asked about ever more rarely: hourly, each six hours, weekly, monthly', () => {
    const { visits } = lives(400, 1);
    const times = visits.map(({ atMs }) => atMs).filter((atMs) => atMs >= DIED && atMs < DIED + 400 * DAY);
    const gaps = (fromDay: number, untilDay: number) =>
      times
        .slice(1)
        .map((atMs, index) => ({ atMs, gapMs: atMs - (times[index] ?? 0) }))
        .filter(({ atMs, gapMs }) => atMs - gapMs >= DIED + fromDay * DAY && atMs < DIED + untilDay * DAY)
        .map(({ gapMs }) => gapMs);
    const within = (each: readonly number[], ms: number) => {
      expect(each.length).toBeGreaterThan(0);
      expect(Math.min(...each)).toBeGreaterThanOrEqual(0.9 * ms);
      expect(Math.max(...each)).toBeLessThanOrEqual(1.1 * ms);
    };
    within(gaps(0.1, 0.95), HOUR);
    within(gaps(1.1, 29.9), 6 * HOUR);
    within(gaps(31, 89), 7 * DAY);
    within(gaps(98, 400), 30 * DAY);
    // Two hundred questions in more than a year, where a healthy host is asked ten thousand.
    expect(times.length).toBeLessThan(200);
  });

  it('are one outage from its first failure to the first answer, and no silence of ours', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { visits, spans } = lives(400, seed);
      const failed = visits.find(({ atMs }) => atMs >= DIED)?.atMs ?? NaN;
      const back = visits.find(({ atMs }) => atMs >= DIED + 400 * DAY)?.atMs ?? NaN;

      expect(spans).toEqual([
        { ...UP, fromAt: new Date(START), toAt: new Date(START + failed) },
        { ...GONE, fromAt: new Date(START + failed), toAt: new Date(START + back) },
        { ...UP, fromAt: new Date(START + back), toAt: null },
      ]);
      expect(back - (DIED + 400 * DAY)).toBeLessThanOrEqual(33 * DAY);
      expect(validityMs('dead')).toBeGreaterThan(33 * DAY);
    }
  });

  it('end with one answer, after which the host is watched as any other', () => {
    const { visits } = lives(400, 3);
    const index = visits.findIndex(({ atMs }) => atMs >= DIED + 400 * DAY);
    expect(visits[index - 1]?.health.state).toBe('dead');
    expect(visits[index]?.health).toMatchObject({ state: 'alive', verdict: 'up', failures: 0 });

    const after = visits.slice(index).map(({ atMs }) => atMs);
    const gaps = after.slice(1).map((atMs, nth) => atMs - (after[nth] ?? 0));
    expect(gaps.length).toBeGreaterThan(100);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1.1 * HOUR);
  });

  it.each([
    [0.5, 'down', 1.1 * HOUR],
    [20, 'down', 6.6 * HOUR],
    [60, 'dead', 7.7 * DAY],
    [200, 'dead', 33 * DAY],
  ] as const)(
    'after %d days the host is %s, and its return is seen within %d ms',
    (days, state, withinMs) => {
      const { visits } = lives(days, 7);
      const back = visits.findIndex(({ atMs }) => atMs >= DIED + days * DAY);

      expect(visits[back - 1]?.health.state).toBe(state);
      expect((visits[back]?.atMs ?? NaN) - (DIED + days * DAY)).toBeLessThanOrEqual(withinMs);
    },
  );
});
