import { savePeers, type PeersRead } from '@homeport/crawler/store/save-peers.ts';
import { unpackSet } from '@homeport/crawler/store/peer-codec.ts';
import type { DataSource } from 'typeorm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { dice } from '../bench/peer-sets.ts';
import { openFresh } from './database.ts';

interface Kept {
  peers: Buffer;
  changes: Buffer;
  digest: string;
  count: number;
  /** The transaction that wrote the row: another one means another write. */
  xmin: string;
}

const ID = 1;
// Two bytes each and without a pattern that could be compressed: large enough to be kept outside of its row.
const random = dice(5);
const LARGE = Array.from({ length: 5000 }, (_, nth) => 1 + nth * 300 + Math.floor(random() * 300));

describe('integration/peer-sets', () => {
  let db: DataSource;
  beforeEach(async () => {
    db = await openFresh(db);
    await db.query(
      `insert into instance (network, domain, registrable_domain, discovered_at, discovered_by, pace_key, bucket)
       values ('fediverse', 'a.example', 'a.example', now(), 'seed', 'a.example', 0)`,
    );
  });
  afterAll(() => db.destroy());

  const kept = async (): Promise<Kept> => {
    const rows: Kept[] = await db.query(
      `select peers, changes, encode(digest, 'hex') as digest, count, xmin from peer_set where instance_id = $1`,
      [ID],
    );
    if (!rows[0]) throw new Error('No set was kept.');
    return rows[0];
  };
  /** As the crawler does: what it knows of the set is the digest that it found when the instance was due. */
  const save = async (ids: readonly number[]): Promise<Kept> => {
    const found: { digest: string }[] = await db.query(
      `select encode(digest, 'hex') as digest from peer_set where instance_id = $1`,
      [ID],
    );
    const contact: PeersRead = {
      instance: { id: ID, peersDigest: found[0]?.digest ?? null },
      peers: { publication: 'published', readAt: new Date(), domains: [], refused: 0 },
    };
    await db.transaction((tx) => savePeers(tx, [contact], new Map([[ID, ids]])));
    return kept();
  };

  it('writes nothing of a set that did not change, in whichever order it came', async () => {
    const before = await save(LARGE);
    expect((await save(LARGE)).xmin).toBe(before.xmin);
    expect((await save(LARGE.toReversed())).xmin).toBe(before.xmin);
    const changed = await save(LARGE.slice(1));
    expect(changed.xmin).not.toBe(before.xmin);
    expect((await save(LARGE.slice(1))).xmin).toBe(changed.xmin);
  });

  it('leaves a large set as it was written and notes beside it the few that came or went', async () => {
    const before = await save(LARGE);
    const stored = await valuesOutside(db);
    const few = [...LARGE.slice(2), 2, 77, 1_600_000];
    const after = await save(few);

    expect(after.peers).toEqual(before.peers);
    expect(await valuesOutside(db)).toEqual(stored);
    expect(after.changes.length).toBeLessThan(20);
    expect(unpackSet(after)).toEqual(few.toSorted((a, b) => a - b));
    expect(after.count).toBe(few.length);

    // Who comes back is no change to what was written.
    const again = await save(LARGE);
    expect(again.changes).toHaveLength(0);
    expect(again.digest).toBe(before.digest);
  });

  it('writes a set anew when much of it changed, and forgets the changes', async () => {
    await save(LARGE);
    await save(LARGE.slice(1));
    const other = LARGE.map((id) => id + 1);
    const after = await save(other);
    expect(after.changes).toHaveLength(0);
    expect(unpackSet(after)).toEqual(other);
  });

  it('gives back what was read last, through days of little and of much change', async () => {
    let ids = LARGE;
    for (let day = 1; day <= 40; day += 1) {
      const changes = day % 10 === 0 ? 1500 : 40;
      const gone = new Set(Array.from({ length: changes }, (_, nth) => ids[(nth * 37 + day) % ids.length]));
      const come = Array.from({ length: changes }, (_, nth) => 3 + 7 * (nth + day * 1000));
      ids = [...new Set([...ids.filter((id) => !gone.has(id)), ...come])].sort((a, b) => a - b);
      const set = await save(ids);
      expect(unpackSet(set), `day ${day}`).toEqual(ids);
      expect(set.count).toBe(ids.length);
      expect(set.changes.length).toBeLessThanOrEqual(1000);
    }
  });

  it('keeps a small set whole in its row, and an empty one', async () => {
    expect(unpackSet(await save([5, 9]))).toEqual([5, 9]);
    const after = await save([5, 12]);
    expect(after.changes).toHaveLength(0);
    expect(unpackSet(after)).toEqual([5, 12]);
    expect(unpackSet(await save([]))).toEqual([]);
  });
});

/** Where the pieces of values lie that are kept outside of their rows: the same places mean that none was written. */
async function valuesOutside(db: DataSource): Promise<string[]> {
  const tables: { name: string }[] = await db.query(
    `select reltoastrelid::regclass::text as name from pg_class where oid = 'peer_set'::regclass`,
  );
  const pieces: { place: string }[] = await db.query(
    `select ctid::text || ' ' || xmin as place from ${tables[0]?.name ?? ''} order by 1`,
  );
  expect(pieces.length).toBeGreaterThan(0);
  return pieces.map(({ place }) => place);
}
