import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createCluster, ROLE, startCluster, stopCluster } from './cluster.ts';
import { explain, ServerError } from './explain.ts';
import { keepPassword } from './password.ts';
import { preparePlace, type Place } from './place.ts';
import { choosePort } from './port.ts';
import { isPostgres, readPostmaster, removeStale } from './postmaster.ts';

export interface ServerOptions {
  /** Created when missing; holds password, port and data. */
  dataDir: string;
  /** Without one, any free port, the same each time. */
  port?: number;
  /** Called when the server goes away without having been stopped by us. */
  onLost?: () => void;
}

/** A PostgreSQL of our own, on loopback only. */
export interface EmbeddedServer {
  /** With the password; names the maintenance database `postgres`. */
  url: string;
  /** True when a parent that died had left the server running. */
  adopted: boolean;
  /** A sentence for the operator when the data could not be put where it was asked for. */
  note: string | undefined;
  stop(): Promise<void>;
}

// Held as long as the parent lives, by its connection: when the parent is killed, PostgreSQL lets go by itself.
const PARENT_LOCK = 7005002;
// A server that was killed replays its log before it answers.
const ANSWER_WITHIN_MS = 30_000;

/** Starts the embedded server of `dataDir`, or adopts it when it still runs. Fails with a `ServerError`. */
export async function startServer(options: ServerOptions): Promise<EmbeddedServer> {
  try {
    const place = await preparePlace(options.dataDir);
    const password = await keepPassword(place);
    const running = await adopt(place, password);
    const port = running ?? (await startFresh(place, password, options.port));
    const url = urlOf(password, port);
    const guard = await beParent(url, place);
    return {
      url,
      adopted: running !== undefined,
      note: place.note,
      stop: watch(guard, place, options.onLost),
    };
  } catch (error) {
    if (error instanceof ServerError || !(error instanceof Error)) throw error;
    throw explain(error.message, options.dataDir);
  }
}

/** The URL of the server of `dataDir` where it runs already, whoever started it; undefined where none does. */
export async function findServer(dataDir: string): Promise<string | undefined> {
  const place = await preparePlace(dataDir);
  const password = await keepPassword(place);
  const port = await adopt(place, password);
  return port === undefined ? undefined : urlOf(password, port);
}

async function startFresh(place: Place, password: string, asked: number | undefined): Promise<number> {
  await createCluster(place, password);
  const port = await choosePort(place.home, asked);
  await startCluster(place, port);
  return port;
}

/** Finds a server that still runs on this cluster and returns its port; clears away the trace of one that died. */
async function adopt(place: Place, password: string): Promise<number | undefined> {
  const deadline = Date.now() + ANSWER_WITHIN_MS;
  for (;;) {
    const found = await readPostmaster(place.cluster);
    if (!found) return undefined;
    if (!(await isPostgres(found.pid))) {
      await removeStale(place.cluster);
      return undefined;
    }
    if (found.port > 0 && (await answers(urlOf(password, found.port), place))) return found.port;
    if (Date.now() > deadline) {
      throw new ServerError(
        `A database server (process ${found.pid}) holds ${place.cluster} but does not answer: end it with kill -QUIT ${found.pid}, then start again.`,
      );
    }
    await sleep(200);
  }
}

async function answers(url: string, place: Place): Promise<boolean> {
  const client = newClient(url);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (codeOf(error) !== '28P01') return false;
    throw new ServerError(
      `The database in ${place.cluster} does not accept the password in ${place.home}: put the right one back, or move the cluster away to begin anew.`,
    );
  } finally {
    await client.end();
  }
}

/** Takes the parent's lock, or says that another parent lives. */
async function beParent(url: string, place: Place): Promise<pg.Client> {
  const client = newClient(url);
  await client.connect();
  // A parent that was killed a moment ago may not have been missed yet.
  for (let tries = 0; tries < 10; tries += 1) {
    const { rows } = await client.query<{ ours: boolean }>('select pg_try_advisory_lock($1) as ours', [
      PARENT_LOCK,
    ]);
    if (rows[0]?.ours) return client;
    await sleep(200);
  }
  await client.end();
  throw new ServerError(
    `Homeport already runs on the database in ${place.home}: stop it first, or give this one its own with DATABASE_URL.`,
  );
}

/** Minds the guard's connection; returns how to stop. */
function watch(guard: pg.Client, place: Place, onLost?: () => void): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  guard.on('end', () => {
    if (!stopping) onLost?.();
  });
  return () => (stopping ??= guard.end().then(() => stopIfRunning(place)));
}

async function stopIfRunning(place: Place): Promise<void> {
  const found = await readPostmaster(place.cluster);
  if (found && (await isPostgres(found.pid))) await stopCluster(place);
}

function newClient(url: string): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: 'homeport',
  });
  // Without a listener a lost connection would end the process; `watch` hears of it through "end".
  client.on('error', () => undefined);
  return client;
}

function urlOf(password: string, port: number): string {
  return `postgres://${ROLE}:${password}@127.0.0.1:${port}/postgres`;
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
