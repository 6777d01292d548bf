import type { DataSource } from 'typeorm';

export interface ProcessReport {
  id: string;
  vantage: string;
  userAgent: string;
  startedAt: Date;
  visits: number;
  visitsPerSecond: number;
  requestsPerSecondMax: number;
}

/**
 * A crawler's sign of life, by the database's clock: its own may be wrong. For the status page and for sharing the
 * buckets; returns how many are alive.
 */
export async function reportProcess(db: DataSource, report: ProcessReport): Promise<number> {
  await db.query(
    `insert into crawler_process (id, vantage, user_agent, started_at, seen_at, visits, visits_per_second,
                                  requests_per_second_max)
     values ($1, $2, $3, $4, now(), $5, $6, $7)
         on conflict (id) do update
        set seen_at = excluded.seen_at, visits = excluded.visits,
            visits_per_second = excluded.visits_per_second`,
    [
      report.id,
      report.vantage,
      report.userAgent,
      report.startedAt,
      report.visits,
      report.visitsPerSecond,
      report.requestsPerSecondMax,
    ],
  );
  await db.query(`delete from crawler_process where seen_at < now() - interval '1 hour'`);
  const rows: { alive: number }[] = await db.query(
    `select count(*)::int as alive from crawler_process where seen_at > now() - interval '15 seconds'`,
  );
  return Math.max(1, rows[0]?.alive ?? 1);
}

/** A crawler that ends properly leaves its share to the others at once. */
export async function retireProcess(db: DataSource, id: string): Promise<void> {
  await db.query(`delete from crawler_process where id = $1`, [id]);
}
