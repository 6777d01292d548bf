import { Inject, Injectable } from '@nestjs/common';
import type { InstanceName, Network, UsageQuality } from '@homeport/db';
import type { Reading, UsageAnswer, UsageDay } from '../contract/usage.ts';
import { DATABASE, type Database } from '../database.ts';
import { thisMinute } from '../http/now.ts';
import { findInstance } from '../instances/find.queries.ts';
import { iso } from '../instances/row.ts';

const COUNTS = ['users_total', 'users_active_month', 'users_active_halfyear', 'posts_total'] as const;
type Count = (typeof COUNTS)[number];

// The driver gives eight-byte integers as text.
type Row = { day: string } & Record<Count, string | null> & Record<`${Count}_quality`, UsageQuality | null>;

@Injectable()
export class UsageQueries {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  /** The last days of an instance's numbers; throws the problem of a name that is unknown or opted out. */
  async get(domain: InstanceName, days: number, network?: Network): Promise<UsageAnswer> {
    const found = await findInstance(this.db, domain, network);
    const asOf = thisMinute();
    const rows: Row[] = await this.db.query(
      `select u.day::text as day,
              ${COUNTS.map((count) => `u.${count}::text as ${count}, u.${count}_quality`).join(', ')}
         from usage_day u
         join instance i on i.id = u.instance_id
        where u.instance_id = $1
          and u.day > ($2::timestamptz at time zone 'UTC')::date - $3::integer
          -- What a server of an earlier life counted is not this one's growth.
          and u.day >= coalesce((i.life_began_at at time zone 'UTC')::date, u.day)
        order by u.day`,
      [found.id, asOf, days],
    );
    return {
      network: found.network,
      domain: found.domain,
      data: rows.map(dayOf),
      meta: { generated_at: iso(asOf) },
    };
  }
}

function dayOf(row: Row): UsageDay {
  const reading = (count: Count): Reading => {
    const value = row[count];
    return { value: value === null ? null : Number(value), quality: row[`${count}_quality`] };
  };
  return {
    day: row.day,
    users_total: reading('users_total'),
    users_active_month: reading('users_active_month'),
    users_active_halfyear: reading('users_active_halfyear'),
    posts_total: reading('posts_total'),
  };
}
