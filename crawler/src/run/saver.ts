import { isPassing } from '../store/passing.ts';
import type { Contacted } from '../store/save-contacts.ts';

interface Waiting {
  contacted: Contacted;
  saved: () => void;
  failed: (cause: unknown) => void;
}

// Small enough to lose little to a crash, large enough that a commit is shared by many.
const BATCH_MAX = 100;
const GATHER_MS = 200;

export interface SaverPaces {
  /** Until a batch is tried again that the database would not take just then; doubled each time, up to the most. */
  againMs: number;
  againMaxMs: number;
  /** After so long the contacts are given up: whoever watches ourselves must hear that nothing can be written. */
  giveUpMs: number;
  random: () => number;
}
const PACES: SaverPaces = { againMs: 250, againMaxMs: 5_000, giveUpMs: 20_000, random: Math.random };

/**
 * Gathers finished contacts of all buckets and saves them in batches, one batch at a time. While the database is away,
 * full or busy they are kept for a while and tried again: no host is asked twice because of it, and nobody begins a contact
 * whose place is taken by one that waits here.
 */
export class Saver {
  private waiting: Waiting[] = [];
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly write: (batch: readonly Contacted[]) => Promise<unknown>,
    private readonly paces: SaverPaces = PACES,
  ) {}

  /** Resolves when the contact is stored; rejects when our database would never take it. */
  save(contacted: Contacted): Promise<void> {
    return new Promise((saved, failed) => {
      this.waiting.push({ contacted, saved, failed });
      if (this.waiting.length >= BATCH_MAX) this.flush();
      else this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
    });
  }

  private flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const batch = this.waiting.splice(0, BATCH_MAX);
    if (batch.length === 0) return;
    this.writing = this.writing.then(() => this.writeBatch(batch));
    if (this.waiting.length > 0) this.flush();
  }

  private async writeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.writeInTheEnd(batch.map(({ contacted }) => contacted));
      for (const { saved } of batch) saved();
    } catch (cause) {
      if (batch.length === 1 || isPassing(cause)) {
        for (const { failed } of batch) failed(cause);
        return;
      }
      // One of them can't be stored: the others must not be lost with it.
      const middle = Math.ceil(batch.length / 2);
      await this.writeBatch(batch.slice(0, middle));
      await this.writeBatch(batch.slice(middle));
    }
  }

  private async writeInTheEnd(batch: readonly Contacted[]): Promise<void> {
    let triedSinceMs: number | null = null;
    for (let waitMs = this.paces.againMs; ; waitMs = Math.min(2 * waitMs, this.paces.againMaxMs)) {
      try {
        await this.write(batch);
        return;
      } catch (error) {
        // From the first refusal on, not from the beginning: we may have stood still in between.
        triedSinceMs ??= performance.now();
        if (!isPassing(error) || performance.now() - triedSinceMs > this.paces.giveUpMs) throw error;
        // Not all crawlers at the same moment: what was full or busy would be so again.
        await pause(waitMs * (0.5 + this.paces.random() / 2));
      }
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
