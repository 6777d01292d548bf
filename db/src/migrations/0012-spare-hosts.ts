import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SpareHosts0012 implements MigrationInterface {
  readonly name = 'SpareHosts0000000000012';

  async up(runner: QueryRunner): Promise<void> {
    // Until when an instance asked to be left alone (Retry-After, Crawl-delay), from wherever it was asked then.
    await runner.query(`alter table instance add column spared_until timestamptz`);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
