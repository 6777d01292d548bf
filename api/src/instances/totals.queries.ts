import { Inject, Injectable } from '@nestjs/common';
import type { Facets } from '../contract/instances.ts';
import { LISTS, type Database } from '../database.ts';
import { listId } from '../http/cursor.ts';
import { Kept } from '../http/kept.ts';
import { SNAPSHOTS, type SnapshotQueries } from '../http/snapshot.queries.ts';
import { Values } from '../http/sql.ts';
import { facetsOf, facetsStatement, type FacetRow } from './facets-sql.ts';
import { everything, FACET_NAMES, filtersOf, type Filtering } from './filters.ts';

// Three of five filters make some thousands of lists; a count is a number, facets are a page of them.
const COUNTS_KEPT = 10_000;
const FACETS_KEPT = 500;

/** How many rows a list has. Every page and every order of it asks the same, so the answer is kept while it is true. */
@Injectable()
export class TotalsQueries {
  private readonly counts = new Kept<Promise<number>>(COUNTS_KEPT);
  private readonly tallies = new Kept<Promise<Facets>>(FACETS_KEPT);

  constructor(
    @Inject(LISTS) private readonly db: Database,
    @Inject(SNAPSHOTS) private readonly snapshots: SnapshotQueries,
  ) {}

  count(query: Filtering): Promise<number> {
    return this.once(this.counts, query, () => this.countRows(query));
  }

  facets(query: Filtering): Promise<Facets> {
    return this.once(this.tallies, query, () => this.countFacets(query));
  }

  private async once<Value>(
    kept: Kept<Promise<Value>>,
    query: Filtering,
    ask: () => Promise<Value>,
  ): Promise<Value> {
    const { q, search, state, include, topic, blocks, reaches } = query;
    const key = listId('totals', [
      [q, search, state, include, topic, blocks, reaches],
      ...FACET_NAMES.map((name) => query[name]),
    ]);
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

  private async countFacets(query: Filtering): Promise<Facets> {
    const { text, values } = facetsStatement(query);
    const rows: FacetRow[] = await this.db.query(text, values);
    return facetsOf(rows);
  }
}
