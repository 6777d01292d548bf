import type { DataSource } from 'typeorm';

// Longer than a worker serves a bucket before it hands it back; renewed while there are other vantages.
const HOLD = `interval '45 seconds'`;
// The least time between two requests to one host: whoever comes next doesn't know when the last one was.
const REST = `interval '1100 milliseconds'`;

/**
 * Whether the hosts of a bucket may be asked from here: false while they are asked from another vantage, or were a
 * moment ago. They must see one budget, however many places we look from. Workers of one vantage share it by the queue.
 */
export async function holdBucket(db: DataSource, vantage: string, bucket: number): Promise<boolean> {
  const [rows]: [unknown[]] = await db.query(
    `update bucket set vantage = $1, held_until = clock_timestamp() + ${HOLD}
      where id = $2 and (vantage is null or vantage = $1 or held_until < clock_timestamp())
     returning id`,
    [vantage, bucket],
  );
  return rows.length > 0;
}

/** Renews the holds with the heartbeat; one that another vantage has taken meanwhile stays theirs. */
export async function keepHolds(db: DataSource, vantage: string, buckets: readonly number[]): Promise<void> {
  await db.query(
    // In the order in which a save locks them: two in different orders would wait for each other for ever.
    `update bucket b set held_until = clock_timestamp() + ${HOLD}
       from (select id from bucket where id = any ($2::smallint[]) and vantage = $1 order by id for update) mine
      where b.id = mine.id`,
    [vantage, buckets],
  );
}

/** Lets go of a bucket that this worker was the last to take. */
export async function letGo(db: DataSource, bucket: number, worker: string): Promise<void> {
  await db.query(`update bucket set held_until = clock_timestamp() + ${REST} where id = $1 and worker = $2`, [
    bucket,
    worker,
  ]);
}
