import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';
import { differingIds, packIds, unpackIds, type PackedIds } from './peer-codec.ts';

// PostgreSQL keeps a longer value outside of its row, in pieces, and leaves it alone while only the row changes.
const ROW_BYTES_MAX = 2000;
// So what changed stays in the row. Where it has grown, the whole set is written anew: after weeks, in most lists.
const CHANGES_BYTES_MAX = 1000;

/** What of a contact concerns its peers. */
export interface PeersRead {
  instance: Pick<Assessed['instance'], 'id' | 'peersDigest'>;
  peers: Assessed['peers'];
}

interface Reading {
  instance: PeersRead['instance'];
  peers: NonNullable<Assessed['peers']>;
  packed: PackedIds | undefined;
  /** Hex, of the packed set. */
  digest: string | null;
}

type ChangedSet = Reading & { packed: PackedIds };

/**
 * The sets of peers, packed. A set that did not change costs no write but its reading time, and one of which few
 * changed costs little more. Returns the digests (hex) of those that were read, by instance.
 */
export async function savePeers(
  tx: EntityManager,
  contacts: readonly PeersRead[],
  peerIds: ReadonlyMap<number, Iterable<number>>,
): Promise<Map<number, string>> {
  const read = contacts.flatMap(({ instance, peers }): Reading[] => {
    if (!peers) return [];
    const ids = peerIds.get(instance.id);
    const packed = ids && packIds(ids);
    const digest = packed ? createHash('sha256').update(packed.bytes).digest('hex') : null;
    return [{ instance, peers, packed, digest }];
  });
  if (read.length === 0) return new Map();
  const changed = read.filter(
    (reading): reading is ChangedSet =>
      reading.packed !== undefined && reading.digest !== reading.instance.peersDigest,
  );
  const changes = await findChanges(tx, changed);
  await saveWhole(
    tx,
    changed.filter(({ instance }) => !changes.has(instance.id)),
  );
  await saveChanges(
    tx,
    changed.filter(({ instance }) => changes.has(instance.id)),
    changes,
  );
  await saveReading(tx, read);
  return new Map(read.flatMap(({ instance, digest }) => (digest ? [[instance.id, digest] as const] : [])));
}

/** What came and went since each set was last written whole, packed, where that is little; by instance. */
async function findChanges(tx: EntityManager, sets: readonly ChangedSet[]): Promise<Map<number, Buffer>> {
  const large = sets.filter(
    ({ instance, packed }) => instance.peersDigest !== null && packed.bytes.length > ROW_BYTES_MAX,
  );
  if (large.length === 0) return new Map();
  // Nobody else writes these sets meanwhile: the batch holds the epochs of their buckets.
  const rows: { instance_id: number; peers: Buffer }[] = await tx.query(
    `select instance_id, peers from peer_set where instance_id = any ($1::integer[])`,
    [large.map(({ instance }) => instance.id)],
  );
  const written = new Map(rows.map(({ instance_id, peers }) => [instance_id, peers]));
  return new Map(
    large.flatMap(({ instance, packed }) => {
      const before = written.get(instance.id);
      if (!before) return [];
      const { bytes } = packIds(differingIds(unpackIds(before), packed.ids));
      return bytes.length > CHANGES_BYTES_MAX ? [] : [[instance.id, bytes] as const];
    }),
  );
}

async function saveWhole(tx: EntityManager, sets: readonly ChangedSet[]): Promise<void> {
  if (sets.length === 0) return;
  await tx.query(
    `insert into peer_set (instance_id, digest, count, refused, read_at, peers)
     select t.id, decode(t.digest, 'hex'), t.count, t.refused, t.read_at, t.peers
       from unnest($1::integer[], $2::text[], $3::integer[], $4::integer[], $5::timestamptz[], $6::bytea[])
            as t (id, digest, count, refused, read_at, peers)
         on conflict (instance_id) do update
        set digest = excluded.digest, count = excluded.count, refused = excluded.refused,
            read_at = excluded.read_at, peers = excluded.peers, changes = excluded.changes`,
    [...columnsOf(sets), sets.map(({ packed }) => packed.bytes)],
  );
}

async function saveChanges(
  tx: EntityManager,
  sets: readonly ChangedSet[],
  changes: ReadonlyMap<number, Buffer>,
): Promise<void> {
  if (sets.length === 0) return;
  await tx.query(
    `update peer_set p
        set digest = decode(t.digest, 'hex'), count = t.count, refused = t.refused,
            read_at = t.read_at, changes = t.changes
       from unnest($1::integer[], $2::text[], $3::integer[], $4::integer[], $5::timestamptz[], $6::bytea[])
            as t (id, digest, count, refused, read_at, changes)
      where p.instance_id = t.id`,
    [...columnsOf(sets), sets.map(({ instance }) => changes.get(instance.id))],
  );
}

/** What both statements begin with: id, digest, count, refused, when read. */
function columnsOf(sets: readonly ChangedSet[]): unknown[][] {
  return [
    sets.map(({ instance }) => instance.id),
    sets.map(({ digest }) => digest),
    sets.map(({ packed }) => packed.ids.length),
    sets.map(({ peers }) => peers.refused),
    sets.map(({ peers }) => peers.readAt),
  ];
}

async function saveReading(tx: EntityManager, read: readonly Reading[]): Promise<void> {
  const rows = read.map(({ instance, peers, packed }) => ({
    id: instance.id,
    read_at: peers.readAt,
    publication: peers.publication,
    count: packed?.ids.length ?? null,
  }));
  await tx.query(
    `update instance i
        set peers_read_at = p.read_at, peers_publication = p.publication,
            peers_count = coalesce(p.count, i.peers_count)
       from jsonb_to_recordset($1::jsonb) as p (
            id integer, read_at timestamptz, publication text, count integer)
      where i.id = p.id`,
    [JSON.stringify(rows)],
  );
}
