import { migrate, openDatabase } from '@homeport/db';
import { MigrationExecutor, type DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, type SpecDatabase } from './postgres.ts';

describe('integration/migrate: a record that was begun before', () => {
  let db: DataSource;
  let database: SpecDatabase;

  beforeAll(async () => {
    database = await emptyDatabase();
    db = await openDatabase({ url: database.url, application: 'spec', connectionsMax: 2 });
    const executor = new MigrationExecutor(db);
    const [first] = await executor.getPendingMigrations();
    if (!first) throw new Error('there is a first migration');
    await executor.executeMigration(first);
    await db.query(
      `insert into instance (network, domain, registrable_domain, discovered_at, discovered_by, pace_key, bucket,
                             users_total, users_active_month, posts_total, usage_quality, usage_source)
       values ('fediverse', 'told.example', 'told.example', now(), 'seed', 'told.example', 1, 50, null, 7,
               'declared', '/nodeinfo/2.0'),
              ('fediverse', 'liar.example', 'liar.example', now(), 'seed', 'liar.example', 1, 5, 6, null,
               'implausible', '/nodeinfo/2.0'),
              ('fediverse', 'shy.example', 'shy.example', now(), 'seed', 'shy.example', 1, null, null, null,
               'hidden', null),
              ('fediverse', 'new.example', 'new.example', now(), 'seed', 'new.example', 1, null, null, null,
               null, null)`,
    );
    await db.query(
      `insert into usage_day select id, '2026-03-01', 50, null, 7 from instance where domain = 'told.example'`,
    );
    await migrate(db);
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  it('hands each number the mark that its instance had', async () => {
    const rows: unknown[] = await db.query(
      `select domain, users_total_quality as total, users_total_doubt as doubt,
              users_active_month_quality as month, posts_total_quality as posts, posts_total_source as source
         from instance order by domain`,
    );
    expect(rows).toEqual([
      {
        domain: 'liar.example',
        total: 'implausible',
        doubt: 'contradiction',
        month: 'implausible',
        posts: null,
        source: null,
      },
      { domain: 'new.example', total: null, doubt: null, month: null, posts: null, source: null },
      { domain: 'shy.example', total: 'hidden', doubt: null, month: 'hidden', posts: 'hidden', source: null },
      {
        domain: 'told.example',
        total: 'declared',
        doubt: null,
        month: null,
        posts: 'declared',
        source: '/nodeinfo/2.0',
      },
    ]);
    expect(await db.query(`select users_total_quality, users_active_month_quality from usage_day`)).toEqual([
      { users_total_quality: 'declared', users_active_month_quality: null },
    ]);
  });

  it('has nothing left to apply', async () => {
    expect(await migrate(db)).toEqual([]);
  });
});
