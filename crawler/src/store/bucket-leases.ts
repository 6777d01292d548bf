import type { DataSource } from 'typeorm';

// Longer than a worker serves a bucket before it hands it back; renewed while there are other vantages.
const HOLD = `interval '45 seconds'`;
// The least time between two requests to one host: whoever comes next doesn't know when the last one was.
const REST = `interval '1100 milliseconds'`;

export interface Taker {
  vantage: string;
  /** The crawler process. */
  worker: string;
}

/**
 * Makes this worker the only writer of buckets: every save of an earlier epoch is refused from now on. Returns the
 * new epochs by bucket. Left out are those whose hosts are asked from another vantage, or were a moment ago: they
 * must see one budget, however many places we look from. Workers of one vantage share it by the queue.
 */
export async function takeBuckets(
  db: DataSource,
  { vantage, worker }: Taker,
  buckets: readonly number[],
): Promise<Map<number, number>> {
  if (buckets.length === 0) return new Map();
  const [rows]: [{ id: number; epoch: number }[]] = await db.query(
    // In the order in which a save locks them: two in different orders would wait for each other for ever.
    `update bucket b
        set vantage = $1, held_until = clock_timestamp() + ${HOLD},
            epoch = epoch + 1, worker = $2, taken_at = now()
       from (select id from bucket
              where id = any ($3::smallint[])
                and (vantage is null or vantage = $1 or held_until < clock_timestamp())
              order by id for update) free
      where b.id = free.id
     returning b.id, b.epoch`,
    [vantage, worker, buckets],
  );
  return new Map(rows.map(({ id, epoch }) => [id, epoch]));
}

/** Renews the holds with the heartbeat; one that another vantage has taken meanwhile stays theirs. */
export async function keepHolds(db: DataSource, vantage: string, buckets: readonly number[]): Promise<void> {
  await db.query(
    `update bucket b set held_until = clock_timestamp() + ${HOLD}
       from (select id from bucket where id = any ($2::smallint[]) and vantage = $1 order by id for update) mine
      where b.id = mine.id`,
    [vantage, buckets],
  );
}

/** Lets go of the buckets that this worker was the last to take. */
export async function letGo(db: DataSource, buckets: readonly number[], worker: string): Promise<void> {
  await db.query(
    `update bucket b set held_until = clock_timestamp() + ${REST}
       from (select id from bucket where id = any ($1::smallint[]) and worker = $2 order by id for update) mine
      where b.id = mine.id`,
    [buckets, worker],
  );
}
