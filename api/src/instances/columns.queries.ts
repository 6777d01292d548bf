import type { Database } from '../database.ts';
import type { SnapshotQueries } from '../http/snapshot.queries.ts';
import { FacetColumns, type FacetEntry } from './facet-columns.ts';

// Whoever asks keeps the answer for a minute anyway.
const FRESH_MS = 15_000;
// Where nobody asked for so long, the next one waits for the new state.
const USABLE_MS = 30_000;
// So many are read in a few hundredths of a second, for which nobody else is answered.
const ROWS_AT_ONCE = 5000;

/** What facets are counted from, held in memory; read anew when it is old, and meanwhile as it was. */
export class ColumnsQueries {
  private held: { columns: FacetColumns; snapshot: string; at: number } | undefined;
  private reading: Promise<FacetColumns> | undefined;

  constructor(
    private readonly db: Database,
    private readonly snapshots: SnapshotQueries,
  ) {}

  async columns(): Promise<FacetColumns> {
    const snapshot = await this.snapshots.name();
    const { held } = this;
    if (held?.snapshot === snapshot) return held.columns;
    // Where nothing may be believed without asking, that holds here too.
    if (!this.snapshots.isPatient) return this.hold(snapshot);
    const age = performance.now() - (held?.at ?? 0);
    if (held && age < FRESH_MS) return held.columns;
    this.reading ??= this.hold(snapshot).finally(() => {
      this.reading = undefined;
    });
    if (!held || age > USABLE_MS) return this.reading;
    // Who asks now is answered from what there is; whether it failed shows when the next one asks.
    this.reading.catch(() => undefined);
    return held.columns;
  }

  private async hold(snapshot: string): Promise<FacetColumns> {
    const columns = await this.read();
    this.held = { columns, snapshot, at: performance.now() };
    return columns;
  }

  private async read(): Promise<FacetColumns> {
    const columns = new FacetColumns();
    let after = '0';
    for (;;) {
      const rows: (FacetEntry & { id: string })[] = await this.db.query(
        `select d.instance_id::text as id, d.network, d.software, d.registration, d.verdict, d.size, d.uptime, d.age,
                d.country, array_to_string(d.languages, ',') as languages, array_to_string(d.topics, ',') as topics
           from directory_entry d
          where d.shown_unasked and d.instance_id > $1
          order by d.instance_id
          limit ${ROWS_AT_ONCE}`,
        [after],
      );
      for (const row of rows) columns.add(row);
      const last = rows.at(-1);
      if (!last || rows.length < ROWS_AT_ONCE) return columns;
      after = last.id;
    }
  }
}
