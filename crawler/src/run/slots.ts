/** Whoever answered the last time, and whoever didn't, or was never asked: of these some may hold a place for long. */
export type Lane = 'known' | 'doubtful';

// Where both wait, one place in so many goes to those in doubt: newcomers come in, however many are known.
const DOUBTFUL_EVERY = 4;

/**
 * A counting semaphore: so many contacts are under way at once, first come, first served, but those that are known go
 * first. Thousands of hosts that hold whoever asks them then make each other wait, and nobody else.
 */
export class Slots {
  private readonly lines: Readonly<Record<Lane, (() => void)[]>> = { known: [], doubtful: [] };
  private taken = 0;
  private handedOn = 0;

  constructor(private readonly most: number) {}

  get inUse(): number {
    return this.taken;
  }

  /** As many stand in this line as can be under way: whoever comes now waits for long. */
  isCrowded(lane: Lane): boolean {
    return this.lines[lane].length >= this.most;
  }

  async use<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    if (this.taken >= this.most) await new Promise<void>((go) => this.lines[lane].push(go));
    else this.taken += 1;
    try {
      return await work();
    } finally {
      const next = this.next();
      // The place is handed on, not given back, so that nobody slips in between.
      if (next) next();
      else this.taken -= 1;
    }
  }

  private next(): (() => void) | undefined {
    const { known, doubtful } = this.lines;
    if (known.length === 0) return doubtful.shift();
    if (doubtful.length === 0) return known.shift();
    this.handedOn += 1;
    return (this.handedOn % DOUBTFUL_EVERY === 0 ? doubtful : known).shift();
  }
}
