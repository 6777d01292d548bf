import { Dice } from '../random.ts';

/** What the graph needs to know of one node; the index in the list is its rank. */
export interface Node {
  usersTotal: number;
  /** Publishes its peers to everybody, answers, and may be asked: others can be found through it. */
  isHub: boolean;
}

export interface GraphOptions {
  seedCount: number;
  /** Nobody knows more by chance; promises are kept. */
  peersMax: number;
}

/**
 * Who knows whom. Large servers know most of the network, tiny ones a few, and everybody rather knows the
 * large. On top of that chance, every node stands in the lists of two hubs that can be reached from the
 * seeds, so that a crawl which loses one host has only itself to blame.
 */
export class Graph {
  readonly seeds: readonly number[];
  readonly #nodes: readonly Node[];
  readonly #seed: string;
  readonly #promised = new Map<number, number[]>();
  readonly #guarantors: (readonly number[])[] = [];
  readonly #peersMax: number;

  constructor(seed: string, nodes: readonly Node[], { seedCount, peersMax }: GraphOptions) {
    this.#peersMax = peersMax;
    this.#nodes = nodes;
    this.#seed = seed;
    this.seeds = nodes.flatMap((node, index) => (node.isHub ? [index] : [])).slice(0, seedCount);
    this.#promise(new Dice(`${seed}/promises`));
  }

  /** The hubs whose lists must keep this node, whatever rules they have. */
  guarantors(index: number): readonly number[] {
    return this.#guarantors[index] ?? [];
  }

  /** Sorted indices of everybody that a node knows, itself left out. */
  peers(index: number): number[] {
    const node = this.#nodes[index];
    if (node === undefined) throw new Error(`there is no node ${String(index)}`);
    const count = this.#nodes.length;
    const dice = new Dice(`${this.#seed}/peers/${String(index)}`);
    const share = node.usersTotal / (node.usersTotal + 30_000);
    const wanted = Math.min(
      this.#peersMax,
      count - 1,
      Math.round(8 + 12 * dice.next() + share * 0.95 * count),
    );
    const known = new Set(this.#promised.get(index));
    // Squaring the throw prefers low ranks: that is the preferential attachment.
    for (let tries = 0; known.size < wanted && tries < wanted * 6; tries++) {
      known.add(Math.floor(dice.next() ** 1.6 * count));
    }
    known.delete(index);
    return [...known].sort((a, b) => a - b);
  }

  #promise(dice: Dice): void {
    const reachable = [...this.seeds];
    const isSeed = new Set(this.seeds);
    this.#nodes.forEach((node, index) => {
      const hubs = new Set<number>();
      for (let tries = 0; hubs.size < 2 && tries < 50; tries++) {
        const hub = reachable[Math.floor(dice.next() ** 2 * reachable.length)];
        if (hub !== undefined && hub !== index) hubs.add(hub);
      }
      this.#guarantors.push([...hubs]);
      for (const hub of hubs) this.#promisesOf(hub).push(index);
      if (node.isHub && !isSeed.has(index)) reachable.push(index);
    });
  }

  #promisesOf(hub: number): number[] {
    const promises = this.#promised.get(hub) ?? [];
    this.#promised.set(hub, promises);
    return promises;
  }
}
