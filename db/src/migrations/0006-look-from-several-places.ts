import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CAUSE_NAMES, STATES, VERDICTS } from '../vocabulary.ts';
import { oneOf } from './one-of.ts';

export class LookFromSeveralPlaces0006 implements MigrationInterface {
  readonly name = 'LookFromSeveralPlaces0000000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [VANTAGES, VIEWS]) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const VANTAGES = `
create table vantage (
  name            text primary key,
  -- The first that joined asks for everything; the others look for signs of life only.
  joined_at       timestamptz not null,
  seen_at         timestamptz not null
);
alter table bucket
  -- One worker at a time asks the hosts of a bucket, whichever vantage it looks from: they see one budget.
  add column vantage    text,
  add column held_until timestamptz;
alter table visit drop constraint visit_pkey, add primary key (instance_id, kind, vantage, slot);
`;

const VIEWS = `
-- What each vantage but the first believes of an instance; the instance itself holds what they agree on.
create table vantage_view (
  instance_id     integer not null references instance (id),
  vantage         text not null references vantage (name),
  state           text not null check (state in ${oneOf(STATES)}),
  verdict         text check (verdict in ${oneOf(VERDICTS)}),
  cause           text check (cause in ${oneOf(CAUSE_NAMES)}),
  verdict_since   timestamptz,
  failing_since   timestamptz,
  failures        smallint not null default 0 check (failures >= 0),
  answers         smallint not null default 0 check (answers >= 0),
  first_up_at     timestamptz,
  last_up_at      timestamptz,
  last_visit_at   timestamptz,
  liveness_due_at timestamptz,
  primary key (instance_id, vantage)
);
`;
