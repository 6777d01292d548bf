import type { openDatabase } from '@homeport/db';

export type Database = Awaited<ReturnType<typeof openDatabase>>;

/** Inserts plain objects whose keys are the columns. */
export async function insertRows(db: Database, table: string, rows: Record<string, unknown>[], option = '') {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  for (let start = 0; start < rows.length; start += 2000) {
    const batch = JSON.stringify(rows.slice(start, start + 2000));
    await db.query(
      `insert into ${table} (${columns}) ${option} select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
      [batch],
    );
  }
}
