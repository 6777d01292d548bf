import { describe, expect, it } from 'vitest';
import { judgeClock, type ClockFault, type ClockMemory } from './own-clock.ts';

const HOUR = 3_600_000;
const NOON = Date.parse('2026-03-29T12:00:00Z');

/** Reads the clock at each of the given moments: what it shows, as does the database, and one that is never set. */
function live(readings: readonly (readonly [wallMs: number, monotonicMs: number])[]): (ClockFault | null)[] {
  let memory: ClockMemory | null = null;
  return readings.map(([wallMs, monotonicMs]) => {
    const reading = { wallMs, monotonicMs, databaseMs: wallMs, databaseTookMs: 0 };
    const judged = judgeClock(memory, reading);
    memory = judged.memory;
    return judged.fault;
  });
}

const steady = Array.from({ length: 5 }, (_, nth) => [NOON + nth * 1000, nth * 1000] as const);
const then = (wallMs: number, monotonicMs: number) => [...steady, [wallMs, monotonicMs] as const];

describe('crawler/health/own-clock', () => {
  it.each<[string, (readonly [number, number])[], ClockFault | null]>([
    ['a second', then(NOON + 5_000, 5_000), null],
    ['a leap second', then(NOON + 4_000, 5_000), null],
    ['an hour without a look', then(NOON + HOUR, HOUR), null],
    ['an hour forward', then(NOON + 5_000 + HOUR, 5_000), 'jumped'],
    ['six seconds forward', then(NOON + 11_000, 5_000), 'jumped'],
    ['an hour back', then(NOON + 5_000 - HOUR, 5_000), 'jumped'],
  ])('tells a jump from time that passes: %s', (_name, readings, expected) => {
    expect(live(readings).at(-1)).toBe(expected);
  });

  it('lives no instant twice: set back, it waits until it has caught up', () => {
    const back = then(NOON + 5_000 - HOUR, 5_000);
    const minutes = Array.from(
      { length: 60 },
      (_, nth) => [NOON - HOUR + 5_000 + (nth + 1) * 60_000, 5_000 + (nth + 1) * 60_000] as const,
    );
    const faults = live([...back, ...minutes]);
    expect(faults.slice(5, 7)).toEqual(['jumped', 'lived_twice']);
    expect(faults.at(-2)).toBe('lived_twice');
    expect(faults.at(-1)).toBeNull();
  });

  it('has lived nothing while the database knew better', () => {
    // The database is asked every other second only.
    const aheadMs = [0, 0, HOUR, HOUR, HOUR, HOUR, 0, 0, 0, 0];
    let memory: ClockMemory | null = null;
    const faults = aheadMs.map((ahead, second) => {
      const trueMs = NOON + second * 1000;
      const databaseMs = second % 2 === 0 ? trueMs : null;
      const reading = { wallMs: trueMs + ahead, monotonicMs: second * 1000, databaseMs, databaseTookMs: 0 };
      const judged = judgeClock(memory, reading);
      memory = judged.memory;
      return judged.fault;
    });
    expect(faults.slice(0, 6)).toEqual([null, null, 'jumped', 'jumped', 'differs', 'differs']);
    // Right again, but only the database can say so.
    expect(faults.slice(6)).toEqual(['jumped', 'jumped', null, null]);
  });

  it('does not wait for days: a clock that was so wrong before is right now', () => {
    expect(live([...then(NOON - 48 * HOUR, 5_000), [NOON - 48 * HOUR + 1000, 6_000]]).slice(5)).toEqual([
      'jumped',
      null,
    ]);
  });

  it.each<[number, number, ClockFault | null]>([
    [0, 0, null],
    [4_000, 0, null],
    [6_000, 0, 'differs'],
    [-6_000, 0, 'differs'],
    // The answer was long on its way: nobody knows when it was read.
    [6_000, 3_000, null],
    [HOUR, 3_000, 'differs'],
  ])("holds it against the database's: %i ms apart, asked for %i ms", (apart, databaseTookMs, expected) => {
    const reading = { wallMs: NOON, monotonicMs: 0, databaseMs: NOON + apart, databaseTookMs };
    expect(judgeClock(null, reading).fault).toBe(expected);
  });
});
