import { coversListedSql, globsSql, isHiddenSql, lookedForSql, publishesRulesSql } from '@homeport/db';

// The statements of `refreshProfiles`, in their order. All pairs are of one network and of two different instances.

// What many block: a tenth of all who publish, and never fewer than five.
const WIDELY_SHARE = 0.1;
const WIDELY_MIN = 5;

const STANDING = 'p.lifted_at is null';
const hides = (severity: string, i: string) => `exists (
  select from policy_entry p where p.instance_id = ${i}.id and ${STANDING} and p.is_obfuscated
     and p.severity = '${severity}' and ${isHiddenSql('p', `${i}.software`)})`;
const hasEverybody = (severity: string, i: string) => `exists (
  select from policy_entry p where p.target = '*' and p.instance_id = ${i}.id and ${STANDING}
     and p.severity = '${severity}')`;

/**
 * Who is listed, and how it stands to all others at once. `counts`: it is neither dead nor moved. `is_shut`: it
 * federates with nobody, or suspends everybody. `is_picky`: with those alone whom it names, in a list that can be
 * read as a whole; where it can't, nobody is known to be kept out.
 */
const MEMBERS = `
create temp table profile_member on commit drop as
select m.*, m.federates_with_nobody or m.suspends_all as is_shut,
       m.federation = 'allow_list' and not m.federates_with_nobody and not m.suspends_all and m.publishes
         and m.publication = 'published' and not m.is_partial
         and exists (select from policy_entry p where p.instance_id = m.id and ${STANDING} and p.severity = 'allow'
                                                  and not ${isHiddenSql('p', 'm.software')})
         and not ${hides('allow', 'm')} and not ${hasEverybody('allow', 'm')} as is_picky
  from (select i.id, i.network, i.software, coalesce(i.federation, 'open') as federation,
               i.policy_publication as publication, i.policy_is_partial as is_partial,
               d.state not in ('dead', 'moved') as counts, coalesce(d.active, 0)::bigint as active,
               coalesce(${publishesRulesSql('i')}, false) as publishes,
               i.federation is not distinct from 'none' as federates_with_nobody,
               coalesce(${publishesRulesSql('i')}, false) and ${hasEverybody('suspend', 'i')} as suspends_all
          from directory_entry d
          join instance i on i.id = d.instance_id) m`;

/** Whom the rules of a severity cover by name or pattern; rules about everybody are told by `profile_member`. */
const covering = (severity: string, by: string) => `
select p.instance_id as by_id, l.instance_id as of_id
  from policy_entry p
  join profile_member b on b.id = p.instance_id
  join listed_name l on l.name = ${lookedForSql('p')}
  join profile_member o on o.id = l.instance_id
 where ${STANDING} and p.severity = '${severity}' and not p.is_obfuscated and ${by}
   and o.id <> b.id and o.network = b.network and ${coversListedSql('p', 'l', 'b.software')}
 union
select b.id, fit.instance_id
  from profile_member b
  join policy_entry p on p.instance_id = b.id
  join profile_glob fit on fit.target = p.target
  join profile_member o on o.id = fit.instance_id
 where ${globsSql('b.software')} and ${STANDING} and p.severity = '${severity}' and p.is_obfuscated
   and ${by} and o.id <> b.id and o.network = b.network`;

/** Whom each pattern fits. Many publish the same: each is held against the names once. */
const GLOBS = `
create temp table profile_glob on commit drop as
with pattern as materialized (
  select distinct p.target, glob_like(p.target) as fits
    from profile_member b
    join policy_entry p on p.instance_id = b.id
   where ${globsSql('b.software')} and ${STANDING} and p.is_obfuscated and p.target <> '*'
), own as materialized (
  select name, instance_id from listed_name where is_own
)
select pattern.target, own.instance_id from pattern join own on own.name like pattern.fits`;

const BLOCKS = `
create temp table profile_block on commit drop as ${covering('suspend', 'b.publishes and not b.suspends_all')}`;

const ALLOWED = `
create temp table profile_allowed on commit drop as ${covering('allow', 'b.is_picky')}`;

/** How many of each network there are, and what they add up to. */
const NETWORKS = `
create temp table profile_network on commit drop as
select network, count(*) filter (where counts) as servers,
       coalesce(sum(active) filter (where counts), 0)::bigint as active,
       count(*) filter (where counts and publishes) as publishing,
       count(*) filter (where counts and suspends_all) as blocking_all,
       count(*) filter (where counts and is_shut) as shut,
       coalesce(sum(active) filter (where counts and is_shut), 0)::bigint as shut_active
  from profile_member group by network`;

/** Who is blocked by how many, and whether these are many. */
const BLOCKED = `
create temp table profile_blocked on commit drop as
select o.id, o.network, o.counts,
       coalesce(by_name.instances, 0) + n.blocking_all - (o.suspends_all and o.counts)::integer as instances,
       o.counts and coalesce(by_name.instances, 0) + n.blocking_all - (o.suspends_all)::integer
         >= greatest(${WIDELY_MIN}, ${WIDELY_SHARE} * n.publishing) as is_widely
  from profile_member o
  join profile_network n on n.network = o.network
  left join (select x.of_id, count(*) as instances
               from profile_block x join profile_member b on b.id = x.by_id
              where b.counts group by x.of_id) by_name on by_name.of_id = o.id`;

