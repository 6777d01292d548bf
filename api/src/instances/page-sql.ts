import type { Network } from '@homeport/db';
import type { InstancesQuery } from '../contract/instances.ts';
import { Values } from '../http/sql.ts';
import { everything, filtersOf, type Filtering } from './filters.ts';
import { orderOf, seedNumber, type KeyValue } from './order.ts';
import { hasNotOptedOut, instant } from './row.ts';
import { RESERVES } from './standing-sql.ts';

export interface Statement {
  text: string;
  values: unknown[];
}

export interface PageRequest {
  query: Filtering & Pick<InstancesQuery, 'sort'>;
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
  network: Network;
  software: string | null;
  verdict: string | null;
  cause: string | null;
  since: string | null;
}

/**
 * For each row wanted, so many rows of an order are looked at before all that the filters leave are gathered; by how
 * many filters there are, since the fewer there are the more must be gathered.
 */
const WALKED_FOR_EACH = [100, 100, 40, 15];

/**
 * One page as JSON that the database has written: keys alone find out which rows, and only those are read whole.
 * Keyset, not offset: the last page costs what the first one does.
 */
export function pageStatement(request: PageRequest): Statement {
  const { keys, values, names } = pageKeys(request);
  return {
    text: `
      with page as materialized (${keys})
      select ${keyOf(names)}::text as key, row_to_json(r)::text as json, i.domain, i.network, i.software,
             i.verdict, i.cause,
             ${instant('i.verdict_since')} as since
        from page p
        join directory_entry d on d.instance_id = p.${names.at(-1) ?? ''}
        left join instance i on i.id = d.instance_id and ${hasNotOptedOut('i')}
        left join lateral (${COLUMNS}) r on i.id is not null
       order by ${names.map((name) => `p.${name}`).join(', ')}`,
    values: values.list,
  };
}

/** The keys alone of the rows of a page. */
export function keysStatement(request: PageRequest): Statement {
  const { keys, values, names } = pageKeys(request);
  return { text: `select ${keyOf(names)}::text as key from (${keys}) p`, values: values.list };
}

/** The rows of these instances, whatever page they would stand on; the key is the id. In no order. */
export function rowsStatement(ids: readonly number[]): Statement {
  return {
    text: `
      select d.instance_id::text as key, row_to_json(r)::text as json, i.domain, i.network, i.software,
             i.verdict, i.cause,
             ${instant('i.verdict_since')} as since
        from directory_entry d
        join instance i on i.id = d.instance_id and ${hasNotOptedOut('i')}
        cross join lateral (${COLUMNS}) r
       where d.instance_id = any($1::integer[])`,
    values: [ids],
  };
}

// A personal instance is one person's: what it says of itself stays there.
const COLUMNS = `
  select i.network, i.domain, i.title, case when d.size is distinct from 'personal' then i.description end as description,
         i.software, i.version, i.state, i.registration, i.languages, d.size, d.size is not distinct from 'personal' as is_personal,
         i.users_total, i.users_active_month, i.users_total_quality, i.users_active_month_quality,
         d.ratio_30d as uptime_30d, d.coverage_30d, i.country, d.topics, d.band, ${RESERVES} as reserves, d.behind_days,
         d.share_of_network, ${instant('coalesce(i.life_began_at, i.first_up_at)')} as known_since, ${instant('i.discovered_at')} as discovered_at,
         ${instant('i.last_visit_at')} as checked_at`;

/** The parts of a statement about `d` (directory_entry), its values given by their placeholders. */
interface Parts {
  /** `k0`, `k1` …, of which the last is the id. */
  names: string[];
  /** The keys under these names. */
  columns: string;
  /** The keys as an index has them. */
  order: string;
  filters: string;
  /** The key after which the page begins. */
  after: string | undefined;
  limit: string;
}

function pageKeys(request: PageRequest): { keys: string; values: Values; names: string[] } {
  const { query, seed, after, limit, skip = 0 } = request;
  const values = new Values();
  const filters = filtersOf(query, values);
  const { keys, isIndexed } = orderOf(query.sort, seed === null ? '' : values.add(seedNumber(seed)));
  const names = keys.map((_, index) => `k${index}`);
  const parts: Parts = {
    names,
    columns: keys.map(({ sql }, index) => `${sql} as k${index}`).join(', '),
    order: keys.map(({ sql }) => sql).join(', '),
    filters: everything(filters),
    after: after && keys.map(({ type }, index) => `${values.add(after[index])}::${type}`).join(', '),
    limit: values.add(limit),
  };
  if (isIndexed && skip === 0) {
    const walked = limit * (WALKED_FOR_EACH[Object.keys(filters.facets).length] ?? 15);
    return { keys: walkThenGather(parts, values.add(walked)), values, names };
  }
  const offset = skip > 0 ? ` offset ${values.add(skip)}` : '';
  return { keys: gather(parts) + offset, values, names };
}

/** Left to the planner: right where no index has the order, or where a great many rows are wanted. */
function gather({ columns, order, filters, after, limit }: Parts): string {
  return `
        select ${columns} from directory_entry d
         where ${filters} and ${laterThan(after, order)}
         order by ${order} limit ${limit}`;
}

/**
 * The planner takes filters and order for independent, and walks an index in the order until it has met enough. Who
 * asks for small servers by their users asks for the end of that order, and it would walk nearly all of it. So the
 * walk is bounded, and where it falls short, all that the filters leave is gathered from their own index and sorted:
 * either costs little just where the other costs much. Where the page begins is asked of what was gathered, so that
 * nothing tempts the planner to gather along the order.
 */
function walkThenGather({ names, columns, order, filters, after, limit }: Parts, walked: string): string {
  const byName = names.join(', ');
  return `
        with walked as materialized (
          select ${byName}
            from (select d.*, ${columns} from directory_entry d
                   where ${laterThan(after, order)} order by ${order} limit ${walked}) d
           where ${filters}
           order by ${byName} limit ${limit}
        ), gathered as materialized (
          select ${columns} from directory_entry d where ${filters} and (select count(*) from walked) < ${limit}
        )
        select * from walked where (select count(*) from walked) >= ${limit}
         union all
        (select * from gathered where ${laterThan(after, byName)} order by ${byName} limit ${limit})`;
}

function laterThan(after: string | undefined, keys: string): string {
  return after === undefined ? 'true' : `(${keys}) > (${after})`;
}

function keyOf(names: readonly string[]): string {
  return `jsonb_build_array(${names.map((name) => `p.${name}`).join(', ')})`;
}
