import type { Config } from '../config.ts';
import { openAllowancePool, type Database } from '../database.ts';
import { Allowances } from './allowances.ts';

/** A share of a client's allowance, taken by one process for itself. */
export interface Share {
  /** Requests that this process may let through; 0 where nothing is left. */
  granted: number;
  /** What other processes may still take. */
  left: number;
  /** How long the window lasts from now on. */
  secondsLeft: number;
}

// An eighth of what is left at a time: few questions at the beginning, and one request at a time near the end, so
// that the processes together let through exactly what is allowed.
const PART = 8;

/** Takes a share of a client's allowance in the present minute of the database's clock, which all processes share. */
export async function takeShare(db: Database, client: string, limit: number): Promise<Share> {
  const rows: Share[] = await db.query(
    `with taken as (
       insert into api_allowance as a (client, window_at, taken, granted)
       values ($1, date_trunc('minute', now()), ceil($2::integer / ${PART}.0), ceil($2::integer / ${PART}.0))
           on conflict (client, window_at) do update
          set taken = a.taken + ceil(greatest(0, $2 - a.taken) / ${PART}.0),
              granted = ceil(greatest(0, $2 - a.taken) / ${PART}.0)
       returning taken, granted)
     select granted, greatest(0, $2 - taken)::integer as left,
            60 - extract(epoch from now() - date_trunc('minute', now()))::float8 as "secondsLeft"
       from taken`,
    [client, limit],
  );
  return rows[0] ?? { granted: 0, left: 0, secondsLeft: 1 };
}

/** Windows that are over count for nobody. */
export async function sweepShares(db: Database): Promise<void> {
  await db.query(`delete from api_allowance where window_at < now() - interval '2 minutes'`);
}

const SWEEP_EVERY_MS = 60_000;

export interface OpenAllowances {
  ofClients: Allowances;
  close(): Promise<void>;
}

/**
 * The allowances of all clients, over all processes on this database. The pool is opened before the first request, and
 * again after a failure: as long as it isn't there, this process counts for itself.
 */
export async function openAllowances(config: Config, limit: number): Promise<OpenAllowances> {
  let opening: Promise<Database> | undefined;
  let sweptAt = -Infinity;
  const open = (): Promise<Database> => {
    opening ??= openAllowancePool(config).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  const take = async (client: string): Promise<Share> => {
    const db = await open();
    const share = await takeShare(db, client, limit);
    if (performance.now() - sweptAt > SWEEP_EVERY_MS) {
      sweptAt = performance.now();
      // Nobody waits for it, and the next one sweeps what this one could not.
      sweepShares(db).catch(() => undefined);
    }
    return share;
  };
  // A first burst must not find each process still on its own.
  if (limit > 0) await open().catch(() => undefined);
  return {
    ofClients: new Allowances({ limit, take, clock: () => performance.now() }),
    close: async () => {
      const db = await opening?.catch(() => undefined);
      await db?.destroy();
    },
  };
}
