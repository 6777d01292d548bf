import type { DataSource } from 'typeorm';

/** Where an instance that nobody has visited is, and whose bucket it belongs in therefore. */
export interface Home {
  id: number;
  address: string;
  paceKey: string;
  bucket: number;
}

/** Puts instances into the buckets of their addresses; they stay due. Who was visited meanwhile is left where it is. */
export async function moveHomes(db: DataSource, homes: readonly Home[]): Promise<void> {
  await db.query(
    `update instance i set address = h.address, pace_key = h.pace_key, bucket = h.bucket
       from unnest($1::integer[], $2::inet[], $3::text[], $4::smallint[]) as h (id, address, pace_key, bucket)
      where i.id = h.id and i.address is null and i.last_visit_at is null`,
    [
      homes.map(({ id }) => id),
      homes.map(({ address }) => address),
      homes.map(({ paceKey }) => paceKey),
      homes.map(({ bucket }) => bucket),
    ],
  );
}
