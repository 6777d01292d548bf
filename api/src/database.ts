import { openDatabase } from '@homeport/db';
import type { Config } from './config.ts';

/** The pool that most queries share. */
export const DATABASE = Symbol('DATABASE');
/** The pool of the long lists: whoever reads those keeps nobody waiting who asks for one thing, or whether all is well. */
export const LISTS = Symbol('LISTS');
export type Database = Awaited<ReturnType<typeof openDatabase>>;

// A page must not wait longer than a person does; a query that needs more is a bug to be seen.
const STATEMENT_TIMEOUT_MS = 10_000;
// A list takes milliseconds: one that takes this long would hold up all others.
const LIST_TIMEOUT_MS = 2_000;
// A client whose allowance can't be looked up is counted by this process alone.
const ALLOWANCE_TIMEOUT_MS = 2_000;

export interface Pools {
  database: Database;
  lists: Database;
}

export async function openPools(config: Config): Promise<Pools> {
  const url = config.databaseReadUrl ?? config.databaseUrl;
  const [database, lists] = await Promise.all([
    openDatabase({
      url,
      application: 'homeport-api',
      connectionsMax: 6,
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    }),
    openDatabase({
      url,
      application: 'homeport-api-lists',
      connectionsMax: 8,
      statementTimeoutMs: LIST_TIMEOUT_MS,
    }),
  ]);
  return { database, lists };
}

/** Where allowances are written: never on a replica. */
export function openAllowancePool({ databaseUrl }: Config): Promise<Database> {
  return openDatabase({
    url: databaseUrl,
    application: 'homeport-api-allowance',
    connectionsMax: 2,
    statementTimeoutMs: ALLOWANCE_TIMEOUT_MS,
  });
}
