import type { DataSource, EntityManager } from 'typeorm';
import { isoDay } from '../clock.ts';

const DAY_MS = 86_400_000;
// Raw visits serve an operator's question "what did you ask, and when?"; the roll-ups keep the history.
export const VISIT_DAYS_KEPT = 14;
const DAYS_AHEAD = 2;
// Of this statement alone. Crawlers that start together wait for each other: "if not exists" keeps nothing apart.
const LOCK = 4_004_002;

/** Makes the partitions of the days from `from` to two days after `now`, and drops those past their time. */
export async function keepPartitions(db: DataSource, now: Date, from = now): Promise<void> {
  const today = Math.floor(now.getTime() / DAY_MS);
  const oldest = today - VISIT_DAYS_KEPT;
  const first = Math.max(Math.floor(from.getTime() / DAY_MS) - 1, oldest);
  await db.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const there = await listPartitions(tx);
    for (let day = first; day <= today + DAYS_AHEAD; day += 1) {
      if (!there.includes(nameOf(day))) await makePartition(tx, day);
    }
    for (const name of there.filter((one) => one < nameOf(oldest))) await tx.query(`drop table ${name}`);
    await tx.query(`delete from visit_default where slot < $1`, [new Date(oldest * DAY_MS)]);
  });
}

function nameOf(day: number): string {
  return `visit_${isoDay(day * DAY_MS).replaceAll('-', '')}`;
}

async function listPartitions(tx: EntityManager): Promise<string[]> {
  const rows: { name: string }[] = await tx.query(
    `select c.relname as name
       from pg_inherits h join pg_class c on c.oid = h.inhrelid
      where h.inhparent = 'visit'::regclass and c.relname ~ '^visit_[0-9]{8}$'`,
  );
  return rows.map(({ name }) => name);
}

/** Visits of that day which came before it was made move in: while the default holds one, no partition can be added. */
async function makePartition(tx: EntityManager, day: number): Promise<void> {
  const [name, start, stop] = [nameOf(day), isoDay(day * DAY_MS), isoDay((day + 1) * DAY_MS)];
  // As the saves take them, the whole before its parts: nobody waits for us in a circle.
  await tx.query(`lock table visit in access exclusive mode`);
  await tx.query(`create table ${name} (like visit including all)`);
  await tx.query(
    `with moved as (delete from visit_default where slot >= $1 and slot < $2 returning *)
     insert into ${name} select * from moved`,
    [`${start} 00:00+00`, `${stop} 00:00+00`],
  );
  await tx.query(
    `alter table visit attach partition ${name} for values from ('${start} 00:00+00') to ('${stop} 00:00+00')`,
  );
}
