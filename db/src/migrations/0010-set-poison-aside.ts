import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SetPoisonAside0010 implements MigrationInterface {
  readonly name = 'SetPoisonAside0000000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FAULTS);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const FAULTS = `
-- Instances at which our own code failed, whoever of us it was: after the third time in a row they are set aside, so that
-- no host is asked over and over because of us. What is here stays due, and is for a person to read.
create table fault (
  instance_id     integer primary key references instance (id),
  -- In a row, without a visit that was stored in between.
  tries           smallint not null check (tries > 0),
  at              timestamptz not null,
  rests_until     timestamptz not null check (rests_until >= at),
  -- What our own code said.
  evidence        text not null
);
`;
