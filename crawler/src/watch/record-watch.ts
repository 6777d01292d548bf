import type { Clock } from '../clock.ts';
import type { Fault } from '../health/own-view.ts';
import { isPassing } from '../store/passing.ts';

interface Loss {
  at: number;
  ms: number;
}

/** Notices when the record can't be read, or not written: what is measured meanwhile is lost. */
export class RecordWatch {
  private unread: Loss | null = null;
  private unwritten: Loss | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly awayMs: number,
  ) {}

  read(isDone: boolean): void {
    this.unread = isDone ? null : (this.unread ?? this.now());
  }

  /** Whoever can write can read. */
  written(): void {
    this.unwritten = null;
    this.unread = null;
  }

  notWritten(error: unknown): void {
    // All others are about what was to be written, and a contact that can't be stored is no fault of the record.
    if (isPassing(error)) this.unwritten ??= this.now();
  }

  /** It has been away for long: a restart of the database is no gap. */
  look(): Fault | null {
    const losses = [this.unread, this.unwritten].filter((loss) => loss !== null);
    const [first] = losses.sort((a, b) => a.ms - b.ms);
    if (!first || this.clock.monotonicMs() - first.ms < this.awayMs) return null;
    return { reason: 'record_away', scope: 'all', sinceAt: first.at, by: 'record', evidence: {} };
  }

  private now(): Loss {
    return { at: this.clock.now().getTime(), ms: this.clock.monotonicMs() };
  }
}
