import type { DataSource } from 'typeorm';
import { isoDay } from '../clock.ts';

const DAY_MS = 86_400_000;
// Raw visits serve an operator's question "what did you ask, and when?"; the roll-ups keep the history.
export const VISIT_DAYS_KEPT = 14;
const DAYS_AHEAD = 2;

/** Makes the partitions of the days from `from` to two days after `now`, and drops those past their time. */
export async function keepPartitions(db: DataSource, now: Date, from = now): Promise<void> {
  const today = Math.floor(now.getTime() / DAY_MS);
  const first = Math.max(Math.floor(from.getTime() / DAY_MS) - 1, today - VISIT_DAYS_KEPT);
  for (let day = first; day <= today + DAYS_AHEAD; day += 1) {
    const start = isoDay(day * DAY_MS);
    await db.query(
      `create table if not exists visit_${start.replaceAll('-', '')}
         partition of visit for values from ('${start} 00:00+00') to ('${isoDay((day + 1) * DAY_MS)} 00:00+00')`,
    );
  }
  const oldest = isoDay((today - VISIT_DAYS_KEPT) * DAY_MS).replaceAll('-', '');
  const rows: { name: string }[] = await db.query(
    `select c.relname as name
       from pg_inherits h join pg_class c on c.oid = h.inhrelid
      where h.inhparent = 'visit'::regclass and c.relname ~ '^visit_[0-9]{8}$' and c.relname < $1`,
    [`visit_${oldest}`],
  );
  for (const { name } of rows) await db.query(`drop table ${name}`);
  await db.query(`delete from visit_default where slot < $1`, [new Date((today - VISIT_DAYS_KEPT) * DAY_MS)]);
}
