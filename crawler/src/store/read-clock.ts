import type { DataSource } from 'typeorm';

/** What the database's clock shows, in epoch ms. */
export async function readClock(db: DataSource): Promise<number> {
  const rows: { now: Date }[] = await db.query(`select clock_timestamp() as now`);
  const [row] = rows;
  if (!row) throw new Error('A select without a table always gives one row.');
  return row.now.getTime();
}
