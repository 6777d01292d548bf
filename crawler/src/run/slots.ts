/** A counting semaphore: so many contacts are under way at once, first come, first served. */
export class Slots {
  private readonly queue: (() => void)[] = [];
  private taken = 0;

  constructor(private readonly most: number) {}

  get inUse(): number {
    return this.taken;
  }

  /** As many stand in line as can be under way: whoever comes now waits for long. */
  get isCrowded(): boolean {
    return this.queue.length >= this.most;
  }

  async use<T>(work: () => Promise<T>): Promise<T> {
    if (this.taken >= this.most) await new Promise<void>((go) => this.queue.push(go));
    else this.taken += 1;
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      // The place is handed on, not given back, so that nobody slips in between.
      if (next) next();
      else this.taken -= 1;
    }
  }
}
