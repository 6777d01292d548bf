import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ServeMany0007 implements MigrationInterface {
  readonly name = 'ServeMany0000000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [WINDOWS, ALLOWANCE]) await runner.query(statement);
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
  summed_at       timestamptz not null
);
`;

const ALLOWANCE = `
-- What each client of the API has taken of its allowance: shared by all API processes, and no loss in a crash.
create unlogged table api_allowance (
  client          text not null,
  window_at       timestamptz not null,
  taken           integer not null check (taken >= 0),
  primary key (client, window_at)
);
create index api_allowance_old on api_allowance (window_at);
`;
