import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';
import { packIds } from './peer-codec.ts';

/** The sets of peers, packed; a set that did not change costs no write but its reading time. */
export async function savePeers(
  tx: EntityManager,
  contacts: readonly Assessed[],
  peerIds: ReadonlyMap<number, readonly number[]>,
): Promise<void> {
  const read = contacts.flatMap(({ instance, peers }) => {
    if (!peers) return [];
    const ids = peerIds.get(instance.id);
    const packed = ids && packIds(ids);
    const digest = packed ? createHash('sha256').update(packed.bytes).digest('hex') : null;
    return [{ instance, peers, packed, digest }];
  });
  if (read.length === 0) return;
  for (const { instance, peers, packed, digest } of read) {
    if (!packed || digest === instance.peersDigest) continue;
    await tx.query(
      `insert into peer_set (instance_id, digest, peers, count, refused, read_at)
       values ($1, decode($2, 'hex'), $3, $4, $5, $6)
           on conflict (instance_id) do update
          set digest = excluded.digest, peers = excluded.peers, count = excluded.count,
              refused = excluded.refused, read_at = excluded.read_at`,
      [instance.id, digest, packed.bytes, packed.count, peers.refused, peers.readAt],
    );
  }
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
