import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AGES, RESERVES, STANDARDS, type Reserve } from '../vocabulary.ts';
import { oneOf } from './one-of.ts';

export class RecommendWell0015 implements MigrationInterface {
  readonly name = 'RecommendWell0000000000015';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [RELEASES, STANDING, ENTRIES, TEXT, KEEPING, TOPICS]) {
      await runner.query(statement);
    }
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const RELEASES = `
-- A version as numbers that can be compared: up to four of its own, then 1 for a release or 0 for what comes before it
-- (alpha, rc, nightly). What a fork or a build appends ('+glitch', '-3-gabc123') says nothing of the age of the rest. Null for
-- what is no number of a version: a commit, a word.
create function release_of(version text) returns bigint[] language sql immutable strict parallel safe as $$
  select case
    -- All digits and no date: a commit may look like that.
    when n.parts[2] is null and length(n.parts[1]) > 4 and n.parts[1] !~ '^20\\d{6}$' then null
    when n.parts is null then null
    else array[n.parts[1]::bigint, coalesce(n.parts[2]::bigint, 0), coalesce(n.parts[3]::bigint, 0),
               coalesce(nullif(n.parts[4], '')::bigint, 0),
               case when n.parts[5] ~ '^[-._~]?(alpha|beta|a|b|rc|pre|preview|dev|devel|develop|nightly|snapshot|canary|next|unstable)([^a-z]|$)'
                    then 0 else 1 end]
    end
    from (select coalesce(
            regexp_match(t.text, '^(\\d{4})-(\\d{2})-(\\d{2})()($|[^\\d].*)$'),
            regexp_match(t.text, '^(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?($|[-+ ~_(.,].*|(?:a|b|rc|alpha|beta|pre|dev)\\.?\\d*(?:$|[-+ ~_(.].*))$'))
          from (select left(regexp_replace(lower(version), '^\\s*v?', ''), 100) as text) t) n (parts)
$$;

-- The part of a version that release_of() reads, as it was written.
create function release_name(version text) returns text language sql immutable strict parallel safe as $$
  select substring(left(version, 100) from '^\\s*[vV]?(\\d{4}-\\d{2}-\\d{2}|\\d+(?:\\.\\d+){0,3})')
$$;

-- Releases that were seen on servers of several operators, so that one who lies makes none. Written by the crawler.
create table software_release (
  software        text not null,
  release         bigint[] not null,
  version         text not null,
  -- Registrable domains that ran it.
  domains         integer not null,
  -- When so many had it that it was believed.
  since_at        timestamptz not null,
  primary key (software, release)
);
`;

const named = (reserve: Reserve): string => `'${reserve}'`;

/** Each reserve with what it is said for, in the order of the vocabulary. */
const SAID_FOR: Readonly<Record<Reserve, string>> = {
  not_up: `state not in ('alive', 'withheld') or verdict = 'down' or verdict is null`,
  unproven: `ratio is null or coverage < ${STANDARDS.coverageMin}`,
  // What answers, but not as it should, is up to a visitor's patience.
  unreliable: `(ratio < ${STANDARDS.uptimeGood} and coverage >= ${STANDARDS.coverageMin}) or verdict = 'degraded'`,
  outdated: `behind_days > ${STANDARDS.behindDaysMax}`,
  young: `age = 'new'`,
  closed: `registration is null or registration not in ('open', 'approval')`,
  undescribed: `not has_title`,
  isolated: `reach < ${STANDARDS.reachMin}`,
  doubtful: `has_doubt`,
  reserved: `is_reserved`,
  oversized: `is_oversized`,
};

const STANDING = `
-- Why an entry of the directory is not in the first band, or last in its own.
create function reserves_of(state text, verdict text, ratio real, coverage real, behind_days integer, age text,
                            registration text, has_title boolean, reach real, has_doubt boolean,
                            is_reserved boolean, is_oversized boolean)
  returns text[] language sql immutable parallel safe
  return array_remove(array[
    ${RESERVES.map((reserve) => `case when ${SAID_FOR[reserve]} then ${named(reserve)} end`).join(',\n    ')}], null);

-- 0: nothing against it. 1: a home that stays up and can be joined, with something to know. 2: up, but a newcomer should
-- look twice. 3: not measured, as it wishes. 4: not up. 5: gone.
create function band_of(state text, ratio real, reserves text[]) returns smallint language sql immutable parallel safe
  return (case when state = 'dead' then 5
               when state = 'withheld' then 3
               when reserves && array[${named('not_up')}] then 4
               when ratio < ${STANDARDS.uptimeFair}
                 or reserves && array[${(['unproven', 'closed', 'isolated', 'doubtful', 'reserved'] as const).map(named).join(', ')}] then 2
               when cardinality(array_remove(reserves, ${named('oversized')})) > 0 then 1
               else 0 end)::smallint;
`;

