import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';
import { packIds } from './peer-codec.ts';

interface Reading {
  instance: Assessed['instance'];
  peers: NonNullable<Assessed['peers']>;
  packed: ReturnType<typeof packIds> | undefined;
  digest: string | null;
}

/**
 * The sets of peers, packed; a set that did not change costs no write but its reading time. Returns the digests
 * (hex) of those that were read, by instance.
 */
export async function savePeers(
  tx: EntityManager,
  contacts: readonly Assessed[],
  peerIds: ReadonlyMap<number, readonly number[]>,
): Promise<Map<number, string>> {
  const read = contacts.flatMap(({ instance, peers }): Reading[] => {
    if (!peers) return [];
    const ids = peerIds.get(instance.id);
    const packed = ids && packIds(ids);
    const digest = packed ? createHash('sha256').update(packed.bytes).digest('hex') : null;
    return [{ instance, peers, packed, digest }];
  });
  if (read.length === 0) return new Map();
  const changed = read.flatMap(({ instance, peers, packed, digest }) =>
    packed && digest !== instance.peersDigest ? [{ id: instance.id, peers, packed }] : [],
  );
  if (changed.length > 0) {
    await tx.query(
      `insert into peer_set (instance_id, digest, peers, count, refused, read_at)
       select t.id, sha256(t.peers), t.peers, t.count, t.refused, t.read_at
         from unnest($1::integer[], $2::bytea[], $3::integer[], $4::integer[], $5::timestamptz[])
              as t (id, peers, count, refused, read_at)
           on conflict (instance_id) do update
          set digest = excluded.digest, peers = excluded.peers, count = excluded.count,
              refused = excluded.refused, read_at = excluded.read_at`,
      [
        changed.map(({ id }) => id),
        changed.map(({ packed }) => packed.bytes),
        changed.map(({ packed }) => packed.count),
        changed.map(({ peers }) => peers.refused),
        changed.map(({ peers }) => peers.readAt),
      ],
    );
  }
  await saveReading(tx, read);
  return new Map(read.flatMap(({ instance, digest }) => (digest ? [[instance.id, digest] as const] : [])));
}

async function saveReading(tx: EntityManager, read: readonly Reading[]): Promise<void> {
  const rows = read.map(({ instance, peers, packed }) => ({
    id: instance.id,
    read_at: peers.readAt,
    publication: peers.publication,
    count: packed?.count ?? null,
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
