import type { Doubt } from '@homeport/db';
import { COUNTS, type CountName, type Counts, type Mark, type Usage } from '../visit/visit.ts';

/** What was said on one day, oldest first in a series; at most one reading a day. */
export interface UsageDay extends Counts {
  /** ISO date, UTC. */
  day: string;
}

/** How many days back are looked at. */
export const SERIES_DAYS = 45;

// Fewer readings than this are an anecdote.
const READINGS_MIN = 8;

// A server that is merged, opened or closed may double in a week, and a spam wave triples it; ten times over
// night has, in the published series of large directories, always been a mistake or a joke.
const JUMP_FACTOR = 10;
// Below this a factor says nothing: from 2 to 30 is a good evening.
const JUMP_LEAST = 500;
// A new level that has lasted for two weeks is the truth, however it came about.
const LEVEL_DAYS = 14;

// Numbers of living servers move every day. A month of the same is a cache that nobody fills any more.
const FROZEN_DAYS = 30;
const FROZEN_LEAST: Readonly<Record<CountName, number>> = {
  usersTotal: 5_000,
  usersActiveMonth: 200,
  usersActiveHalfyear: 500,
  postsTotal: 20_000,
};

// What only grows (all users, all posts) falls when accounts are cleaned up: once or twice, not every other day.
// GoToSocial's "baffle" draws numbers at random; several backends behind one name answer in turn.
const FALL_SHARE = 0.1;
const FALLS_MAX_SHARE = 0.25;
// What may fall does so gently: by half and back again within days it wanders.
const SWING_SHARE = 0.5;

const GROWING: ReadonlySet<CountName> = new Set<CountName>(['usersTotal', 'postsTotal']);

/**
 * The marks once more, with what the days before tell: jumps, frozen series, numbers that wander. Only what is
 * declared can be doubted here; a doubt of the reading itself stays.
 */
export function doubtSeries(usage: Usage, series: readonly UsageDay[]): Usage {
  const marks = { ...usage.marks };
  for (const count of COUNTS) {
    const [mark, value] = [marks[count], usage[count]];
    if (mark?.quality !== 'declared' || value === null) continue;
    const doubt = doubtOf(count, [...valuesOf(series, count), value]);
    if (doubt !== null) marks[count] = { ...mark, quality: 'implausible', doubt };
  }
  return {
    ...usage,
    marks: COUNTS.some((count) => marks[count]?.doubt === 'random') ? allRandom(marks) : marks,
  };
}

/** Whoever draws one number draws them all, though a short series may look like growth by chance. */
function allRandom(marks: Usage['marks']): Usage['marks'] {
  const doubted = COUNTS.map((count): [CountName, Mark | null] => {
    const mark = marks[count];
    return [
      count,
      mark?.quality === 'declared' ? { ...mark, quality: 'implausible', doubt: 'random' } : mark,
    ];
  });
  return { ...marks, ...Object.fromEntries(doubted) };
}

function valuesOf(series: readonly UsageDay[], count: CountName): number[] {
  return series.map((day) => day[count]).filter((value) => value !== null);
}

function doubtOf(count: CountName, values: readonly number[]): Doubt | null {
  if (isWandering(count, values)) return 'random';
  if (isJump(values)) return 'jump';
  return isFrozen(count, values) ? 'frozen' : null;
}

function isWandering(count: CountName, values: readonly number[]): boolean {
  if (values.length < READINGS_MIN || Math.max(...values) < JUMP_LEAST) return false;
  const steps = values.slice(1).map((value, at) => [values[at] ?? value, value] as const);
  const share = GROWING.has(count) ? FALL_SHARE : SWING_SHARE;
  const falls = steps.filter(([before, after]) => after < before * (1 - share)).length;
  return falls >= 2 && falls / steps.length >= FALLS_MAX_SHARE;
}

function isJump(values: readonly number[]): boolean {
  const now = values.at(-1);
  if (now === undefined || values.length < READINGS_MIN) return false;
  const isFar = (value: number) =>
    Math.abs(value - now) >= JUMP_LEAST && (value > now * JUMP_FACTOR || value * JUMP_FACTOR < now);
  const sinceJump = values.length - 1 - values.findLastIndex(isFar);
  const hasJumped = values.some(isFar);
  return hasJumped && sinceJump <= LEVEL_DAYS;
}

function isFrozen(count: CountName, values: readonly number[]): boolean {
  const recent = values.slice(-FROZEN_DAYS);
  const [first] = recent;
  if (first === undefined || recent.length < FROZEN_DAYS || first < FROZEN_LEAST[count]) return false;
  return recent.every((value) => value === first);
}
