import { Inject, Injectable } from '@nestjs/common';
import type { DomainName, InstanceName, Severity } from '@homeport/db';
import { z } from 'zod';
import type { InstancePoliciesQuery, PoliciesPage, PolicyEntry } from '../contract/policies.ts';
import { DATABASE, LISTS, type Database } from '../database.ts';
import { listId, readCursor, writeCursor } from '../http/cursor.ts';
import { thisMinute } from '../http/now.ts';
import { cutPage, Values } from '../http/sql.ts';
import { findInstance, refuseSuppressed } from '../instances/find.queries.ts';
import { hasNotOptedOut, iso } from '../instances/row.ts';

type Row = Omit<PolicyEntry, 'source' | 'first_seen_at' | 'last_seen_at' | 'lifted_at'> & {
  network: PolicyEntry['source']['network'];
  domain: string;
  title: string | null;
  first_seen_at: Date;
  last_seen_at: Date | null;
  lifted_at: Date | null;
  key: Key;
};

/** Standing rules before lifted ones, then by the other side's name. */
const PolicyKey = z.tuple([
  z.int().min(0).max(1),
  z
    .string()
    .max(1000)
    .regex(/^[^\0]*$/),
  z.int32(),
]);

type Key = z.infer<typeof PolicyKey>;

interface Filters {
  severity?: Severity[] | undefined;
  standing?: 'true' | 'false' | undefined;
}

interface Paging {
  limit: number;
  cursor?: string | undefined;
}

/** Which rules: those that an instance publishes, or those that name a domain. */
export type Side = { by: number } | { about: string };

/** How many rows of an export are read at once. */
const ROWS_AT_ONCE = 500;

@Injectable()
export class PoliciesQueries {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(LISTS) private readonly lists: Database,
  ) {}

  async sideOf(domain: InstanceName, { network, direction }: InstancePoliciesQuery): Promise<Side> {
    const found = await findInstance(this.db, domain, network);
    return direction === 'outgoing' ? { by: found.id } : { about: domain };
  }

  async about(domain: DomainName): Promise<Side> {
    await refuseSuppressed(this.db, domain);
    return { about: domain };
  }

  async list(side: Side, query: Filters & Paging): Promise<PoliciesPage> {
    const { limit } = query;
    const { list, after, asOf } = startOf(side, query);
    const [found, total] = await Promise.all([
      this.page(side, query, { after, limit: limit + 1 }),
      this.count(side, query),
    ]);
    const { rows, last } = cutPage(found, limit);
    return {
      data: rows.map(entryOf),
      page: { next_cursor: last ? writeCursor(list, { asOf, seed: null, key: last.key }) : null, limit },
      meta: { total, generated_at: iso(asOf) },
    };
  }

  /** The cursor after `query.limit` rows, or null where there are no more. */
  async cursorAfter(side: Side, query: Filters & Paging): Promise<string | null> {
    const { list, after, asOf } = startOf(side, query);
    const [last, next] = await this.page(side, query, { after, limit: 2, skip: query.limit - 1 });
    return last && next ? writeCursor(list, { asOf, seed: null, key: last.key }) : null;
  }

  /** The rows of a list, a few hundred at a time. */
  async *rows(side: Side, query: Filters & Paging): AsyncGenerator<PolicyEntry[]> {
    let { after } = startOf(side, query);
    for (let left = query.limit; left > 0; left -= ROWS_AT_ONCE) {
      const limit = Math.min(left, ROWS_AT_ONCE);
      const rows = await this.page(side, query, { after, limit });
      yield rows.map(entryOf);
      if (rows.length < limit) return;
      after = rows.at(-1)?.key;
    }
  }

  private page(
    side: Side,
    filters: Filters,
    { after, limit, skip = 0 }: { after: Key | undefined; limit: number; skip?: number },
  ): Promise<Row[]> {
    const values = new Values();
    const where = conditions(side, filters, values);
    const other = 'by' in side ? 'p.target' : 'i.domain';
    const keys = `(case when p.lifted_at is null then 0 else 1 end), ${other}, p.id`;
    if (after) {
      const [lifted, name, id] = after;
      where.push(
        `(${keys}) > (${values.add(lifted)}::integer, ${values.add(name)}::text, ${values.add(id)}::integer)`,
      );
    }
    // First which rules, by what the indexes hold, then all about those few: some lists have tens of thousands.
    // While a rule stands, it was last seen when its list was last read. The digest is never given out: it would
    // undo the obfuscation.
    return this.lists.query(
      `with shown as materialized (
         select p.id
           from policy_entry p
           join instance i on i.id = p.instance_id
          where ${where.join(' and ')}
          order by ${keys}
          limit ${values.add(limit)} offset ${values.add(skip)}
       )
       select i.network, i.domain, i.title, p.target, p.is_obfuscated, p.severity, p.rule, p.reason, p.first_seen_at,
              coalesce(p.last_seen_at, i.policy_read_at) as last_seen_at, p.lifted_at,
              jsonb_build_array(${keys}) as key
         from shown
         join policy_entry p using (id)
         join instance i on i.id = p.instance_id
        order by ${keys}`,
      values.list,
    );
  }

  private async count(side: Side, filters: Filters): Promise<number> {
    const values = new Values();
    const rows: { total: number }[] = await this.lists.query(
      `select count(*)::integer as total
         from policy_entry p
         join instance i on i.id = p.instance_id
        where ${conditions(side, filters, values).join(' and ')}`,
      values.list,
    );
    return rows[0]?.total ?? 0;
  }
}

function startOf(side: Side, { severity, standing, cursor }: Filters & Paging) {
  const list = listId('policies', [side, severity, standing]);
  const from = readCursor(cursor, list, PolicyKey);
  return { list, after: from?.key, asOf: from?.asOf ?? thisMinute() };
}

function conditions(side: Side, { severity, standing }: Filters, values: Values): string[] {
  return [
    ...('by' in side
      ? [`p.instance_id = ${values.add(side.by)}`, IS_NOT_ABOUT_OPTED_OUT]
      : // A hidden name is never matched to the name it hides, even where the two texts are alike.
        [
          `p.target = ${values.add(side.about)}`,
          'not p.is_obfuscated',
          isNotOptedOut(values.add(side.about)),
        ]),
    // Who opted out is named on neither side.
    hasNotOptedOut('i'),
    ...(severity ? [`p.severity = any(${values.add(severity)}::text[])`] : []),
    ...(standing ? [`p.lifted_at is ${standing === 'true' ? '' : 'not'} null`] : []),
  ];
}

// By the names above each target, since the opt-outs are many and each would be compared with every rule.
export const IS_NOT_ABOUT_OPTED_OUT = `not exists (
  select from unnest(string_to_array(p.target, '.')) with ordinality as label (text, nth)
    join suppression s on s.domain = array_to_string((string_to_array(p.target, '.'))[nth:], '.'))`;

/** The same of one name, asked once and not for each rule about it. */
function isNotOptedOut(name: string): string {
  return `not exists (select from suppression s where ${name}::text = s.domain or ${name}::text like '%.' || s.domain)`;
}

function entryOf({ network, domain, title, key: _key, ...row }: Row): PolicyEntry {
  return {
    ...row,
    source: { network, domain, title },
    first_seen_at: iso(row.first_seen_at),
    last_seen_at: iso(row.last_seen_at),
    lifted_at: iso(row.lifted_at),
  };
}
