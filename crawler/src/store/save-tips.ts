import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';

/** The newest block of each hub that told it; how far it lags is judged when its round has been heard. */
export async function saveTips(tx: EntityManager, contacts: readonly Assessed[]): Promise<void> {
  const rows = contacts.flatMap(({ instance, at, tip }) =>
    tip ? [{ id: instance.id, read_at: at, height: tip.height, hash: tip.hash }] : [],
  );
  if (rows.length === 0) return;
  await tx.query(
    `update instance i
        set chain_height = t.height, chain_tip = t.hash, chain_read_at = t.read_at
       from jsonb_to_recordset($1::jsonb) as t (id integer, read_at timestamptz, height integer, hash text)
      where i.id = t.id and (i.chain_read_at is null or i.chain_read_at <= t.read_at)`,
    [JSON.stringify(rows)],
  );
}