const ENTRIES = `
create extension if not exists pg_trgm;

drop index directory_by_filters;
alter table directory_entry
  -- As the instance says: where it is governed from, and what its rules are about.
  add column country          text,
  add column topics           text[] not null default '{}',
  -- Microseconds since 1970 at which it was first seen up in its present life.
  add column since            bigint,
  -- Whether a number of its cannot be.
  add column has_doubt        boolean not null default false,
  -- Summed by the crawler now and then, since they depend on the others or on the day.
  add column age              text not null default 'new' check (age in ${oneOf(AGES)}),
  add column behind_days      integer check (behind_days >= 0),
  -- Of the active users of its network, to a hundredth of a percent.
  add column share_of_network real check (share_of_network between 0 and 1),
  add column is_oversized     boolean not null default false,
  -- The share of its network's active users that no rule keeps from it.
  add column reach_share      real check (reach_share between 0 and 1),
  -- Its operator asked to be listed with as few words as can be.
  add column is_reserved      boolean not null default false;
alter table directory_entry drop column band;
alter table directory_entry
  -- Of 30 days, in the words by which it can be filtered.
  add column uptime text not null generated always as (
    case when ratio_30d is null or coverage_30d < ${STANDARDS.coverageMin} then 'unknown'
         when ratio_30d >= ${STANDARDS.uptimeGood} then '99' when ratio_30d >= ${STANDARDS.uptimeFair} then '95' else 'less' end) stored,
  add column band smallint not null generated always as (
    band_of(state, ratio_30d, reserves_of(state, verdict, ratio_30d, coverage_30d, behind_days, age, registration,
                                          has_title, reach_share, has_doubt, is_reserved, is_oversized))) stored;
-- As before, with the oversized last in their band, and all that can be filtered by.
create index directory_by_filters on directory_entry
  (band, is_oversized, shown_unasked, verdict, registration, size, uptime, age, state, software, network)
  include (languages, active, newest, ratio_30d, coverage_30d, domain, country, topics, since, instance_id);
-- What leaves few by itself. Equal keys are kept once: each of these is a twentieth of the size of the other.
create index directory_by_software on directory_entry (software, size, registration, verdict, uptime, age);
create index directory_by_country on directory_entry (country, size, registration, verdict, uptime, age)
 where country is not null;
create index directory_by_age on directory_entry ((coalesce(since, 9007199254740991)), instance_id);
`;

const TEXT = `
-- What is searched, apart from the entries: those change with every verdict, and an index of trigrams is long.
create table directory_text (
  instance_id     integer primary key references directory_entry (instance_id) on delete cascade,
  -- Domain and title in lower case, with a sign between them that neither has.
  name            text not null,
  -- In lower case; empty for personal instances, whose words are shown nowhere.
  description     text not null
);
create index directory_text_name on directory_text using gin (name gin_trgm_ops);
-- In the order of likeness: of ten thousand names with a common word, the other one would compare each.
create index directory_text_likeness on directory_text using gist (name gist_trgm_ops (siglen = 64));
create index directory_text_description on directory_text using gin (description gin_trgm_ops);

-- The hundred names that are spelt most like this one.
create function similar_names(wanted text) returns setof integer
  language sql stable set pg_trgm.word_similarity_threshold = 0.6 as $$
  select instance_id from directory_text where wanted <% name order by wanted <<-> name, instance_id limit 100
$$;
`;

