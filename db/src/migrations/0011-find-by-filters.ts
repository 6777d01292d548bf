import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FindByFilters0011 implements MigrationInterface {
  readonly name = 'FindByFilters0000000000011';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [FILTERS, KEEPING]) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const FILTERS = `
alter table directory_entry
  -- Whether the directory lists it where nobody asks for the personal or the dead.
  add column shown_unasked boolean not null generated always as
    (state in ('alive', 'failing', 'down', 'withheld') and size is distinct from 'personal') stored;
-- All filters at once, within the bands of the recommended ones. What has few values stands first, because PostgreSQL
-- skips from one value to the next where a question leaves a column open. With what the lists are sorted by behind it,
-- the index alone answers which rows a page has, and how many there are: the ten thousand rows of a wide question
-- stand together in a few hundred pages of it, where they lie in nearly all pages of the table.
create index directory_by_filters on directory_entry
  (band, shown_unasked, verdict, registration, size, state, software, network)
  include (languages, active, newest, ratio_30d, coverage_30d, domain, instance_id);
drop index directory_by_band, directory_software;
-- An index answers alone only for pages of the table that a vacuum has seen since they last changed. By default one
-- comes after twenty thousand changes in 100,000 rows; until then, nearly every page has been changed.
alter table directory_entry set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01);
`;

const KEEPING = `
-- Called for each instance that changes: to plan its two statements each time takes longer than to carry them out.
alter function keep_directory(integer[]) set plan_cache_mode = 'force_generic_plan';
`;
