import { openDatabase } from '@homeport/db';
import type { Config } from './config.ts';

/** The pool that all queries share. */
export const DATABASE = Symbol('DATABASE');
export type Database = Awaited<ReturnType<typeof openDatabase>>;

// A page must not wait longer than a person does; a query that needs more is a bug to be seen.
const STATEMENT_TIMEOUT_MS = 10_000;

export function openReadDatabase(config: Config): Promise<Database> {
  return openDatabase({
    url: config.databaseReadUrl ?? config.databaseUrl,
    application: 'homeport-api',
    connectionsMax: 10,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
}
