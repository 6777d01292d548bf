import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TellHiddenNamesApart0003 implements MigrationInterface {
  readonly name = 'TellHiddenNamesApart0000000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(STANDING);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

/**
 * Behind their stars two names may look alike ("ba*.ex*****"): their digests alone tell them apart. Of a name that
 * isn't hidden the digest says nothing more, and a server may begin or cease to send it.
 */
const STANDING = `
drop index policy_entry_standing;
create unique index policy_entry_standing
    on policy_entry (instance_id, target, rule, (case when is_obfuscated then digest end)) nulls not distinct
 where lifted_at is null;
`;
