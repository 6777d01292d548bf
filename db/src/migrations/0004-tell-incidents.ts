import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CAUSE_NAMES, INCIDENT_KINDS, LIFE_EVIDENCES } from '../vocabulary.ts';
import { oneOf } from './one-of.ts';

export class TellIncidents0004 implements MigrationInterface {
  readonly name = 'TellIncidents0000000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [CAUSES, DECIDING, INCIDENTS, LIVES]) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

/** The list of causes has grown since the tables were made. */
const CAUSES = ['instance', 'visit', 'status_span']
  .map(
    (table) => `
alter table ${table} drop constraint if exists ${table}_cause_check;
alter table ${table} add constraint ${table}_cause_check check (cause in ${oneOf(CAUSE_NAMES)});`,
  )
  .join('\n');

const DECIDING = `
-- The first visit of each contact: what is believed follows from these, in the order of their instants.
alter table visit add column decides boolean not null default false;
`;

const INCIDENTS = `
-- Outages that began together behind one address group: one fault of a hoster, not many of its guests.
create table incident_group (
  id              integer generated always as identity primary key,
  -- The address group (/24 or /48) that the instances share.
  pace_key        text not null,
  from_at         timestamptz not null,
  to_at           timestamptz check (to_at >= from_at),
  -- How many failed, of how many that were alive there.
  affected        integer not null check (affected > 0),
  known           integer not null check (known >= affected)
);
create index incident_group_open on incident_group (pace_key) where to_at is null;

create table incident (
  id              integer generated always as identity primary key,
  instance_id     integer not null references instance (id),
  kind            text not null check (kind in ${oneOf(INCIDENT_KINDS)}),
  -- What was seen first.
  cause           text not null check (cause in ${oneOf(CAUSE_NAMES)}),
  from_at         timestamptz not null,
  to_at           timestamptz check (to_at >= from_at),
  -- How often it went and came back: 1 but in what is unstable.
  outages         integer not null default 1 check (outages > 0),
  pace_key        text not null,
  group_id        integer references incident_group (id)
);
create unique index incident_open on incident (instance_id) where to_at is null;
-- What is learned late moves an incident, and never makes a second of it.
create unique index incident_of on incident (instance_id, from_at desc);
create index incident_recent on incident (from_at desc);
create index incident_together on incident (pace_key, from_at) where to_at is null;
create index incident_grouped on incident (group_id) where group_id is not null;
`;

const LIVES = `
alter table instance
  -- The present life; a domain that changes hands begins another, and what was before is kept apart.
  add column life           smallint not null default 1 check (life > 0),
  add column life_began_at  timestamptz,
  -- Answers in a row since the last failure: an outage is over after the second.
  add column answers        smallint not null default 0 check (answers >= 0);

create table instance_life (
  instance_id     integer not null references instance (id),
  life            smallint not null check (life > 0),
  from_at         timestamptz not null,
  to_at           timestamptz not null check (to_at >= from_at),
  software        text,
  version         text,
  title           text,
  -- What showed that the next life is another's.
  evidence        text not null check (evidence in ${oneOf(LIFE_EVIDENCES)}),
  primary key (instance_id, life)
);
`;