const KEEPING = `
create or replace function keep_directory(ids integer[]) returns void language plpgsql as $$
begin
  delete from directory_entry d using instance i
   where d.instance_id = any(ids) and i.id = d.instance_id
     and (i.software is null or i.state = 'suppressed' or i.held_since is not null or i.alias_of is not null
          or exists (select from suppression s
                      where s.domain in (i.domain, split_part(i.domain, ':', 1), i.registrable_domain)));
  insert into directory_entry as d (instance_id, newest, active, ratio_30d, coverage_30d, has_title, network,
                                    state, size, verdict, registration, software, domain, languages, search,
                                    country, topics, since, has_doubt)
  select i.id, -(extract(epoch from i.discovered_at) * 1000000)::bigint,
         case when i.users_active_month_quality = 'declared' then i.users_active_month end,
         u.ratio_30d, coalesce(u.coverage_30d, 0), i.title is not null, i.network, i.state,
         size_of(i.users_total, i.users_total_quality), i.verdict, i.registration, i.software, i.domain,
         array(select lower(tag) from unnest(i.languages) tag
               union select split_part(lower(tag), '-', 1) from unnest(i.languages) tag order by 1),
         lower(i.domain || E'\\x01' || coalesce(i.title, '')),
         i.country, array(select r.topic from rule_topic r where r.instance_id = i.id order by 1),
         (extract(epoch from coalesce(i.life_began_at, i.first_up_at)) * 1000000)::bigint,
         coalesce(i.users_total_doubt, i.users_active_month_doubt, i.users_active_halfyear_doubt,
                  i.posts_total_doubt) is not null
    from instance i
    left join uptime_window u on u.instance_id = i.id
   where i.id = any(ids) and i.software is not null and i.state <> 'suppressed' and i.held_since is null
     and i.alias_of is null
     and not exists (select from suppression s
                      where s.domain in (i.domain, split_part(i.domain, ':', 1), i.registrable_domain))
      on conflict (instance_id) do update
     set newest = excluded.newest, active = excluded.active, ratio_30d = excluded.ratio_30d,
         coverage_30d = excluded.coverage_30d, has_title = excluded.has_title, network = excluded.network,
         state = excluded.state, size = excluded.size, verdict = excluded.verdict,
         registration = excluded.registration, software = excluded.software, domain = excluded.domain,
         languages = excluded.languages, search = excluded.search, country = excluded.country,
         topics = excluded.topics, since = excluded.since, has_doubt = excluded.has_doubt;
  insert into directory_text as t (instance_id, name, description)
  select d.instance_id, d.search,
         case when d.size is distinct from 'personal' then left(lower(coalesce(i.description, '')), 2000) else '' end
    from directory_entry d
    join instance i on i.id = d.instance_id
   where d.instance_id = any(ids)
      on conflict (instance_id) do update set name = excluded.name, description = excluded.description
   where (t.name, t.description) is distinct from (excluded.name, excluded.description);
end $$;
alter function keep_directory(integer[]) set plan_cache_mode = 'force_generic_plan';

-- Most updates come from a visit that found nothing new: those end at this comparison.
drop trigger instance_relisted on instance;
create trigger instance_relisted after update on instance
  for each row when (
    (old.network, old.domain, old.registrable_domain, old.state, old.verdict, old.registration, old.software,
     old.title, old.description, old.languages, old.country, old.users_total, old.users_total_quality,
     old.users_active_month, old.users_active_month_quality, old.users_total_doubt, old.users_active_month_doubt,
     old.users_active_halfyear_doubt, old.posts_total_doubt, old.first_up_at, old.life_began_at, old.discovered_at,
     old.held_since, old.alias_of)
    is distinct from
    (new.network, new.domain, new.registrable_domain, new.state, new.verdict, new.registration, new.software,
     new.title, new.description, new.languages, new.country, new.users_total, new.users_total_quality,
     new.users_active_month, new.users_active_month_quality, new.users_total_doubt, new.users_active_month_doubt,
     new.users_active_halfyear_doubt, new.posts_total_doubt, new.first_up_at, new.life_began_at, new.discovered_at,
     new.held_since, new.alias_of))
  execute function keep_directory_of_instance();

select keep_directory(array_agg(id)) from instance where software is not null;
`;

const TOPICS = `
create function keep_directory_topics() returns trigger language plpgsql as $$
begin
  update directory_entry d set topics = t.topics
    from (select c.instance_id, array(select r.topic from rule_topic r
                                       where r.instance_id = c.instance_id order by 1) as topics
            from (select distinct instance_id from changed) c) t
   where d.instance_id = t.instance_id and d.topics is distinct from t.topics;
  return null;
end $$;
create trigger rule_topic_added after insert on rule_topic
  referencing new table as changed for each statement execute function keep_directory_topics();
create trigger rule_topic_changed after update on rule_topic
  referencing new table as changed for each statement execute function keep_directory_topics();
create trigger rule_topic_removed after delete on rule_topic
  referencing old table as changed for each statement execute function keep_directory_topics();
`;
