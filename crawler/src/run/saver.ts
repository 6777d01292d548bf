import type { Contacted } from '../store/save-contacts.ts';

interface Waiting {
  contacted: Contacted;
  saved: () => void;
  failed: (cause: unknown) => void;
}

// Small enough to lose little to a crash, large enough that a commit is shared by many.
const BATCH_MAX = 100;
const GATHER_MS = 200;

/** Gathers finished contacts of all buckets and saves them in batches, one batch at a time. */
export class Saver {
  private waiting: Waiting[] = [];
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly write: (batch: readonly Contacted[]) => Promise<unknown>) {}

  /** Resolves when the contact is stored; rejects when our database would not take it. */
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
      await this.write(batch.map(({ contacted }) => contacted));
      for (const { saved } of batch) saved();
    } catch (cause) {
      for (const { failed } of batch) failed(cause);
    }
  }
}
