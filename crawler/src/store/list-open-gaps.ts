import type { GapReason, GapScope } from '@homeport/db';
import type { DataSource } from 'typeorm';

export interface OpenGapRow {
  scope: GapScope;
  reason: GapReason;
  from_at: Date;
  is_ours: boolean;
}

/** The open gaps of a vantage. A crawler that gave no sign of life for a minute leaves its gaps to whoever asks. */
export async function listOpenGaps(db: DataSource, vantage: string, crawler: string): Promise<OpenGapRow[]> {
  await db.query(
    `update monitor_gap g set crawler = $2
      where g.vantage = $1 and g.to_at is null and g.crawler is distinct from $2
        and not exists (select 1 from crawler_process p
                         where p.id = g.crawler and p.seen_at > now() - interval '1 minute')`,
    [vantage, crawler],
  );
  return db.query(
    `select scope, reason, from_at, crawler = $2 as is_ours
       from monitor_gap where vantage = $1 and to_at is null`,
    [vantage, crawler],
  );
}
