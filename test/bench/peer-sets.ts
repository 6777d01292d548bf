// Sets of peers as a full network has them: a few names stand in nearly every list, most in few, and what one list
// names many others name, too.

// Flattens the head: the most popular names are alike popular, as big servers are.
const HEAD = 200;
const STEEPNESS = 0.9;
const SIZE_STEPS = 4096;
// Enough of the weights for a sum that is right to a hundredth.
const SAMPLE = 25;

export interface Population {
  /** All names that any list holds. */
  names: number;
  /** The most that one list holds. */
  peersMax: number;
  seed: number;
}

/**
 * Makes sets one after another. Ids are given as the crawler gives them: in the order in which names are met, and in
 * no order within one list.
 */
export class PeerSets {
  readonly #weights: Float64Array;
  readonly #ids: Int32Array;
  readonly #scales = new Map<number, number>();
  readonly #peersMax: number;
  readonly random: () => number;
  known = 0;

  constructor({ names, peersMax, seed }: Population) {
    this.#peersMax = peersMax;
    this.random = dice(seed);
    this.#weights = Float64Array.from({ length: names }, (_, rank) => (rank + HEAD) ** -STEEPNESS);
    this.#ids = new Int32Array(names);
  }

  /** The ids of one list. Half of all lists hold less than 1/16 of the largest; the mean is a fifth of it. */
  next(): Int32Array {
    const ranks = this.#drawRanks(this.#scaleOf(this.random() ** 4));
    const fresh = ranks.filter((rank) => this.#ids[rank] === 0);
    shuffle(fresh, this.random);
    for (const rank of fresh) this.#ids[rank] = ++this.known;
    return Int32Array.from(ranks, (rank) => this.#ids[rank] ?? 0).sort();
  }

  /**
   * Each name with its own chance. Chances only fall along the ranks, so that of the present one tells how far to
   * leap, and the name that is reached stays by the ratio of the two: as many dice as names drawn, not as names.
   */
  #drawRanks(scale: number): number[] {
    const ranks: number[] = [];
    const chanceOf = (rank: number) => Math.min(1, (this.#weights[rank] ?? 0) * scale);
    for (let rank = 0; rank < this.#weights.length; rank += 1) {
      const chance = chanceOf(rank);
      if (chance < 1) rank += Math.floor(Math.log(1 - this.random()) / Math.log(1 - chance));
      if (rank < this.#weights.length && this.random() * chance < chanceOf(rank)) ranks.push(rank);
    }
    return ranks;
  }

  /** The scale at which the chances of all names add up to the wanted number. */
  #scaleOf(share: number): number {
    const step = Math.ceil(share * SIZE_STEPS);
    const known = this.#scales.get(step);
    if (known !== undefined) return known;
    const wanted = Math.max(1, (step / SIZE_STEPS) * this.#peersMax);
    const sample = this.#weights.filter((_, rank) => rank % SAMPLE === SAMPLE >> 1);
    let [low, high] = [0, 1 / (this.#weights.at(-1) ?? 1)];
    for (let turn = 0; turn < 40; turn += 1) {
      const middle = (low + high) / 2;
      let sum = 0;
      for (const weight of sample) sum += Math.min(1, weight * middle) * SAMPLE;
      if (sum < wanted) low = middle;
      else high = middle;
    }
    this.#scales.set(step, high);
    return high;
  }
}

/** Of each set, `changes` names are gone and as many others are new. */
export function changeSet(
  ids: Int32Array,
  { changes, names, random }: { changes: number; names: number; random: () => number },
): Int32Array {
  const now = new Set(ids);
  for (let change = 0; change < changes; change += 1) {
    const gone = ids[Math.floor(random() * ids.length)];
    if (gone !== undefined) now.delete(gone);
    now.add(1 + Math.floor(random() * names));
  }
  return Int32Array.from(now).sort();
}

function shuffle(list: number[], random: () => number): void {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [list[last], list[other]] = [list[other] ?? 0, list[last] ?? 0];
  }
}

/** Between 0 and 1, the same for the same seed (mulberry32, public domain). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
