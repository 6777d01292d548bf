import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HoldAFullNetwork0008 implements MigrationInterface {
  readonly name = 'HoldAFullNetwork0000000000008';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [CHANGES, LOOKUPS]) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const CHANGES = `
alter table peer_set
  -- Ids that came or went since 'peers' was written, packed alike. Nearly every list changes a little each day:
  -- written whole each time, the dead copies would double the table before a vacuum comes.
  add column changes bytea not null default '';
-- Room beside each row for its next version, so that no index entry is written with it.
alter table peer_set set (fillfactor = 70);
`;

const LOOKUPS = `
-- What does this one publish? In the order in which it is shown: what stands before what was lifted. The index of
-- standing rules knows nothing of the lifted ones, so that every question for both went through the whole table.
create index policy_entry_by_instance
    on policy_entry (instance_id, (case when lifted_at is null then 0 else 1 end), target, id);
-- Who has a rule about this one? Half of all publishers name the same few: those are sorted by their own names, and
-- to read what that takes from the index alone is four times as quick as from as many places of the table.
create index policy_entry_about on policy_entry (target, instance_id) include (id, lifted_at, severity, is_obfuscated);
drop index policy_entry_target;
`;
