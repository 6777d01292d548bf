import { join } from 'node:path';
import { shownPath, type Config } from './config.ts';

const DEMO = 'homeport_demo';

export interface Database {
  /** What the operator reads about it. */
  detail: string;
  note: string | undefined;
  /** Readies the database of this start, made-up data or real, and returns its URL. */
  open(isDemo: boolean): Promise<string>;
  stop(): Promise<void>;
}

/** Starts or adopts the embedded server, or takes the one that DATABASE_URL names. */
export async function startDatabase(config: Config, onLost: () => void): Promise<Database> {
  // Only now: before the build there is nothing to import.
  const { ensureDatabase, startServer } = await import('@homeport/db');
  const given = config.databaseUrl;
  if (given !== undefined) {
    const { host, pathname } = new URL(given);
    return {
      detail: `PostgreSQL on ${host}${pathname}, from DATABASE_URL`,
      note: undefined,
      open: (isDemo) => prepare(given, isDemo, () => Promise.resolve(given)),
      stop: () => Promise.resolve(),
    };
  }
  const dataDir = join(config.dataDir, 'postgres');
  const server = await startServer({ dataDir, onLost });
  const { port } = new URL(server.url);
  const where = `PostgreSQL on 127.0.0.1:${port}, data in ${shownPath(dataDir)}`;
  return {
    detail: server.adopted ? `${where}, found running` : where,
    note: server.note,
    open: (isDemo) => prepare(server.url, isDemo, () => ensureDatabase(server.url, 'homeport')),
    stop: () => server.stop(),
  };
}

/** A database for the time of one command. */
export interface Borrowed {
  url: string;
  /** Leaves a server running that others use. */
  giveBack(): Promise<void>;
}

/** The real record's database, whether a Homeport runs on it or not. */
export async function borrowDatabase(config: Config): Promise<Borrowed> {
  const { ensureDatabase, findServer } = await import('@homeport/db');
  const running = config.databaseUrl ?? (await findServer(join(config.dataDir, 'postgres')));
  if (running === undefined) {
    const database = await startDatabase(config, () => undefined);
    // What can't be readied is not left running either.
    const url = await database.open(false).catch(async (error: unknown) => {
      await database.stop();
      throw error;
    });
    return { url, giveBack: () => database.stop() };
  }
  const real = () =>
    config.databaseUrl === undefined ? ensureDatabase(running, 'homeport') : Promise.resolve(running);
  return { url: await prepare(running, false, real), giveBack: () => Promise.resolve() };
}

async function prepare(serverUrl: string, isDemo: boolean, real: () => Promise<string>): Promise<string> {
  const url = isDemo ? await renewDemo(serverUrl) : await real();
  const { migrate, openDatabase } = await import('@homeport/db');
  const source = await openDatabase({ url, application: 'homeport-start', connectionsMax: 2 }).catch(
    unreachable,
  );
  try {
    await migrate(source);
    await (isDemo ? source.query('update installation set is_demo = true') : demandReal(source));
  } finally {
    await source.destroy();
  }
  return url;
}

/** Made-up data must never mix with what was measured. */
async function demandReal(source: { query(sql: string): Promise<{ is_demo: boolean }[]> }): Promise<void> {
  const found = await source.query('select is_demo from installation');
  if (found[0]?.is_demo === true) {
    throw new Error(
      'DATABASE_URL names a database of made-up data: give the real crawl a database of its own.',
    );
  }
}

/** The demo's past is written anew at each start, up to the present, so it begins with an empty database. */
async function renewDemo(serverUrl: string): Promise<string> {
  const { ensureDatabase, openDatabase } = await import('@homeport/db');
  const source = await openDatabase({
    url: serverUrl,
    application: 'homeport-start',
    connectionsMax: 1,
  }).catch(unreachable);
  try {
    await source.query(`drop database if exists ${DEMO} with (force)`);
  } finally {
    await source.destroy();
  }
  return ensureDatabase(serverUrl, DEMO);
}

function unreachable(error: unknown): never {
  const why = error instanceof Error ? error.message : String(error);
  throw new Error(`The database can't be opened (${why}): see whether it runs and DATABASE_URL is right.`);
}
