import type { MigrationInterface, QueryRunner } from 'typeorm';
import { NETWORKS } from '../vocabulary.ts';
import { oneOf } from './one-of.ts';

export class ServeMany0007 implements MigrationInterface {
  readonly name = 'ServeMany0000000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [WINDOWS, DIRECTORY, KEEPING, ALLOWANCE]) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const WINDOWS = `
-- The directory's uptime, summed now and then by the crawler: a list of 100,000 can't be summed for each reader.
create table uptime_window (
  instance_id     integer primary key references instance (id),
  -- Null where too little was measured for a ratio.
  ratio_30d       real check (ratio_30d between 0 and 1),
  coverage_30d    real not null check (coverage_30d between 0 and 1),
  visits_30d      integer not null check (visits_30d >= 0),
  -- When the sum last came to something else.
  summed_at       timestamptz not null
);
`;

const DIRECTORY = `
-- What the directory filters and sorts by, of the instances that may be listed, in narrow rows: a list reads all of
-- them in milliseconds, where the rows of instance are wide and change with every visit. Kept by triggers.
create table directory_entry (
  instance_id     integer primary key references instance (id) on delete cascade,
  -- Microseconds since 1970, negative: the newest comes first.
  newest          bigint not null,
  -- Users of the month as declared: other counts would put a boaster on top.
  active          integer,
  ratio_30d       real,
  coverage_30d    real not null default 0,
  -- A home that can be joined and stays up, then one that stays up, then any that is up, then the others.
  band            smallint not null generated always as (case
                    when verdict in ('up', 'degraded') and state = 'alive' then
                      case when ratio_30d >= 0.99 and registration in ('open', 'approval') and has_title then 0
                           when ratio_30d >= 0.95 then 1
                           else 2 end
                    when state = 'withheld' then 3
                    when state = 'dead' then 5
                    else 4 end) stored,
  has_title       boolean not null,
  network         text not null check (network in ${oneOf(NETWORKS)}),
  state           text not null,
  size            text,
  verdict         text,
  registration    text,
  software        text not null,
  domain          text not null,
  -- Each tag in lower case, and the language that it begins with.
  languages       text[] not null,
  -- Domain and title in lower case, with a sign between them that neither has.
  search          text not null
);
-- The orders of the directory: each ends in the id, so that a cursor is exact.
create index directory_by_users on directory_entry ((coalesce(-active, 1)), instance_id);
create index directory_by_discovery on directory_entry (newest, instance_id);
create index directory_by_domain on directory_entry (domain, instance_id);
create index directory_by_uptime on directory_entry
  ((coverage_30d < 0.5), (coalesce(-ratio_30d, 1)), (coalesce(-active, 1)), instance_id);
create index directory_by_band on directory_entry (band);
-- The filters that leave few.
create index directory_software on directory_entry (software);
create index directory_languages on directory_entry using gin (languages);

-- The lists no longer walk the wide rows.
drop index instance_by_users, instance_by_domain, instance_by_discovery;
`;

const KEEPING = `
-- Counts that are hidden, implausible or placeholders say nothing about the size.
create function size_of(users_total integer, quality text) returns text
  language sql immutable parallel safe
  return case
    when users_total is null or coalesce(quality, 'declared') <> 'declared' then null
    when users_total < 10 then 'personal'
    when users_total < 100 then 'small'
    when users_total < 1000 then 'medium'
    when users_total < 10000 then 'large'
    else 'huge' end;

-- Writes the entries of these instances anew, as far as they have changed, and strikes out who may not be listed:
-- who opted out (with a host name every port of it, with a registrable domain all its hosts), names that wait for a
-- person to look, and other names of an instance.
create function keep_directory(ids integer[]) returns void language plpgsql as $$
begin
  delete from directory_entry d using instance i
   where d.instance_id = any(ids) and i.id = d.instance_id
     and (i.software is null or i.state = 'suppressed' or i.held_since is not null or i.alias_of is not null
          or exists (select from suppression s
                      where s.domain in (i.domain, split_part(i.domain, ':', 1), i.registrable_domain)));
  insert into directory_entry as d (instance_id, newest, active, ratio_30d, coverage_30d, has_title, network,
                                    state, size, verdict, registration, software, domain, languages, search)
  select i.id, -(extract(epoch from i.discovered_at) * 1000000)::bigint,
         case when i.users_active_month_quality = 'declared' then i.users_active_month end,
         u.ratio_30d, coalesce(u.coverage_30d, 0), i.title is not null, i.network, i.state,
         size_of(i.users_total, i.users_total_quality), i.verdict, i.registration, i.software, i.domain,
         array(select lower(tag) from unnest(i.languages) tag
               union select split_part(lower(tag), '-', 1) from unnest(i.languages) tag order by 1),
         lower(i.domain || E'\\x01' || coalesce(i.title, ''))
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
         languages = excluded.languages, search = excluded.search;
end $$;

create function keep_directory_of_instance() returns trigger language plpgsql as $$
begin
  perform keep_directory(array[new.id]);
  return null;
end $$;
create trigger instance_listed after insert on instance
  for each row when (new.software is not null) execute function keep_directory_of_instance();
-- Most updates come from a visit that found nothing new: those end at this comparison.
create trigger instance_relisted after update on instance
  for each row when (
    (old.network, old.domain, old.registrable_domain, old.state, old.verdict, old.registration, old.software,
     old.title, old.languages, old.users_total, old.users_total_quality, old.users_active_month,
     old.users_active_month_quality, old.discovered_at, old.held_since, old.alias_of)
    is distinct from
    (new.network, new.domain, new.registrable_domain, new.state, new.verdict, new.registration, new.software,
     new.title, new.languages, new.users_total, new.users_total_quality, new.users_active_month,
     new.users_active_month_quality, new.discovered_at, new.held_since, new.alias_of))
  execute function keep_directory_of_instance();

create function keep_directory_of_suppression() returns trigger language plpgsql as $$
begin
  perform keep_directory(array(
    select id from instance
     where domain in (old.domain, new.domain) or registrable_domain in (old.domain, new.domain)
        or split_part(domain, ':', 1) in (old.domain, new.domain)));
  return null;
end $$;
create trigger suppression_listed after insert or update or delete on suppression
  for each row execute function keep_directory_of_suppression();

select keep_directory(array_agg(id)) from instance where software is not null;
`;

const ALLOWANCE = `
-- What each client of the API has taken of its allowance: shared by all API processes, and no loss in a crash.
create unlogged table api_allowance (
  client          text not null,
  window_at       timestamptz not null,
  taken           integer not null check (taken >= 0),
  -- How much of that the last process took.
  granted         integer not null check (granted >= 0),
  primary key (client, window_at)
);
create index api_allowance_old on api_allowance (window_at);
`;
