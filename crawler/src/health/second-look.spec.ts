import { describe, expect, it } from 'vitest';
import type { Judgement } from './judge.ts';
import { nextHealth, UNSEEN, type Health } from './lifecycle.ts';
import { besideFirst } from './second-look.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const start = Date.parse('2026-03-10T00:00:00Z');
const at = (ms: number) => new Date(start + ms);
const UP: Judgement = { verdict: 'up', cause: 'ok' };
const GONE: Judgement = { verdict: 'down', cause: 'connect_timeout' };
/** The first vantage has seen it up. */
const fresh: Health = { ...UNSEEN, firstUpAt: at(-HOUR) };

function look(before: Health, judged: Judgement, ms: number, firstDueMs: number | null = 20 * MINUTE) {
  return besideFirst({
    before,
    step: nextHealth(before, judged, at(ms), () => 2 * HOUR),
    at: at(ms),
    dueAt: at(ms + HOUR),
    firstDueAt: firstDueMs === null ? null : at(firstDueMs),
  });
}

describe('crawler/health/second-look', () => {
  it('looks half an interval after the first one does, and never at once where that is overdue', () => {
    expect(look(fresh, UP, 0).dueAt).toEqual(at(50 * MINUTE));
    expect(look(fresh, UP, 0, -HOUR).dueAt).toEqual(at(30 * MINUTE));
    expect(look(fresh, UP, 0, null).dueAt).toEqual(at(HOUR));
  });

  it('does not wait with the re-visits of what it suspects', () => {
    const { health } = look(fresh, UP, 0).step;
    expect(look(health, GONE, HOUR).dueAt).toEqual(at(2 * HOUR));
  });

  it('believes the failure of its very first look only when re-visits confirm it', () => {
    let before = fresh;
    for (const minute of [0, 1, 4]) {
      const { step } = look(before, GONE, minute * MINUTE);
      expect(step).toMatchObject({ health: { verdict: null }, closeOpenAt: null, add: [] });
      before = step.health;
    }

    const { step } = look(before, GONE, 11 * MINUTE);

    expect(step.health).toMatchObject({ state: 'down', verdict: 'down', verdictSince: at(0) });
    expect(step.add.map(({ verdict, fromAt, toAt }) => [verdict, fromAt, toAt])).toEqual([
      ['down', at(0), null],
    ]);
  });

  it('believes an answer at once', () => {
    const { step } = look(fresh, UP, 0);
    expect(step.health).toMatchObject({ state: 'alive', verdict: 'up', verdictSince: at(0) });
    expect(step.add).toHaveLength(1);
  });
});
