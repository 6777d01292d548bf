import type { Clock } from '../clock.ts';
import type { Paces } from './watch-options.ts';

interface TrickleOptions {
  clock: Clock;
  random: () => number;
  paces: Paces;
  isBlind: () => boolean;
}

const REST_SPREAD = 4;

/** While we can't measure, a contact now and then tells whether we can again; all others wait. */
export class Trickle {
  private lastMs = -Infinity;

  constructor(private readonly options: TrickleOptions) {}

  /** How many contacts may begin now, at most `wanted`. */
  room(wanted: number): number {
    const { clock, paces, isBlind } = this.options;
    if (!isBlind() || wanted < 1) return wanted;
    const now = clock.monotonicMs();
    if (now - this.lastMs < paces.trickleMs) return 0;
    this.lastMs = now;
    return 1;
  }

  /** Of the buckets that have work, those to be offered: all, or any one. */
  pick(buckets: readonly number[]): readonly number[] {
    const { random, isBlind } = this.options;
    if (!isBlind()) return buckets;
    const nth = Math.floor(random() * buckets.length);
    return buckets.slice(nth, nth + 1);
  }

  /** How long a host is left alone whose visit could not be stored. */
  restUnsavedMs(): number {
    return this.options.paces.restUnsavedMs;
  }

  /** How long a host is left alone that was asked in vain; by the dice, so that not all come back at once. */
  restMs(): number {
    const { random, paces } = this.options;
    return paces.restMs * (1 + REST_SPREAD * random());
  }
}
