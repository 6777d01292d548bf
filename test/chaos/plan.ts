import { Dice } from '../lab/random.ts';

/** What is done to a house that is at work. */
export const FAULTS = [
  'kill',
  'freeze',
  'term',
  'restart-fast',
  'restart-immediate',
  'terminate',
  'cut',
  'fill',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface Blow {
  fault: Fault;
  /** After the beginning. */
  atMs: number;
  /** How long it lasts, where it has an end of its own. */
  lastsMs: number;
  /** Which crawler it meets, where it meets one. */
  crawler: number;
}

export interface PlanOptions {
  seed: number;
  minutes: number;
  crawlers: number;
  /** Whether this machine lets us fill a disk. */
  canFill: boolean;
}

// After all crawlers have begun to save; and the last blow must be mended before the end.
const CALM_BEFORE_MS = 3_000;
const CALM_AFTER_MS = 75_000;
const BETWEEN_MS = [4_000, 22_000] as const;
// Longer than a bucket is served in one go, and than a heartbeat may be missing.
const FREEZE_MS = [33_000, 50_000] as const;
const FULL_MS = [6_000, 15_000] as const;
const WEIGHTS: Readonly<Record<Fault, number>> = {
  kill: 6,
  freeze: 4,
  term: 3,
  'restart-fast': 2,
  'restart-immediate': 2,
  terminate: 5,
  cut: 5,
  fill: 2,
};

/** Blow after blow, the same for the same seed; each fault comes at least once where there is time for it. */
export function planBlows({ seed, minutes, crawlers, canFill }: PlanOptions): Blow[] {
  const dice = new Dice(`${String(seed)}/chaos`);
  const faults = FAULTS.filter((fault) => canFill || fault !== 'fill');
  const bag = faults.flatMap((fault) => Array.from({ length: WEIGHTS[fault] }, () => fault));
  const first = dice.some(faults, faults.length);
  const blows: Blow[] = [];
  const endMs = minutes * 60_000 - CALM_AFTER_MS;
  let atMs = CALM_BEFORE_MS;
  while (atMs < endMs) {
    const fault = first[blows.length] ?? dice.pick(bag);
    blows.push({ fault, atMs, lastsMs: lengthOf(fault, dice), crawler: dice.below(crawlers) });
    atMs += between(dice, BETWEEN_MS);
  }
  return blows;
}

function lengthOf(fault: Fault, dice: Dice): number {
  switch (fault) {
    case 'freeze':
      return between(dice, FREEZE_MS);
    case 'fill':
      return between(dice, FULL_MS);
    case 'kill':
    case 'term':
    case 'restart-fast':
    case 'restart-immediate':
    case 'terminate':
    case 'cut':
      return 0;
  }
}

function between(dice: Dice, [least, most]: readonly [number, number]): number {
  return dice.between(least, most);
}
