import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ChangePeersInPlace0008 implements MigrationInterface {
  readonly name = 'ChangePeersInPlace0000000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CHANGES);
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
