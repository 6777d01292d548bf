import { queryPrepared } from '@homeport/db';
import type { DataSource } from 'typeorm';
import { SERIES_DAYS } from '../health/usage-series.ts';
import { fromRow, type DueInstance, type DueRow } from './due-instance.ts';

export const DUE_COLUMNS = `
  i.id, i.network, i.domain, i.registrable_domain, i.bucket, host(i.address) as address, i.software, i.version, i.discovered_at,
  i.state, i.verdict, i.cause, i.verdict_since, i.failing_since, i.failures, i.answers, i.first_up_at, i.last_up_at,
  i.last_visit_at, i.liveness_due_at, i.details_due_at, i.peers_due_at, i.policy_due_at,
  r.body as robots_body, r.status as robots_status, r.fetched_at as robots_fetched_at,
  r.expires_at as robots_expires_at, r.unreachable_since as robots_unreachable_since,
  i.details_read_at, i.users_total, i.posts_total::float8 as posts_total,
  -- Of Matrix alone: which keys its events were signed with.
  i.network_facts->'keyIds' as key_ids,
  i.nodeinfo_url, i.alias_of is not null as is_alias,
  exists (select from incident x where x.instance_id = i.id and x.to_at is null) as is_in_incident,
  -- What was said before, to judge what will be said now.
  (select jsonb_agg(jsonb_build_object('day', u.day, 'usersTotal', u.users_total,
            'usersActiveMonth', u.users_active_month, 'usersActiveHalfyear', u.users_active_halfyear,
            'postsTotal', u.posts_total) order by u.day)
     from usage_day u
    where u.instance_id = i.id and u.day >= coalesce((i.life_began_at at time zone 'UTC')::date, u.day)
      and u.day < (i.details_due_at at time zone 'UTC')::date
      and u.day >= (i.details_due_at at time zone 'UTC')::date - ${SERIES_DAYS}) as usage_series,
  -- Of the host on which the NodeInfo document is: mostly, but not always, the instance's own.
  (select to_jsonb(w) from robots w where w.domain = split_part(i.nodeinfo_url, '/', 3)) as robots_there,
  encode(i.policy_digest, 'hex') as policy_digest, encode(p.digest, 'hex') as peers_digest`;

export const HAS_NOT_OPTED_OUT = `not exists (select 1 from suppression s
         where s.domain in (i.domain, split_part(i.domain, ':', 1), i.registrable_domain))`;

/** Of instances `i`, at the moment `now`: those at which our own code failed rest, and are set aside after a while. */
const IS_NOT_SET_ASIDE = (now: string) =>
  `not exists (select 1 from fault f where f.instance_id = i.id and f.rests_until > ${now})`;

/** How many of those that are due, and whom not. */
export interface Choice {
  limit: number;
  /** Ids that are under way already, or at rest. */
  without: readonly number[];
  /** Addresses at which nobody else may begin now. */
  crowded?: readonly string[];
  /** Only those that answered the last time. */
  isKnownOnly?: boolean;
}

/** Of instances `i`: it answered the last time. */
const IS_KNOWN = '(i.failures = 0 and i.last_up_at is not null)';

/**
 * The due instances of one bucket, without those already under way: first those that answered the last time, and of
 * these, as of the others, the longest overdue.
 */
export async function listDue(
  db: DataSource,
  bucket: number,
  now: Date,
  { limit, without, crowded = [], isKnownOnly = false }: Choice,
): Promise<DueInstance[]> {
  const values = [bucket, now, limit, without, crowded, isKnownOnly];
  const rows = await queryPrepared<DueRow>(db, { name: 'list due', text: LIST, values });
  return rows.map(fromRow);
}

const LIST = `
     select ${DUE_COLUMNS}
       from instance i
       left join robots r on r.domain = i.domain
       left join peer_set p on p.instance_id = i.id
      where i.bucket = $1 and i.due_at <= $2 and i.held_since is null
        and i.id <> all ($4::int[])
        and (${IS_KNOWN} or not $6::boolean)
        and ${IS_NOT_SET_ASIDE('$2')}
        and (i.address is null or i.address <> all ($5::inet[]))
        -- Opt-outs win over everything, at once, also for what is already due.
        and ${HAS_NOT_OPTED_OUT}
      order by ${IS_KNOWN} desc, i.due_at
      limit $3`;

/** Which buckets have work, for the tick that hands out bucket jobs. */
export async function listDueBuckets(db: DataSource, now: Date): Promise<number[]> {
  const rows: { bucket: number }[] = await db.query(
    `select b.id as bucket
       from bucket b
      where exists (select 1 from instance i
                     where i.bucket = b.id and i.due_at <= $1 and i.held_since is null
                       and ${HAS_NOT_OPTED_OUT} and ${IS_NOT_SET_ASIDE('$1')})`,
    [now],
  );
  return rows.map(({ bucket }) => bucket);
}
