import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  CAUSE_NAMES,
  DISCOVERIES,
  NETWORKS,
  PUBLICATIONS,
  REGISTRATIONS,
  SEVERITIES,
  STATES,
  USAGE_QUALITIES,
  VERDICTS,
  VISIT_KINDS,
} from '../vocabulary.ts';
import { oneOf } from './one-of.ts';

export class CreateRecord0001 implements MigrationInterface {
  // TypeORM orders migrations by the thirteen digits at the end of their names.
  readonly name = 'CreateRecord0000000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [INSTANCE, HISTORY, POLICIES, WORK]) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const INSTANCE = `
create table installation (
  id              smallint primary key default 1 check (id = 1),
  is_demo         boolean not null default false,
  created_at      timestamptz not null default now()
);

create table instance (
  id                  integer generated always as identity primary key,
  network             text not null check (network in ${oneOf(NETWORKS)}),
  domain              text not null check (domain = lower(domain) and length(domain) between 3 and 253),
  registrable_domain  text not null,
  state               text not null default 'discovered' check (state in ${oneOf(STATES)}),
  verdict             text check (verdict in ${oneOf(VERDICTS)}),
  cause               text check (cause in ${oneOf(CAUSE_NAMES)}),
  verdict_since       timestamptz,
  failing_since       timestamptz,
  failures            smallint not null default 0 check (failures >= 0),
  software            text,
  version             text,
  title               text,
  description         text,
  languages           text[] not null default '{}',
  rules               text[] not null default '{}',
  registration        text check (registration in ${oneOf(REGISTRATIONS)}),
  registration_source text,
  contact_url         text,
  users_total         integer check (users_total >= 0),
  users_active_month  integer check (users_active_month >= 0),
  users_active_halfyear integer check (users_active_halfyear >= 0),
  posts_total         bigint check (posts_total >= 0),
  usage_quality       text check (usage_quality in ${oneOf(USAGE_QUALITIES)}),
  usage_source        text,
  moved_to            text,
  nodeinfo_url        text,
  discovered_at       timestamptz not null,
  discovered_by       text not null check (discovered_by in ${oneOf(DISCOVERIES)}),
  discovered_from     integer references instance (id),
  -- Set while the cap per registrable domain keeps the instance from being visited.
  held_since          timestamptz,
  first_up_at         timestamptz,
  last_up_at          timestamptz,
  last_visit_at       timestamptz,
  details_read_at     timestamptz,
  peers_read_at       timestamptz,
  peers_publication   text check (peers_publication in ${oneOf(PUBLICATIONS)}),
  peers_count         integer check (peers_count >= 0),
  policy_read_at      timestamptz,
  policy_publication  text check (policy_publication in ${oneOf(PUBLICATIONS)}),
  policy_is_partial   boolean not null default false,
  -- Of the entries as last read: an unchanged list costs no write.
  policy_digest       bytea,
  address             inet,
  pace_key            text not null,
  bucket              smallint not null check (bucket between 0 and 255),
  liveness_due_at     timestamptz,
  details_due_at      timestamptz,
  peers_due_at        timestamptz,
  policy_due_at       timestamptz,
  due_at              timestamptz generated always as
                      (least(liveness_due_at, details_due_at, peers_due_at, policy_due_at)) stored,
  unique (network, domain)
);
-- A bucket worker asks which of its instances are due.
create index instance_due on instance (bucket, due_at) where held_since is null;
-- The cap on newly found hosts counts per registrable domain.
create index instance_registrable on instance (registrable_domain);
-- The directory's orders: each ends in the id, so that a cursor is exact.
create index instance_by_users on instance (users_active_month desc nulls last, id) where software is not null;
create index instance_by_domain on instance (domain, id) where software is not null;
create index instance_by_discovery on instance (discovered_at desc, id) where software is not null;
`;

const HISTORY = `
create table visit (
  slot            timestamptz not null,
  instance_id     integer not null references instance (id),
  kind            text not null check (kind in ${oneOf(VISIT_KINDS)}),
  at              timestamptz not null,
  vantage         text not null,
  verdict         text not null check (verdict in ${oneOf(VERDICTS)}),
  cause           text not null check (cause in ${oneOf(CAUSE_NAMES)}),
  status          smallint,
  address         inet,
  resolve_ms      integer check (resolve_ms >= 0),
  connect_ms      integer check (connect_ms >= 0),
  tls_ms          integer check (tls_ms >= 0),
  first_byte_ms   integer check (first_byte_ms >= 0),
  total_ms        integer not null check (total_ms >= 0),
  bytes           integer not null check (bytes >= 0),
  -- What was asked, in order: [{path, status | left, ms}]; 'left' says why a path was not asked.
  asked           jsonb not null,
  -- One slot is served once, whoever serves it: a second save of the same slot is refused.
  primary key (instance_id, kind, slot)
) partition by range (slot);
create table visit_default partition of visit default;
create index visit_at on visit (at);

-- Until when the last visit's verdict may be believed: twice the longest interval at which the state is visited.
-- An open span ends there for every sum, so that a silence of ours counts as unknown.
create function believed_until(state text, last_visit_at timestamptz) returns timestamptz
  language sql immutable parallel safe
  return last_visit_at + case state
    when 'down' then interval '12 hours'
    when 'dead' then interval '60 days'
    when 'moved' then interval '14 days'
    when 'withheld' then interval '12 hours'
    when 'discovered' then interval '2 days'
    else interval '2 hours' end;

create table status_span (
  instance_id     integer not null references instance (id),
  vantage         text not null,
  from_at         timestamptz not null,
  to_at           timestamptz check (to_at >= from_at),
  verdict         text not null check (verdict in ${oneOf(VERDICTS)}),
  cause           text not null check (cause in ${oneOf(CAUSE_NAMES)}),
  primary key (instance_id, vantage, from_at)
);
-- A verdict is open until the next one differs: at most one open span a vantage.
create unique index status_span_open on status_span (instance_id, vantage) where to_at is null;

create table uptime_day (
  instance_id      integer not null references instance (id),
  vantage          text not null,
  day              date not null,
  up_seconds       integer not null check (up_seconds between 0 and 86400),
  degraded_seconds integer not null check (degraded_seconds between 0 and 86400),
  down_seconds     integer not null check (down_seconds between 0 and 86400),
  unknown_seconds  integer not null check (unknown_seconds between 0 and 86400),
  visits           integer not null check (visits >= 0),
  latency_p50_ms   integer,
  latency_p95_ms   integer,
  primary key (instance_id, vantage, day)
);

create table version_span (
  instance_id     integer not null references instance (id),
  from_at         timestamptz not null,
  to_at           timestamptz check (to_at >= from_at),
  software        text not null,
  version         text not null,
  primary key (instance_id, from_at)
);
create unique index version_span_open on version_span (instance_id) where to_at is null;

create table usage_day (
  instance_id     integer not null references instance (id),
  day             date not null,
  users_total     integer,
  users_active_month integer,
  posts_total     bigint,
  primary key (instance_id, day)
);

create table network_day (
  network         text not null check (network in ${oneOf(NETWORKS)}),
  day             date not null,
  known           integer not null,
  measured        integer not null,
  up              integer not null,
  users_total     bigint not null,
  users_active_month bigint not null,
  posts_total     bigint not null,
  primary key (network, day)
);
`;

const POLICIES = `
create table policy_entry (
  id              integer generated always as identity primary key,
  instance_id     integer not null references instance (id),
  -- A domain as published, or an obfuscated one; never resolved to the name it hides.
  target          text not null,
  is_obfuscated   boolean not null,
  digest          bytea,
  severity        text not null check (severity in ${oneOf(SEVERITIES)}),
  rule            text not null,
  reason          text,
  first_seen_at   timestamptz not null,
  -- Null while the entry stands: it was last seen when the instance's policy was last read.
  last_seen_at    timestamptz,
  lifted_at       timestamptz
);
create unique index policy_entry_standing on policy_entry (instance_id, target, rule) where lifted_at is null;
-- Who blocks this one?
create index policy_entry_target on policy_entry (target);

create table peer_set (
  instance_id     integer primary key references instance (id),
  digest          bytea not null,
  -- Ids of instances, ascending, as differences in LEB128: one to two bytes an edge.
  peers           bytea not null,
  count           integer not null check (count >= 0),
  refused         integer not null check (refused >= 0),
  read_at         timestamptz not null
);
`;

const WORK = `
create table robots (
  domain          text primary key,
  body            text,
  status          smallint,
  fetched_at      timestamptz not null,
  expires_at      timestamptz not null,
  -- Since when it could not be fetched: after 30 days RFC 9309 lets it count as absent.
  unreachable_since timestamptz
);

create table suppression (
  domain          text primary key,
  reason          text not null,
  since           timestamptz not null default now()
);

create table bucket (
  id              smallint primary key check (id between 0 and 255),
  epoch           integer not null default 0,
  worker          text,
  taken_at        timestamptz
);
insert into bucket (id) select generate_series(0, 255);

create table crawler_process (
  id              uuid primary key,
  vantage         text not null,
  user_agent      text not null,
  started_at      timestamptz not null,
  seen_at         timestamptz not null,
  visits          bigint not null default 0,
  visits_per_second real not null default 0,
  requests_per_second_max real not null
);
insert into installation default values;
`;
