import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ShareThePace0009 implements MigrationInterface {
  readonly name = 'ShareThePace0000000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLAIMS);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const CLAIMS = `
-- Which crawler is at a host or an address, and until when nobody else may be: they see one budget, however many of
-- us there are. Nothing in here is older than a minute; yet it is logged, because a server that crashes empties what is
-- not, and two of us would then stand before the same host.
create table pace_claim (
  -- 'host social.example', 'address 192.0.2.7', or 'crawler <id>' for who takes part at all.
  key        text primary key,
  crawler    uuid not null,
  until      timestamptz not null,
  -- Somebody else stands in line: who has it should not keep it for ever.
  is_wanted  boolean not null default false
);
`;
