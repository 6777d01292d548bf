import { displayName } from '@homeport/db';
import { Inject, Injectable } from '@nestjs/common';
import type { Facets, InstancesPage, InstancesQuery, InstanceSummary } from '../contract/instances.ts';
import { DATABASE, type Database } from '../database.ts';
import { listId, readCursor, writeCursor } from '../http/cursor.ts';
import { thisMinute } from '../http/now.ts';
import { cutPage, Values } from '../http/sql.ts';
import { everything, FACET_NAMES, filtersOf, type FacetName } from './filters.ts';
import { orderOf } from './order.ts';
import { healthOf, iso, isPersonal, SIZE } from './row.ts';
import { UptimesQueries, type Uptime } from './uptimes.queries.ts';

const FACET_VALUES_MAX = 100;

type Row = Pick<
  InstanceSummary,
  | 'network'
  | 'domain'
  | 'title'
  | 'description'
  | 'software'
  | 'version'
  | 'state'
  | 'registration'
  | 'languages'
  | 'size'
  | 'users_total'
  | 'users_active_month'
  | 'users_total_quality'
  | 'users_active_month_quality'
> & {
  id: number;
  verdict: InstanceSummary['health']['verdict'];
  cause: string | null;
  verdict_since: Date | null;
  discovered_at: Date;
  last_visit_at: Date | null;
  key: (string | number)[];
};

@Injectable()
export class ListQueries {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(UptimesQueries) private readonly uptimes: UptimesQueries,
  ) {}

  async list(query: InstancesQuery): Promise<InstancesPage> {
    // The cursor carries the seed: whether the address has it too makes no other list of it.
    const { cursor: text, limit, facets, seed: _seed, ...filters } = query;
    const list = listId('instances', filters);
    const cursor = readCursor(text, list, orderOf(query.sort, '').schema);
    const asOf = cursor?.asOf ?? thisMinute();
    const seed = query.sort === 'recommended' ? (cursor?.seed ?? query.seed ?? iso(asOf).slice(0, 10)) : null;
    const [found, total] = await Promise.all([this.page(query, asOf, seed, cursor?.key), this.count(query)]);
    const { rows, last } = cutPage(found, limit);
    const ids = rows.map((row) => row.id);
    const uptimes = new Map((await this.uptimes.of(ids, asOf)).map((uptime) => [uptime.id, uptime]));
    return {
      data: rows.map((row) => summaryOf(row, uptimes.get(row.id))),
      page: { next_cursor: last ? writeCursor(list, { asOf, seed, key: last.key }) : null, limit },
      meta: { total, generated_at: iso(asOf), seed },
      ...(facets === 'true' && { facets: await this.facets(query) }),
    };
  }

  // Keyset, not offset: the last page costs what the first one does.
  private async page(
    query: InstancesQuery,
    asOf: Date,
    seed: string | null,
    after: (string | number)[] | undefined,
  ): Promise<Row[]> {
    const values = new Values();
    const filters = everything(filtersOf(query, values));
    const order = orderOf(query.sort, query.sort === 'recommended' ? values.add(seed) : '');
    const keys = [...order.keys, 'i.id'];
    const uptime = order.needsUptime ? joinUptimes(await this.uptimes.ofAll(asOf), values) : '';
    const beyond = after
      ? `and (${keys.join(', ')}) > (${after.map((part) => bound(part, values)).join(', ')})`
      : '';
    return this.db.query(
      `select i.id, i.network, i.domain, i.title, i.description, i.software, i.version, i.state, i.verdict, i.cause,
              i.verdict_since, i.registration, i.languages, (${SIZE}) as size, i.users_total, i.users_active_month,
              i.users_total_quality, i.users_active_month_quality, i.discovered_at, i.last_visit_at, jsonb_build_array(${keys.join(', ')}) as key
         from instance i ${uptime}
        where ${filters} ${beyond}
        order by ${keys.join(', ')}
        limit ${values.add(query.limit + 1)}`,
      values.list,
    );
  }

  private async count(query: InstancesQuery): Promise<number> {
    const values = new Values();
    const rows: { total: number }[] = await this.db.query(
      `select count(*)::integer as total from instance i where ${everything(filtersOf(query, values))}`,
      values.list,
    );
    return rows[0]?.total ?? 0;
  }

  /** Each facet counts the rows that all the other filters leave. */
  private async facets(query: InstancesQuery): Promise<Facets> {
    const values = new Values();
    const { base, facets } = filtersOf(query, values);
    const meets = FACET_NAMES.map((name) => `${facets[name]} as meets_${name}`).join(', ');
    const parts = FACET_NAMES.map((name) => countFacet(name)).join(' union all ');
    const rows: { facet: FacetName; value: string; count: number }[] = await this.db.query(
      `with base as materialized (
         select i.network, i.software, i.registration, i.verdict, (${SIZE}) as size,
                (select array_agg(distinct split_part(lower(tag), '-', 1)) from unnest(i.languages) tag) as language,
                ${meets}
           from instance i
          where ${base})
       ${parts}
       order by facet, count desc, value`,
      values.list,
    );
    const empty: Facets = {
      network: [],
      software: [],
      language: [],
      registration: [],
      verdict: [],
      size: [],
    };
    for (const { facet, value, count } of rows) {
      if (empty[facet].length < FACET_VALUES_MAX) empty[facet].push({ value, count });
    }
    return empty;
  }
}

function joinUptimes(uptimes: readonly Uptime[], values: Values): string {
  const column = (name: keyof Uptime) => values.add(uptimes.map((uptime) => uptime[name]));
  return `left join unnest(${column('id')}::integer[], ${column('ratio')}::float8[], ${column('coverage')}::float8[])
            as u (id, ratio, coverage) on u.id = i.id`;
}

function countFacet(name: FacetName): string {
  const value = name === 'language' ? 'unnest(language)' : name;
  const others = FACET_NAMES.filter((other) => other !== name).map((other) => `meets_${other}`);
  return `(select '${name}' as facet, value, count(*)::integer as count
             from (select ${value} as value from base where ${others.join(' and ')}) counted
            where value is not null
            group by value)`;
}

function bound(part: string | number, values: Values): string {
  return `${values.add(part)}::${typeof part === 'string' ? 'text' : 'float8'}`;
}

function summaryOf(
  { id: _id, key: _key, verdict, cause, verdict_since, last_visit_at, ...row }: Row,
  uptime?: Uptime,
) {
  const summary: InstanceSummary = {
    ...row,
    domain_unicode: displayName(row.domain),
    description: isPersonal(row.size) ? null : row.description,
    health: healthOf(verdict, cause, verdict_since),
    is_personal: isPersonal(row.size),
    uptime_30d: uptime?.ratio ?? null,
    coverage_30d: uptime?.coverage ?? 0,
    discovered_at: iso(row.discovered_at),
    checked_at: iso(last_visit_at),
  };
  return summary;
}
