import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GAP_REASON_NAMES, GAP_SCOPES } from '../vocabulary.ts';
import { oneOf } from './one-of.ts';

export class KnowOurOwnFaults0005 implements MigrationInterface {
  readonly name = 'KnowOurOwnFaults0000000000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [GAPS]) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const GAPS = `
-- Stretches in which we could not measure: unknown for everybody in their scope, and nobody's fault but ours.
create table monitor_gap (
  id              integer generated always as identity primary key,
  vantage         text not null,
  scope           text not null check (scope in ${oneOf(GAP_SCOPES)}),
  reason          text not null check (reason in ${oneOf(GAP_REASON_NAMES)}),
  -- From the last moment at which all was well.
  from_at         timestamptz not null,
  to_at           timestamptz check (to_at >= from_at),
  noticed_at      timestamptz not null,
  -- What was seen: the canaries that failed, or how many failed of how many.
  evidence        jsonb not null default '{}',
  -- The crawler that answers for it: others of its vantage believe it, and take over when it is gone.
  crawler         uuid
);
create unique index monitor_gap_open on monitor_gap (vantage, scope) where to_at is null;
create index monitor_gap_recent on monitor_gap (from_at desc);
`;
