import { Inject, Injectable } from '@nestjs/common';
import type { DomainName, InstanceName, Severity } from '@homeport/db';
import { z } from 'zod';
import type { InstancePoliciesQuery, PoliciesPage, PolicyEntry } from '../contract/policies.ts';
import { DATABASE, type Database } from '../database.ts';
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
  key: z.infer<typeof PolicyKey>;
};

/** Standing rules before lifted ones, then by the other side's name. */
const PolicyKey = z.tuple([z.int().min(0).max(1), z.string().max(1000), z.int32()]);

interface Filters {
  severity?: Severity[] | undefined;
  standing?: 'true' | 'false' | undefined;
}

interface Paging {
  limit: number;
  cursor?: string | undefined;
}

/** Which rules: those that an instance publishes, or those that name a domain. */
type Side = { by: number } | { about: string };

@Injectable()
export class PoliciesQueries {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async ofInstance(domain: InstanceName, query: InstancePoliciesQuery): Promise<PoliciesPage> {
    const found = await findInstance(this.db, domain, query.network);
    return this.list(query.direction === 'outgoing' ? { by: found.id } : { about: domain }, query, query);
  }

  async about(domain: DomainName, query: Filters & Paging): Promise<PoliciesPage> {
    await refuseSuppressed(this.db, domain);
    return this.list({ about: domain }, query, query);
  }

  private async list(
    side: Side,
    { severity, standing }: Filters,
    { limit, cursor }: Paging,
  ): Promise<PoliciesPage> {
    const list = listId('policies', [side, severity, standing]);
    const from = readCursor(cursor, list, PolicyKey);
    const asOf = from?.asOf ?? thisMinute();
    const [found, total] = await Promise.all([
      this.page(side, { severity, standing }, from?.key, limit),
      this.count(side, { severity, standing }),
    ]);
    const { rows, last } = cutPage(found, limit);
    return {
      data: rows.map(entryOf),
      page: { next_cursor: last ? writeCursor(list, { asOf, seed: null, key: last.key }) : null, limit },
      meta: { total, generated_at: iso(asOf) },
    };
  }

  private page(
    side: Side,
    filters: Filters,
    after: z.infer<typeof PolicyKey> | undefined,
    limit: number,
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
    // While a rule stands, it was last seen when its list was last read. The digest is never given out: it would
    // undo the obfuscation.
    return this.db.query(
      `select i.network, i.domain, i.title, p.target, p.is_obfuscated, p.severity, p.rule, p.reason, p.first_seen_at,
              coalesce(p.last_seen_at, i.policy_read_at) as last_seen_at, p.lifted_at,
              jsonb_build_array(${keys}) as key
         from policy_entry p
         join instance i on i.id = p.instance_id
        where ${where.join(' and ')}
        order by ${keys}
        limit ${values.add(limit + 1)}`,
      values.list,
    );
  }

  private async count(side: Side, filters: Filters): Promise<number> {
    const values = new Values();
    const rows: { total: number }[] = await this.db.query(
      `select count(*)::integer as total
         from policy_entry p
         join instance i on i.id = p.instance_id
        where ${conditions(side, filters, values).join(' and ')}`,
      values.list,
    );
    return rows[0]?.total ?? 0;
  }
}

function conditions(side: Side, { severity, standing }: Filters, values: Values): string[] {
  return [
    // A hidden name is never matched to the name it hides, even where the two texts are alike.
    'by' in side
      ? `p.instance_id = ${values.add(side.by)}`
      : `p.target = ${values.add(side.about)} and not p.is_obfuscated`,
    // Who opted out is named on neither side.
    hasNotOptedOut('i'),
    "not exists (select from suppression s where p.target = s.domain or p.target like '%.' || s.domain)",
    ...(severity ? [`p.severity = any(${values.add(severity)}::text[])`] : []),
    ...(standing ? [`p.lifted_at is ${standing === 'true' ? '' : 'not'} null`] : []),
  ];
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
