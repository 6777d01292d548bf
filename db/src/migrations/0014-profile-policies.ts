import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProfilePolicies0014 implements MigrationInterface {
  readonly name = 'ProfilePolicies0000000000014';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const STATEMENTS: readonly string[] = [
  `
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
);`,
];
