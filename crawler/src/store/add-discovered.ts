import { hostOf, registrableDomain, type Discovery, type InstanceName, type Network } from '@homeport/db';
import type { DataSource } from 'typeorm';
import { bucketOf } from '../schedule/bucket.ts';

export interface Found {
  network: Network;
  domains: readonly InstanceName[];
  by: Discovery;
  /** The instance whose list named them. */
  from: number | null;
  at: Date;
}

export interface DiscoveryCap {
  /** At most so many new hosts of one registrable domain are visited until a person looks. */
  perRegistrable: number;
  /** Registrable domains that a person has looked at: hosting companies, universities. */
  allowed: readonly string[];
}

/**
 * Adds names that nobody knew, due at once; what exceeds the cap is kept but held. Returns the ids of all
 * the names, known and new, in no order; suppressed names have none.
 */
export async function addDiscovered(
  db: DataSource,
  found: Found,
  cap: DiscoveryCap,
): Promise<Map<InstanceName, number>> {
  // Sorted, so that two crawlers adding the same names wait for each other instead of deadlocking.
  const domains = [...found.domains].sort();
  const registrables = domains.map((name) => registrableDomain(hostOf(name)));
  const rows: { id: number; domain: InstanceName }[] = await db.query(
    `with incoming as (
       select * from unnest($2::text[], $3::text[], $4::smallint[]) as t (domain, registrable, bucket)
     ), fresh as (
       select incoming.*, row_number() over (partition by registrable order by domain) as nth
         from incoming
        where not exists (select 1 from instance i where i.network = $1 and i.domain = incoming.domain)
          and not exists (select 1 from suppression s where s.domain in (incoming.domain, split_part(incoming.domain, ':', 1), registrable))
     ), visited as (
       select registrable_domain as registrable, count(*) as hosts
         from instance
        where held_since is null and registrable_domain in (select registrable from fresh)
        group by registrable_domain
     ), added as (
       insert into instance (network, domain, registrable_domain, discovered_at, discovered_by,
                             discovered_from, held_since, pace_key, bucket,
                             liveness_due_at, details_due_at, peers_due_at, policy_due_at)
       select $1, f.domain, f.registrable, $5::timestamptz, $6, $7::integer,
              case when f.nth + coalesce(v.hosts, 0) > $8 and f.registrable <> all ($9::text[]) then $5::timestamptz end,
              f.registrable, f.bucket, $5::timestamptz, $5::timestamptz, $5::timestamptz, $5::timestamptz
         from fresh f
         left join visited v on v.registrable = f.registrable
        order by f.domain
           on conflict (network, domain) do nothing
       returning id, domain
     )
     select id, domain from added
      union all
     select i.id, i.domain from instance i join incoming on i.network = $1 and i.domain = incoming.domain`,
    [
      found.network,
      domains,
      registrables,
      registrables.map(bucketOf),
      found.at,
      found.by,
      found.from,
      cap.perRegistrable,
      cap.allowed,
    ],
  );
  return new Map(rows.map(({ id, domain }) => [domain, id]));
}
