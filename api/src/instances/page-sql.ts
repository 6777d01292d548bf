import type { InstancesQuery } from '../contract/instances.ts';
import { Values } from '../http/sql.ts';
import { everything, filtersOf } from './filters.ts';
import { orderOf, seedNumber, type Key, type KeyValue } from './order.ts';
import { hasNotOptedOut, instant } from './row.ts';

export interface Statement {
  text: string;
  values: unknown[];
}

export interface PageRequest {
  query: Omit<InstancesQuery, 'limit' | 'cursor' | 'facets'>;
  /** Of the shuffle, where the order has one. */
  seed: string | null;
  /** The key of the last row of the page before. */
  after: KeyValue[] | undefined;
  limit: number;
  /** Rows between, that are not read. */
  skip?: number;
}

/** One row of a page. `json` lacks what only our own words say; it is null where somebody opted out just now. */
export interface PageRow {
  key: string;
  json: string | null;
  domain: string;
  verdict: string | null;
  cause: string | null;
  since: string | null;
}

/**
 * One page as JSON that the database has written: the narrow rows find out which ones, and only those are read
 * whole. Keyset, not offset: the last page costs what the first one does.
 */
export function pageStatement(request: PageRequest): Statement {
  const { narrow, values, names } = narrowPage(request);
  return {
    text: `
      with page as materialized (${narrow})
      select ${keyOf(names)}::text as key, row_to_json(r)::text as json, i.domain, i.verdict, i.cause,
             ${instant('i.verdict_since')} as since
        from page p
        left join instance i on i.id = p.${names.at(-1) ?? ''} and ${hasNotOptedOut('i')}
        left join lateral (${COLUMNS}) r on i.id is not null
       order by ${names.map((name) => `p.${name}`).join(', ')}`,
    values: values.list,
  };
}

/** The keys alone of the rows of a page. */
export function keysStatement(request: PageRequest): Statement {
  const { narrow, values, names } = narrowPage(request);
  return { text: `select ${keyOf(names)}::text as key from (${narrow}) p`, values: values.list };
}

// A personal instance is one person's: what it says of itself stays there.
const COLUMNS = `
  select i.network, i.domain, i.title, case when p.size is distinct from 'personal' then i.description end as description,
         i.software, i.version, i.state, i.registration, i.languages, p.size, p.size is not distinct from 'personal' as is_personal,
         i.users_total, i.users_active_month, i.users_total_quality, i.users_active_month_quality,
         p.ratio_30d as uptime_30d, p.coverage_30d, ${instant('i.discovered_at')} as discovered_at,
         ${instant('i.last_visit_at')} as checked_at`;

function narrowPage({ query, seed, after, limit, skip = 0 }: PageRequest) {
  const values = new Values();
  const conditions = everything(filtersOf(query, values));
  const { keys } = orderOf(query.sort, seed === null ? '' : values.add(seedNumber(seed)));
  const names = keys.map((_, index) => `k${index}`);
  const beyond = after ? ` and ${laterThan(keys, after, values)}` : '';
  const narrow = `
        select ${keys.map(({ sql }, index) => `${sql} as k${index}`).join(', ')}, d.size, d.ratio_30d, d.coverage_30d
          from directory_entry d
         where ${conditions}${beyond}
         order by ${keys.map(({ sql }) => sql).join(', ')}
         limit ${values.add(limit)}${skip > 0 ? ` offset ${values.add(skip)}` : ''}`;
  return { narrow, values, names };
}

function laterThan(keys: readonly Key[], after: KeyValue[], values: Values): string {
  const bounds = keys.map(({ type }, index) => `${values.add(after[index])}::${type}`);
  return `(${keys.map(({ sql }) => sql).join(', ')}) > (${bounds.join(', ')})`;
}

function keyOf(names: readonly string[]): string {
  return `jsonb_build_array(${names.map((name) => `p.${name}`).join(', ')})`;
}
