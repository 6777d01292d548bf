import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecommendWell0015 implements MigrationInterface {
  readonly name = 'RecommendWell0000000000015';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const STATEMENTS: readonly string[] = [];
