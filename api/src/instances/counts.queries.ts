import { Inject, Injectable } from '@nestjs/common';
import { LISTS, type Database } from '../database.ts';
import { listId } from '../http/cursor.ts';
import { Kept } from '../http/kept.ts';
import { SNAPSHOTS, type SnapshotQueries } from '../http/snapshot.queries.ts';
import { Values } from '../http/sql.ts';
import { FacetColumns, type Counted, type FacetEntry } from './facet-columns.ts';
import { baseOf, FACET_NAMES, wantedText, type Filtering } from './filters.ts';

// Whoever asks keeps the answer for a minute anyway.
const FRESH_MS = 15_000;
// Where nobody asked for so long, the next one waits for the new state.
const USABLE_MS = 30_000;
// So many are read in a few hundredths of a second, for which nobody else is answered.
const ROWS_AT_ONCE = 5000;
// Three of five filters make some thousands of lists, each of which is counted in a few milliseconds.
const COUNTED_KEPT = 1000;

interface Held {
  columns: FacetColumns;
  snapshot: string;
  at: number;
}

/**
 * How many rows a list has, and each facet under all the others. Counted from what is held in memory of the whole
 * directory; that is read anew when it is old, and serves meanwhile as it was.
 */
@Injectable()
export class CountsQueries {
  private held: Held | undefined;
  private reading: Promise<Held> | undefined;
  /** Every page and every order of a list asks the same, and so does whoever takes a filter away. */
  private readonly counted = new Kept<Promise<Counted>>(COUNTED_KEPT);

  constructor(
    @Inject(LISTS) private readonly db: Database,
    @Inject(SNAPSHOTS) private readonly snapshots: SnapshotQueries,
  ) {}

  async count(query: Filtering): Promise<Counted> {
    const { columns, snapshot } = await this.newest();
    const key = keyOf(query);
    const known = this.counted.get(key, snapshot);
    if (known) return known;
    const value = isOfUnasked(query)
      ? Promise.resolve(columns.count(query))
      : this.among(query).then((ids) => columns.count(query, ids));
    this.counted.set(key, snapshot, { value, weight: 1 });
    value.catch(() => this.counted.drop(key));
    return value;
  }

  /** The rows that meet what only the database can tell: a text, a state, how they stand to other servers. */
  private async among(query: Filtering): Promise<number[]> {
    const values = new Values();
    const base = baseOf(query, values);
    // As one text: an array of numbers takes several times as long to read.
    const rows: { ids: string | null }[] = await this.db.query(
      `select json_agg(d.instance_id)::text as ids from directory_entry d where ${base.join(' and ')}`,
      values.list,
    );
    return JSON.parse(rows[0]?.ids ?? '[]') as number[];
  }

  private async newest(): Promise<Held> {
    const snapshot = await this.snapshots.name();
    const { held } = this;
    if (held?.snapshot === snapshot) return held;
    // Where nothing may be believed without asking, that holds here too.
    if (!this.snapshots.isPatient) return this.hold(snapshot);
    const age = performance.now() - (held?.at ?? 0);
    if (held && age < FRESH_MS) return held;
    this.reading ??= this.hold(snapshot).finally(() => {
      this.reading = undefined;
    });
    if (!held || age > USABLE_MS) return this.reading;
    // Who asks now is answered from what there is; whether it failed shows when the next one asks.
    this.reading.catch(() => undefined);
    return held;
  }

  private async hold(snapshot: string): Promise<Held> {
    const columns = await this.read();
    this.held = { columns, snapshot, at: performance.now() };
    return this.held;
  }

  private async read(): Promise<FacetColumns> {
    const columns = new FacetColumns();
    let after = 0;
    for (;;) {
      const rows: FacetEntry[] = await this.db.query(
        `select d.instance_id as id, d.shown_unasked, d.network, d.software, d.registration, d.verdict, d.size, d.uptime,
                d.age, d.country, array_to_string(d.languages, ',') as languages, array_to_string(d.topics, ',') as topics
           from directory_entry d
          where d.instance_id > $1
          order by d.instance_id
          limit ${String(ROWS_AT_ONCE)}`,
        [after],
      );
      for (const row of rows) columns.add(row);
      const last = rows.at(-1);
      if (!last || rows.length < ROWS_AT_ONCE) return columns;
      after = last.id;
    }
  }
}

/** The same for all questions with the same filters. */
function keyOf(query: Filtering): string {
  const { q, search, state, include, topic, blocks, reaches } = query;
  return listId('totals', [
    [q, search, state, include, topic, blocks, reaches],
    ...FACET_NAMES.map((name) => query[name]),
  ]);
}

/** Whether only rows that are listed unasked are meant, and only what is held of them is asked. */
function isOfUnasked({ q, state, include, size, blocks, reaches }: Filtering): boolean {
  const isPlain = wantedText({ q }) === '' && !state && !include && !blocks && !reaches;
  return isPlain && size?.includes('personal') !== true;
}
