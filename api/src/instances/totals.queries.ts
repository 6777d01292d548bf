import { Inject, Injectable } from '@nestjs/common';
import type { Facets } from '../contract/instances.ts';
import { LISTS, type Database } from '../database.ts';
import { listId } from '../http/cursor.ts';
import { Kept } from '../http/kept.ts';
import { SNAPSHOTS, type SnapshotQueries } from '../http/snapshot.queries.ts';
import { Values } from '../http/sql.ts';
import { everything, FACET_NAMES, filtersOf, type FacetName, type Filtering } from './filters.ts';

const FACET_VALUES_MAX = 100;
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
    const { q, state, include, network, software, language, registration, verdict, size } = query;
    const key = listId('totals', [
      q,
      state,
      include,
      network,
      software,
      language,
      registration,
      verdict,
      size,
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

  /** Each facet counts the rows that all the other filters leave. */
  private async countFacets(query: Filtering): Promise<Facets> {
    const values = new Values();
    const { base, facets } = filtersOf(query, values);
    // Only where a facet is filtered by, the others must know which rows it would leave.
    const used = FACET_NAMES.filter((name) => facets[name] !== undefined);
    const meets = used.map((name) => `coalesce(${facets[name] ?? ''}, false) as meets_${name}`);
    const columns = ['d.network', 'd.software', 'd.registration', 'd.verdict', 'd.size', 'd.languages'];
    const groups = columns.length + meets.length;
    const rows: { facet: FacetName; value: string; count: number }[] = await this.db.query(
      `with combined as materialized (
         select ${[...columns, ...meets].join(', ')}, count(*) as entries
           from directory_entry d
          where ${base.join(' and ')}
          group by ${Array.from({ length: groups }, (_, index) => index + 1).join(', ')})
       ${FACET_NAMES.map((name) => countFacet(name, used)).join(' union all ')}
       order by facet, count desc, value`,
      values.list,
    );
    const found: Facets = {
      network: [],
      software: [],
      language: [],
      registration: [],
      verdict: [],
      size: [],
    };
    for (const { facet, value, count } of rows) {
      if (found[facet].length < FACET_VALUES_MAX) found[facet].push({ value, count });
    }
    return found;
  }
}

function countFacet(name: FacetName, used: readonly FacetName[]): string {
  const others = used.filter((other) => other !== name).map((other) => `meets_${other}`);
  const from =
    name === 'language'
      ? // A region is counted with its language.
        "(select tag as value, entries from combined, unnest(languages) tag where position('-' in tag) = 0 and WHERE) counted"
      : `(select ${name} as value, entries from combined where WHERE) counted`;
  return `(select '${name}' as facet, value, sum(entries)::integer as count
             from ${from.replace('WHERE', others.length > 0 ? others.join(' and ') : 'true')}
            where value is not null
            group by value)`;
}
