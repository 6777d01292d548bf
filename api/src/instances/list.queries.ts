import { displayName, purposesOf } from '@homeport/db';
import { Inject, Injectable } from '@nestjs/common';
import type { InstancesQuery, InstanceSummary } from '../contract/instances.ts';
import { LISTS, type Database } from '../database.ts';
import { listId, readCursor, writeCursor, type Cursor } from '../http/cursor.ts';
import { thisMinute } from '../http/now.ts';
import { cutPage } from '../http/sql.ts';
import { AskingQueries } from './asking.queries.ts';
import { CountsQueries } from './counts.queries.ts';
import { KEY_SCHEMAS, type KeyValue } from './order.ts';
import { keysStatement, pageStatement, type PageRequest, type PageRow } from './page-sql.ts';
import { explainCause, iso } from './row.ts';

/** A page of the directory as it is sent. */
export interface ListText {
  json: string;
  nextCursor: string | null;
}

/** How many rows of an export are read at once. */
const ROWS_AT_ONCE = 500;

@Injectable()
export class ListQueries {
  constructor(
    @Inject(LISTS) private readonly db: Database,
    @Inject(CountsQueries) private readonly counts: CountsQueries,
    @Inject(AskingQueries) private readonly asking: AskingQueries,
  ) {}

  async list(query: InstancesQuery): Promise<ListText> {
    const { list, asOf, seed, after } = startOf(query);
    const { asking, unresolved } = await this.asking.prepare(query);
    const [found, counted] = await Promise.all([
      this.page({ query: asking, seed, after, limit: query.limit + 1 }),
      this.counts.count(asking),
    ]);
    const { rows, last } = cutPage(found, query.limit);
    const nextCursor = last ? writeCursor(list, { asOf, seed, key: JSON.parse(last.key) as unknown }) : null;
    const page = JSON.stringify({ next_cursor: nextCursor, limit: query.limit });
    const { search } = asking;
    // Counts may be some seconds older than rows: of a list that stands here whole, its rows are the count.
    const total = after === undefined && !last ? found.length : counted.total;
    const meta = JSON.stringify({ total, generated_at: iso(asOf), seed, search, unresolved });
    const more = query.facets === 'true' ? `,"facets":${JSON.stringify(counted.facets)}` : '';
    return {
      json: `{"data":[${rows.flatMap(rowText).join(',')}],"page":${page},"meta":${meta}${more}}`,
      nextCursor,
    };
  }

  /** The cursor after `query.limit` rows, or null where there are no more. */
  async cursorAfter(query: InstancesQuery): Promise<string | null> {
    const { list, asOf, seed, after } = startOf(query);
    const { asking } = await this.asking.prepare(query);
    const { text, values } = keysStatement({ query: asking, seed, after, limit: 2, skip: query.limit - 1 });
    const [last, next]: { key: string }[] = await this.db.query(text, values);
    return last && next ? writeCursor(list, { asOf, seed, key: JSON.parse(last.key) as unknown }) : null;
  }

  /** The rows of a list, a few hundred at a time. */
  async *rows(query: InstancesQuery): AsyncGenerator<InstanceSummary[]> {
    const start = startOf(query);
    const { asking } = await this.asking.prepare(query);
    let { after } = start;
    for (let left = query.limit; left > 0; left -= ROWS_AT_ONCE) {
      const limit = Math.min(left, ROWS_AT_ONCE);
      const rows = await this.page({ query: asking, seed: start.seed, after, limit });
      yield rows.flatMap(rowText).map((text) => JSON.parse(text) as InstanceSummary);
      if (rows.length < limit) return;
      after = JSON.parse(rows.at(-1)?.key ?? '[]') as KeyValue[];
    }
  }

  private page(request: PageRequest): Promise<PageRow[]> {
    const { text, values } = pageStatement(request);
    return this.db.query(text, values);
  }
}

function startOf(query: InstancesQuery) {
  // The cursor carries the seed: whether the address has it too makes no other list of it, nor does the format.
  const { cursor: text, limit: _limit, facets: _facets, seed: _seed, format: _format, ...filters } = query;
  const list = listId('instances', filters);
  const cursor: Cursor<KeyValue[]> | null = readCursor(text, list, KEY_SCHEMAS[query.sort]);
  const asOf = cursor?.asOf ?? thisMinute();
  const seed = query.sort === 'recommended' ? (cursor?.seed ?? query.seed ?? iso(asOf).slice(0, 10)) : null;
  return { list, asOf, seed, after: cursor?.key };
}

/** A row as the contract has it: what the database wrote, and what only our own words say. */
export function rowText({ json, domain, network, software, verdict, cause, since }: PageRow): string[] {
  if (json === null) return [];
  const ours = {
    domain_unicode: displayName(domain),
    purposes: purposesOf(network, software),
    health: { verdict, cause, ...explainCause(cause), since },
  };
  return [`${json.slice(0, -1)},${JSON.stringify(ours).slice(1)}`];
}
