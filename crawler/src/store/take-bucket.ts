import type { DataSource } from 'typeorm';

/** Makes this worker the bucket's only writer: every save of an earlier epoch is refused from now on. */
export async function takeBucket(db: DataSource, bucket: number, worker: string): Promise<number> {
  const [rows]: [{ epoch: number }[]] = await db.query(
    `update bucket set epoch = epoch + 1, worker = $2, taken_at = now() where id = $1 returning epoch`,
    [bucket, worker],
  );
  const epoch = rows[0]?.epoch;
  if (epoch === undefined) throw new Error(`Bucket ${bucket} is not in the table bucket (0 to 255).`);
  return epoch;
}