/**
 * Of whom each is kept apart by name, or by the list of whom one of the two federates with. Who is shut to all is
 * counted for its network as a whole.
 */
const APART = `
create temp table profile_apart on commit drop as
select pair.id, count(*) as servers, sum(o.active)::bigint as active
  from (select by_id as id, of_id as other from profile_block
         union
        select of_id, by_id from profile_block
         union
        select k.id, o.id from profile_member k
          join profile_member o on o.network = k.network and o.id <> k.id
         where k.is_picky and not exists (select from profile_allowed a where a.by_id = k.id and a.of_id = o.id)
         union
        select o.id, k.id from profile_member k
          join profile_member o on o.network = k.network and o.id <> k.id
         where k.is_picky and not exists (select from profile_allowed a where a.by_id = k.id and a.of_id = o.id)) pair
  join profile_member o on o.id = pair.other and o.counts and not o.is_shut
 group by pair.id`;

/** Whom each blocks by name. */
const BLOCKING = `
create temp table profile_blocking on commit drop as
select x.by_id as id, count(*) as servers, sum(o.active)::bigint as active,
       count(*) filter (where w.is_widely) as widely
  from profile_block x
  join profile_member o on o.id = x.of_id and o.counts
  join profile_blocked w on w.id = x.of_id
 group by x.by_id`;

const RULES = `
create temp table profile_rules on commit drop as
select p.instance_id as id, count(*) as rules
  from policy_entry p
 where ${STANDING} and p.severity = 'suspend' group by p.instance_id`;

const analyzed = (name: string, statement: string) => `${statement};\nanalyze profile_${name}`;

/** Fills the tables that the profiles are written from. */
export const GATHERING: readonly string[] = [
  analyzed('member', MEMBERS),
  analyzed('glob', GLOBS),
  analyzed('block', BLOCKS),
  analyzed('allowed', ALLOWED),
  analyzed('network', NETWORKS),
  analyzed('blocked', BLOCKED),
  analyzed('apart', APART),
  analyzed('blocking', BLOCKING),
  analyzed('rules', RULES),
];

/** Writes every profile, and strikes out those of who is no longer listed. $1: the instant. */
export const WRITE = `
with others as (
  select m.*, n.servers - m.counts::integer as servers_of,
         n.active - case when m.counts then m.active else 0 end as active_of,
         n.publishing - (m.counts and m.publishes)::integer as publishing_of,
         n.shut - (m.counts and m.is_shut)::integer as shut_of,
         n.shut_active - case when m.counts and m.is_shut then m.active else 0 end as shut_active_of,
         coalesce(w.servers, 0) - mine.is_widely::integer as widely_of
    from profile_member m
    join profile_network n on n.network = m.network
    join profile_blocked mine on mine.id = m.id
    left join (select network, count(*) as servers from profile_blocked where is_widely group by network) w
      on w.network = m.network
), summed as (
  select o.*, coalesce(r.rules, 0) as rules, b.instances as blocked_by,
         case when o.suspends_all then o.servers_of else coalesce(x.servers, 0) end as blocks_servers,
         case when o.suspends_all then o.active_of else coalesce(x.active, 0) end as blocks_active,
         case when o.suspends_all then o.widely_of else coalesce(x.widely, 0) end as blocks_widely,
         case when o.is_shut then o.servers_of else o.shut_of + coalesce(a.servers, 0) end as apart_servers,
         case when o.is_shut then o.active_of else o.shut_active_of + coalesce(a.active, 0) end as apart_active
    from others o
    join profile_blocked b on b.id = o.id
    left join profile_rules r on r.id = o.id
    left join profile_blocking x on x.id = o.id
    left join profile_apart a on a.id = o.id
), gone as (
  delete from policy_profile q where not exists (select from profile_member m where m.id = q.instance_id)
), written as (
  insert into policy_profile as q (instance_id, blocks_rules, blocks_servers, blocks_active, widely_blocked, servers_of,
                                   active_of, widely_of, publishing_of, blocked_by, reach_servers, reach_active,
                                   summed_at)
  select id, case when publishes then rules end, case when publishes then blocks_servers end,
         case when publishes then blocks_active end, case when publishes then blocks_widely end,
         servers_of, active_of, widely_of, publishing_of, blocked_by,
         case when servers_of = 0 then 1 else (servers_of - apart_servers)::real / servers_of end,
         case when active_of > 0 then (active_of - apart_active)::real / active_of end, $1
    from summed
      on conflict (instance_id) do update
     set blocks_rules = excluded.blocks_rules, blocks_servers = excluded.blocks_servers,
         blocks_active = excluded.blocks_active, widely_blocked = excluded.widely_blocked,
         servers_of = excluded.servers_of, active_of = excluded.active_of, widely_of = excluded.widely_of,
         publishing_of = excluded.publishing_of, blocked_by = excluded.blocked_by,
         reach_servers = excluded.reach_servers, reach_active = excluded.reach_active, summed_at = excluded.summed_at
  returning 1
)
select (select count(*) from written)::integer as profiles,
       (select count(*) from profile_block)::integer as blocks`;
