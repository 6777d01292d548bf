import { SIGNALS, SIGNAL_KINDS, STANDARDS } from '@homeport/db';
import type { DataSource } from 'typeorm';

// Any constant will do that no other lock of ours has.
const LOCK = 7_005_015;

export interface RefreshedStandings {
  /** Releases that are believed. */
  releases: number;
  /** Lines of the directory that came to something else. */
  shown: number;
}

/**
 * Works out what the recommended order needs of all instances at once: which releases there are, how far behind each
 * instance is, for how long it is known, its share of its network, how much of it it reaches. Writes only what has
 * changed. Where another crawler is at it already, nothing is done.
 */
export async function refreshStandings(db: DataSource, now: Date): Promise<RefreshedStandings> {
  return db.transaction(async (tx) => {
    const [lock]: { mine: boolean }[] = await tx.query('select pg_try_advisory_xact_lock($1) as mine', [
      LOCK,
    ]);
    if (lock?.mine !== true) return { releases: 0, shown: 0 };
    await tx.query(BELIEVE, [STANDARDS.releaseDomainsMin]);
    const reserving = SIGNAL_KINDS.filter((kind) => SIGNALS[kind].effect === 'listed_minimally');
    const [row]: RefreshedStandings[] = await tx.query(REFRESH, [
      now,
      reserving,
      STANDARDS.shareMax,
      STANDARDS.declaringMin,
      STANDARDS.ageDaysMin,
    ]);
    return row ?? { releases: 0, shown: 0 };
  });
}

// A version is read once, however many run it. Who may not be listed doesn't count.
const BELIEVED = `
  with spelt as materialized (
    select v.version, release_of(v.version) as release, release_name(v.version) as name
      from (select distinct version from version_span) v
  ), seen as (
    select s.software, p.release, i.registrable_domain, min(p.name) as name, min(s.from_at) as from_at
      from version_span s
      join spelt p on p.version = s.version and p.release[5] = 1
      join directory_entry d on d.instance_id = s.instance_id
      join instance i on i.id = s.instance_id
     group by s.software, p.release, i.registrable_domain
  ), counted as (
    select *, row_number() over (partition by software, release order by from_at, registrable_domain) as nth,
           count(*) over (partition by software, release) as domains
      from seen
  ), believed as (
    select software, release, min(name) as version, max(domains)::integer as domains,
           max(from_at) as since_at
      from counted
     where nth <= $1 and domains >= $1
     group by software, release
  )`;

const BELIEVE = `${BELIEVED}, forgotten as (
    delete from software_release r
     where not exists (select from believed b where b.software = r.software and b.release = r.release)
  )
  insert into software_release as r (software, release, version, domains, since_at)
  select software, release, version, domains, since_at from believed
      on conflict (software, release) do update
     set version = excluded.version, domains = excluded.domains, since_at = excluded.since_at
   where (r.version, r.domains, r.since_at) is distinct from (excluded.version, excluded.domains, excluded.since_at)`;

const REFRESH = `
  with networks as materialized (
    select network, nullif(sum(active), 0)::float8 as active, count(active) >= $4 as is_large
      from directory_entry
     where state in ('alive', 'failing', 'down', 'withheld')
     group by network
  ), versions as materialized (
    select v.software, v.version,
           -- Null where the version cannot be read, or no release of the software is believed.
           case when v.release is null or not exists (select from software_release r where r.software = v.software)
                then null
                else coalesce(greatest(0, floor(extract(epoch from $1 - newer.since_at) / 86400)), 0)::integer
            end as behind_days
      from (select software, version, release_of(version) as release
              from (select distinct software, version from instance
                     where software is not null and version is not null) d) v
      left join lateral (select min(r.since_at) as since_at
                           from software_release r
                          where r.software = v.software and r.release > v.release) newer on true
  ), fresh as materialized (
    select d.instance_id,
           case when d.since is null or d.since > t.now_us - $5::integer * t.day_us then 'new'
                when d.since > t.now_us - 365 * t.day_us then 'months'
                else 'years' end as age,
           v.behind_days, s.share, coalesce(s.share > $3 and n.is_large, false) as is_oversized,
           round(coalesce(p.reach_active, p.reach_servers)::numeric, 4)::real as reach,
           exists (select from consent_signal c
                    where c.instance_id = d.instance_id and c.lifted_at is null and c.kind = any($2)) as is_reserved
      from directory_entry d
      join instance i on i.id = d.instance_id
      left join networks n on n.network = d.network
      left join versions v on v.software = i.software and v.version = i.version
      left join policy_profile p on p.instance_id = d.instance_id
     cross join lateral (select round((d.active / n.active)::numeric, 4)::real as share) s
     cross join (select (extract(epoch from $1::timestamptz) * 1000000)::bigint as now_us,
                        86400000000 as day_us) t
  ), stale as (
    select f.*
      from directory_entry d
      join fresh f on f.instance_id = d.instance_id
     where (d.age, d.behind_days, d.share_of_network, d.is_oversized, d.reach_share, d.is_reserved)
           is distinct from (f.age, f.behind_days, f.share, f.is_oversized, f.reach, f.is_reserved)
       -- What a save holds at this moment is left for the next time: nobody waits for anybody.
       for update of d skip locked
  ), shown as (
    update directory_entry d
       set age = s.age, behind_days = s.behind_days, share_of_network = s.share, is_oversized = s.is_oversized,
           reach_share = s.reach, is_reserved = s.is_reserved
      from stale s where s.instance_id = d.instance_id
    returning 1
  )
  select (select count(*) from software_release)::integer as releases, (select count(*) from shown)::integer as shown`;
