import type { AssessedPeers } from '@homeport/crawler/assess.ts';
import { unpackSet } from '@homeport/crawler/store/peer-codec.ts';
import { savePeers, type PeersRead } from '@homeport/crawler/store/save-peers.ts';
import type { openDatabase } from '@homeport/db';
import { changeSet, PeerSets } from './peer-sets.ts';

type Database = Awaited<ReturnType<typeof openDatabase>>;

// As many contacts as the crawler writes in one transaction.
const BATCH = 100;
const NAMES = 100_000;
const PEERS_MAX = 50_000;
// Of ten thousand names a list gains and loses some five a day.
const CHANGED_SHARE = 1 / 2000;

export interface PeerFigures {
  edges: number;
  sets: number;
  fillSeconds: number;
  bytesPerEdge: number;
  /** After days on each of which every set has changed a little, with the vacuum that runs by itself. */
  bytesPerEdgeLater: number;
  unchangedWrites: number;
  unchangedWalBytes: number;
  fewChangedWalBytes: number;
  fewChangedEdgesPerSecond: number;
  /** Who lists one name: no index answers that, so all sets are read. */
  reverse: { seconds: number; lists: number };
}

interface Work {
  db: Database;
  edges: number;
  days: number;
  secondsMax: number;
  say: (line: string) => void;
}

/** Fills the record with the sets of a whole network, by the crawler's own statement, and lives on with them. */
export async function measurePeers({ db, edges, days, secondsMax, say }: Work): Promise<PeerFigures> {
  await addNames(db);
  const sets: Int32Array[] = [];
  const digests: (string | null)[] = [];
  const started = performance.now();
  let filled = 0;
  const population = new PeerSets({ names: NAMES, peersMax: PEERS_MAX, seed: 11 });
  while (filled < edges && sets.length < NAMES && secondsSince(started) < secondsMax) {
    const batch = Array.from({ length: BATCH }, () => population.next());
    digests.push(...(await save(db, { first: sets.length, sets: batch, digests: [], day: 0 })));
    sets.push(...batch);
    filled += batch.reduce((sum, { length }) => sum + length, 0);
    if (sets.length % (50 * BATCH) === 0) say(`${sets.length} sets, ${filled} edges`);
  }
  const fillSeconds = secondsSince(started);
  const bytesPerEdge = (await bytesOf(db)) / filled;

  const before = await writesOf(db);
  const unchanged = await meterWal(db, () => saveAll(db, sets, digests, 1));
  const unchangedWrites = (await writesOf(db)) - before;
  say(`unchanged: ${unchangedWrites} writes`);

  let few = { walBytes: 0, seconds: 0 };
  for (let day = 2; day < 2 + days; day += 1) {
    for (const [at, set] of sets.entries()) {
      const changes = Math.ceil(set.length * CHANGED_SHARE);
      sets[at] = changeSet(set, { changes, names: NAMES, random: population.random });
    }
    few = await meterWal(db, () => saveAll(db, sets, digests, day));
    say(
      `day ${day}: ${(few.walBytes / sets.length).toFixed(0)} bytes of log a set, ${few.seconds.toFixed(0)} s`,
    );
    await waitForVacuum(db);
  }
  const now = sets.reduce((sum, { length }) => sum + length, 0);
  const bytesPerEdgeLater = (await bytesOf(db)) / now;
  return {
    edges: filled,
    sets: sets.length,
    fillSeconds,
    bytesPerEdge,
    bytesPerEdgeLater,
    unchangedWrites,
    unchangedWalBytes: unchanged.walBytes / sets.length,
    fewChangedWalBytes: few.walBytes / sets.length,
    fewChangedEdgesPerSecond: now / few.seconds,
    reverse: await findListing(db),
  };
}

async function addNames(db: Database): Promise<void> {
  await db.query(
    `insert into instance (network, domain, registrable_domain, discovered_at, discovered_by, pace_key, bucket)
     select 'fediverse', 'n' || n || '.example', 'n' || n || '.example', now(), 'peer', 'n' || n || '.example', n % 256
       from generate_series(1, $1::integer) n`,
    [NAMES],
  );
}

async function saveAll(
  db: Database,
  sets: readonly Int32Array[],
  digests: (string | null)[],
  day: number,
): Promise<void> {
  for (let first = 0; first < sets.length; first += BATCH) {
    const batch = sets.slice(first, first + BATCH);
    const saved = await save(db, { first, sets: batch, digests: digests.slice(first, first + BATCH), day });
    digests.splice(first, saved.length, ...saved);
  }
}

interface Batch {
  first: number;
  sets: readonly Int32Array[];
  digests: readonly (string | null)[];
  day: number;
}

async function save(db: Database, { first, sets, digests, day }: Batch): Promise<(string | null)[]> {
  const readAt = new Date(Date.UTC(2026, 0, 1 + day));
  const peers: AssessedPeers = { publication: 'published', readAt, domains: [], refused: 0 };
  const contacts = sets.map((_, at): PeersRead => ({
    instance: { id: first + at + 1, peersDigest: digests[at] ?? null },
    peers,
  }));
  const ids = new Map(sets.map((set, at) => [first + at + 1, set]));
  const saved = await db.transaction((tx) => savePeers(tx, contacts, ids));
  return sets.map((_, at) => saved.get(first + at + 1) ?? null);
}

async function findListing(db: Database): Promise<PeerFigures['reverse']> {
  const started = performance.now();
  const [wanted] = await readSets(db, 0);
  const target = wanted?.ids[0];
  let lists = 0;
  for (let after = 0; ;) {
    const sets = await readSets(db, after);
    const last = sets.at(-1);
    if (!last) return { seconds: secondsSince(started), lists };
    after = last.id;
    lists += sets.filter(({ ids }) => target !== undefined && ids.includes(target)).length;
  }
}

async function readSets(db: Database, after: number): Promise<{ id: number; ids: number[] }[]> {
  const rows: { id: number; peers: Buffer; changes: Buffer }[] = await db.query(
    `select instance_id as id, peers, changes from peer_set where instance_id > $1 order by instance_id limit 500`,
    [after],
  );
  return rows.map(({ id, ...set }) => ({ id, ids: unpackSet(set) }));
}

async function bytesOf(db: Database): Promise<number> {
  const [row]: { bytes: string }[] = await db.query(`select pg_total_relation_size('peer_set') as bytes`);
  return Number(row?.bytes);
}

/** Rows of sets that were ever written, by the server's own count. */
async function writesOf(db: Database): Promise<number> {
  await db.query('select pg_stat_force_next_flush()');
  const [row]: { writes: number }[] = await db.query(
    `select (n_tup_ins + n_tup_upd + n_tup_del)::integer as writes
       from pg_stat_all_tables where relid = 'peer_set'::regclass`,
  );
  return row?.writes ?? NaN;
}

async function meterWal(
  db: Database,
  work: () => Promise<void>,
): Promise<{ walBytes: number; seconds: number }> {
  // Whole pages that a checkpoint makes the log repeat are no cost of ours: the first touch of each is over.
  const from = await logPosition(db);
  const started = performance.now();
  await work();
  return { seconds: secondsSince(started), walBytes: (await logPosition(db)) - from };
}

async function logPosition(db: Database): Promise<number> {
  const [row]: { bytes: string }[] = await db.query(
    `select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as bytes`,
  );
  return Number(row?.bytes);
}

/** What would run by itself within minutes of a day, done at the day's end. */
async function waitForVacuum(db: Database): Promise<void> {
  await db.query('vacuum peer_set');
}

function secondsSince(started: number): number {
  return (performance.now() - started) / 1000;
}
