import type { MigrationInterface, QueryRunner } from 'typeorm';
import { globsSql } from '../rule-reach.ts';

export class ProfilePolicies0014 implements MigrationInterface {
  readonly name = 'ProfilePolicies0000000000014';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [NAMES, KEEPING, LOOKUPS, PROFILES]) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const NAMES = `
-- Under which names the rules of others find a listed instance: its own (with those that its accounts end in, where
-- that is proven), and each name above one of them, because some software's rules cover what is below.
create table listed_name (
  name            text not null,
  instance_id     integer not null references directory_entry (instance_id) on delete cascade,
  -- False for a name above its own.
  is_own          boolean not null,
  primary key (name, instance_id, is_own)
);
create index listed_name_of on listed_name (instance_id);

create function keep_listed_names(ids integer[]) returns void language plpgsql as $$
begin
  delete from listed_name where instance_id = any(ids);
  insert into listed_name (name, instance_id, is_own)
  select array_to_string(own.labels[nth:], '.'), own.instance_id, nth = 1
    from (select d.instance_id, string_to_array(named.domain, '.') as labels
            from directory_entry d
           cross join lateral (
                 select d.domain
                  union
                 select a.domain from instance a
                  where a.alias_of = d.instance_id and a.alias_proof = 'account_domain') named (domain)
           where d.instance_id = any(ids)) own
   cross join lateral generate_subscripts(own.labels, 1) nth
   group by 1, 2, 3;
end $$;
select keep_listed_names(array(select instance_id from directory_entry));
`;

const KEEPING = `
-- Called for each instance that is listed: to plan its statements each time takes longer than to carry them out.
alter function keep_listed_names(integer[]) set plan_cache_mode = 'force_generic_plan';

create function keep_names_of_entry() returns trigger language plpgsql as $$
begin
  perform keep_listed_names(array[new.instance_id]);
  return null;
end $$;
create trigger entry_named after insert on directory_entry
  for each row execute function keep_names_of_entry();
create trigger entry_renamed after update of domain on directory_entry
  for each row when (old.domain is distinct from new.domain) execute function keep_names_of_entry();

create function keep_names_of_alias() returns trigger language plpgsql as $$
begin
  perform keep_listed_names(array[old.alias_of, new.alias_of]);
  return null;
end $$;
create trigger alias_named after update of alias_of, alias_proof on instance
  for each row when ((old.alias_of, old.alias_proof) is distinct from (new.alias_of, new.alias_proof))
  execute function keep_names_of_alias();
`;

const LOOKUPS = `
-- A target whose open letters can be read, as a pattern of "like"; null for any other. Written out, not compiled: a
-- stranger's expression could be made to hang us.
create function glob_like(target text) returns text language sql immutable strict parallel safe
  return case when target ~ '^[A-Za-z0-9.*?_:-]+$'
              then translate(replace(lower(target), '_', '\\_'), '*?', '%_') end;

-- What hides whom it is about, or leaves letters open.
create index policy_entry_hidden on policy_entry (instance_id, severity) include (target)
 where lifted_at is null and is_obfuscated;
create index instance_federating_with_few on instance (network, federation)
 where federation in ('allow_list', 'none');
create index instance_globbing on instance (id) where ${globsSql('software')};
`;

const PROFILES = `
-- What an instance filters, and how much of the network it reaches; summed anew every few hours, since every rule of
-- everybody counts.
create table policy_profile (
  instance_id         integer primary key references instance (id),
  -- Null where it publishes no rules: what of these it blocks.
  blocks_rules        integer,
  blocks_servers      integer,
  blocks_active       bigint,
  widely_blocked      integer,
  -- Of its network: listed instances but itself, their active users as declared, those that many block, and those that
  -- publish their rules.
  servers_of          integer not null,
  active_of           bigint not null,
  widely_of           integer not null,
  publishing_of       integer not null,
  blocked_by          integer not null,
  -- What neither side's rules keep from it.
  reach_servers       real not null check (reach_servers between 0 and 1),
  reach_active        real check (reach_active between 0 and 1),
  summed_at           timestamptz not null
);
`;
