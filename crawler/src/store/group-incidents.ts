import type { DataSource, EntityManager } from 'typeorm';
import { groupingOf, type Grouping } from '../health/incident-groups.ts';
import { listCrowds } from './list-crowds.ts';

// Of this statement alone: all crawlers look, one at a time writes.
const LOCK = 4_004_001;

/** Finds incidents that are one fault of whoever houses the instances, and ends groups whose members are all back. */
export async function groupIncidents(db: DataSource, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const rows: { held: boolean }[] = await tx.query('select pg_try_advisory_xact_lock($1) as held', [LOCK]);
    if (rows[0]?.held !== true) return;
    for (const crowd of await listCrowds(tx, now)) {
      const grouping = groupingOf(crowd);
      if (grouping) await writeGroup(tx, grouping);
    }
    await endGroups(tx, now);
  });
}

async function writeGroup(tx: EntityManager, grouping: Grouping): Promise<void> {
  const { paceKey, groupId, fromAt, members, affected, known } = grouping;
  const rows: { id: number }[] = groupId
    ? [{ id: groupId }]
    : await tx.query(
        `insert into incident_group (pace_key, from_at, affected, known) values ($1, $2, $3, $4) returning id`,
        [paceKey, fromAt, affected, known],
      );
  const id = rows[0]?.id;
  await tx.query(
    `update incident_group set affected = $2, known = greatest(known, $3), from_at = least(from_at, $4) where id = $1`,
    [id, affected, known, fromAt],
  );
  await tx.query(`update incident set group_id = $1 where id = any ($2::integer[])`, [id, members]);
}

async function endGroups(tx: EntityManager, now: Date): Promise<void> {
  await tx.query(
    `update incident_group g
        set to_at = greatest(g.from_at, (select coalesce(max(x.to_at), $1) from incident x where x.group_id = g.id))
      where g.to_at is null
        and not exists (select from incident x where x.group_id = g.id and x.to_at is null)`,
    [now],
  );
}
