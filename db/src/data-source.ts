import 'reflect-metadata';
import type { Pool } from 'pg';
import { DataSource, MigrationExecutor } from 'typeorm';
import { CreateRecord0001 } from './migrations/0001-create-record.ts';
import { KnowEveryNetwork0002 } from './migrations/0002-know-every-network.ts';
import { TellHiddenNamesApart0003 } from './migrations/0003-tell-hidden-names-apart.ts';
import { TellIncidents0004 } from './migrations/0004-tell-incidents.ts';
import { KnowOurOwnFaults0005 } from './migrations/0005-know-our-own-faults.ts';
import { LookFromSeveralPlaces0006 } from './migrations/0006-look-from-several-places.ts';
import { ServeMany0007 } from './migrations/0007-serve-many.ts';
import { HoldAFullNetwork0008 } from './migrations/0008-hold-a-full-network.ts';
import { ShareThePace0009 } from './migrations/0009-share-the-pace.ts';
import { SetPoisonAside0010 } from './migrations/0010-set-poison-aside.ts';
import { FindByFilters0011 } from './migrations/0011-find-by-filters.ts';
import { SpareHosts0012 } from './migrations/0012-spare-hosts.ts';
import { TellTopics0013 } from './migrations/0013-tell-topics.ts';
import { ProfilePolicies0014 } from './migrations/0014-profile-policies.ts';
import { RecommendWell0015 } from './migrations/0015-recommend-well.ts';

const MIGRATIONS = [
  CreateRecord0001,
  KnowEveryNetwork0002,
  TellHiddenNamesApart0003,
  TellIncidents0004,
  KnowOurOwnFaults0005,
  LookFromSeveralPlaces0006,
  ServeMany0007,
  HoldAFullNetwork0008,
  ShareThePace0009,
  SetPoisonAside0010,
  FindByFilters0011,
  SpareHosts0012,
  TellTopics0013,
  ProfilePolicies0014,
  RecommendWell0015,
];

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/name`. */
  url: string;
  /** Shown in pg_stat_activity. */
  application: string;
  connectionsMax: number;
  /** A statement that runs longer is cancelled; 0 lets it run. */
  statementTimeoutMs?: number;
  /** A transaction of which nothing was heard for so long is ended, and its locks with it; 0 lets it stand. */
  idleTransactionMs?: number;
}

/** Opens a pool. Throws when the server can't be reached: that is our own fault, not a stranger's. */
export async function openDatabase(options: DatabaseOptions): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url: options.url,
    applicationName: options.application,
    poolSize: options.connectionsMax,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    extra: {
      statement_timeout: options.statementTimeoutMs ?? 0,
      idle_in_transaction_session_timeout: options.idleTransactionMs ?? 0,
    },
  });
  return source.initialize();
}

/** A statement that always reads the same, but for its values. */
export interface Prepared {
  /** Of this text alone. */
  name: string;
  text: string;
  values: unknown[];
}

/** Rows of a statement that the server parses and plans once for each connection: where that costs more than to answer. */
export async function queryPrepared<Row extends object>(
  source: DataSource,
  { name, text, values }: Prepared,
): Promise<Row[]> {
  // TypeORM's own query takes no name.
  const { master: pool } = source.driver as unknown as { master: Pool };
  const { rows } = await pool.query<Row>({ name, text, values });
  return rows;
}

/** Brings the schema up to date; safe to call from several processes at once. Returns what it applied. */
export async function migrate(source: DataSource): Promise<string[]> {
  const runner = source.createQueryRunner();
  // Any constant will do, as long as every Homeport process asks for the same one.
  await runner.query('select pg_advisory_lock(7005001)');
  try {
    // On the connection that holds the lock: a second one might wait for ever in a pool of one.
    const executor = new MigrationExecutor(source, runner);
    executor.transaction = 'each';
    const applied = await executor.executePendingMigrations();
    return applied.map(({ name }) => name);
  } finally {
    await runner.query('select pg_advisory_unlock(7005001)');
    await runner.release();
  }
}
