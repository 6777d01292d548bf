import type { Database } from '../database.ts';
import { thisMinute } from './now.ts';

export const SNAPSHOTS = Symbol('SNAPSHOTS');

/** Names the state of the record, so that what was read of it can be used again until it changes. */
export class SnapshotQueries {
  private known: { name: string; at: number } | undefined;
  private asking: Promise<string> | undefined;

  /** `freshMs`: for how long a state is believed to last without asking; with 0 every call asks. */
  constructor(
    private readonly db: Database,
    private readonly freshMs: number,
  ) {}

  /** Whether a state is believed for a while without asking. */
  get isPatient(): boolean {
    return this.freshMs > 0;
  }

  /** The state in this minute, for what also tells of the moment. Rejects where the database can't be reached. */
  async current(): Promise<string> {
    return `${thisMinute().getTime()}/${await this.name()}`;
  }

  /** The state for as long as it lasts. Rejects where the database can't be reached. */
  name(): string | Promise<string> {
    const { known, freshMs } = this;
    if (known && performance.now() - known.at < freshMs) return known.name;
    if (freshMs === 0) return this.ask();
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  /** Which transactions are visible: as long as this text is the same, so is every row. */
  private async ask(): Promise<string> {
    const at = performance.now();
    const rows: { name: string }[] = await this.db.query('select pg_current_snapshot()::text as name');
    const name = rows[0]?.name ?? '';
    this.known = { name, at };
    return name;
  }
}
