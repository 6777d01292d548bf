import type { DataSource } from 'typeorm';
import { lagsOf, type Reading } from '../health/tip.ts';

interface TipRow {
  id: number;
  chain: string;
  height: number;
  hash: string | null;
  read_at: Date;
}

// The genesis block of LBC, as every hub of the main chain says it in `server.features`.
const MAIN_CHAIN = '9c89283ba0f3227f6c03b70216b9f665f0118d5e0fa729cedf4fb34d6a34f463';

/** Writes how many blocks each hub of the present round lags behind the others of its chain. */
export async function judgeTips(db: DataSource, now: Date): Promise<void> {
  const chains = Map.groupBy(await listTips(db, now), ({ chain }) => chain);
  const lags = [...chains.values()].flatMap((rows) => {
    const readings = rows.map(readingOf);
    return [...lagsOf(readings, now)].map(([id, lag]) => ({
      id,
      lag,
      read_at: rows.find((row) => row.id === id)?.read_at,
    }));
  });
  if (lags.length === 0) return;
  await db.query(
    `update instance i
        set chain_lag = l.lag
       from jsonb_to_recordset($1::jsonb) as l (id integer, lag integer, read_at timestamptz)
      -- What was read since is judged next time.
      where i.id = l.id and i.chain_lag is distinct from l.lag
        and date_trunc('milliseconds', i.chain_read_at) = l.read_at`,
    [JSON.stringify(lags)],
  );
}

/** Twice as far back as a round can reach: it ends before. */
async function listTips(db: DataSource, now: Date): Promise<TipRow[]> {
  return db.query(
    `select id, coalesce(network_facts ->> 'genesisHash', $2) as chain, chain_height as height,
            chain_tip as hash, chain_read_at as read_at
       from instance
      where network = 'lbry' and chain_height is not null and state <> 'suppressed'
        and chain_read_at > $1::timestamptz - interval '10 minutes' and chain_read_at <= $1`,
    [now, MAIN_CHAIN],
  );
}

function readingOf({ id, height, hash, read_at }: TipRow): Reading {
  return { instance: id, height, hash, at: read_at };
}
