import { Inject, Injectable } from '@nestjs/common';
import type { Facets } from '../contract/instances.ts';
import { LISTS, type Database } from '../database.ts';
import { listId } from '../http/cursor.ts';
import { Kept } from '../http/kept.ts';
import { SNAPSHOTS, type SnapshotQueries } from '../http/snapshot.queries.ts';
import { Values } from '../http/sql.ts';
import { ColumnsQueries } from './columns.queries.ts';
import {
  facetsOf,
  facetsOfTallies,
  facetsStatement,
  facetStatement,
  without,
  type FacetRow,
} from './facets-sql.ts';
import type { Statement } from './page-sql.ts';
import { everything, FACET_NAMES, filtersOf, wantedText, type FacetName, type Filtering } from './filters.ts';

// Three of five filters make some thousands of lists; a count is a number, facets are a page of them.
const COUNTS_KEPT = 10_000;
const FACETS_KEPT = 1000;
const SINGLE_FACETS_KEPT = 5000;

/** How many rows a list has. Every page and every order of it asks the same, so the answer is kept while it is true. */
@Injectable()
export class TotalsQueries {
  private readonly counts = new Kept<Promise<number>>(COUNTS_KEPT);
  private readonly tallies = new Kept<Promise<Facets>>(FACETS_KEPT);
  private readonly singles = new Kept<Promise<Facets>>(SINGLE_FACETS_KEPT);
  private readonly held: ColumnsQueries;

  constructor(
    @Inject(LISTS) private readonly db: Database,
    @Inject(SNAPSHOTS) private readonly snapshots: SnapshotQueries,
  ) {
    this.held = new ColumnsQueries(db, snapshots);
  }

  count(query: Filtering): Promise<number> {
    return this.once(this.counts, keyOf(query), () => this.countRows(query));
  }

  /**
   * Each facet is counted under all the others: one in use as if it were not. What that counts is asked by others, too,
   * who have chosen less: where no more than one filter is left, all facets are counted, and kept for them.
   */
  async facets(query: Filtering): Promise<Facets> {
    if (isOfUnasked(query)) return facetsOfTallies((await this.held.columns()).count(query));
    const used = FACET_NAMES.filter((name) => query[name] !== undefined);
    const [all, ...others] = await Promise.all([
      this.tally(query),
      ...used.map(async (name) => {
        const rest = without(name, query);
        const counted = await (used.length <= 2 ? this.tally(rest) : this.single(name, rest));
        return { [name]: counted[name] };
      }),
    ]);
    return Object.assign({}, all, ...others) as Facets;
  }

  private tally(query: Filtering): Promise<Facets> {
    return this.once(this.tallies, keyOf(query), () => this.countFacets(facetsStatement(query)));
  }

  private single(name: FacetName, query: Filtering): Promise<Facets> {
    return this.once(this.singles, `${name}/${keyOf(query)}`, () =>
      this.countFacets(facetStatement(name, query)),
    );
  }

  private async once<Value>(
    kept: Kept<Promise<Value>>,
    key: string,
    ask: () => Promise<Value>,
  ): Promise<Value> {
    // A count is as true in the next minute.
    const snapshot = await this.snapshots.name();
    const known = kept.get(key, snapshot);
    if (known) return known;
    const asked = ask();
    kept.set(key, snapshot, { value: asked, weight: 1 });
    asked.catch(() => kept.drop(key));
    return asked;
  }

  private async countRows(query: Filtering): Promise<number> {
    const values = new Values();
    const rows: { total: number }[] = await this.db.query(
      `select count(*)::integer as total from directory_entry d where ${everything(filtersOf(query, values))}`,
      values.list,
    );
    return rows[0]?.total ?? 0;
  }

  private async countFacets({ text, values }: Statement): Promise<Facets> {
    const rows: FacetRow[] = await this.db.query(text, values);
    return facetsOf(rows);
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
