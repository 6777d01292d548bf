import { LEXICON_VERSION, topicsOf } from '@homeport/db';
import type { DataSource, EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';

/** How many instances are sorted anew in one transaction: some milliseconds' work, and short locks. */
const ANEW_MAX = 500;
/** And how many transactions follow on each other. */
const ROUNDS_MAX = 20;

interface Ruled {
  id: number;
  rules: readonly string[];
}

/** What the rules of the servers are about, as they were read just now. */
export async function saveTopics(tx: EntityManager, contacts: readonly Assessed[]): Promise<void> {
  await sort(
    tx,
    contacts.flatMap(({ instance, facts }) => (facts ? [{ id: instance.id, rules: facts.rules }] : [])),
  );
}

/**
 * Sorts by the present lexicon what an older one has sorted, or none. Returns how many instances; those that somebody
 * is writing to are left for the next time, and so is what would take too long.
 */
export async function sortAnew(db: DataSource): Promise<number> {
  let sorted = 0;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const count = await sortSome(db);
    sorted += count;
    if (count < ANEW_MAX) break;
  }
  return sorted;
}

function sortSome(db: DataSource): Promise<number> {
  return db.transaction(async (tx) => {
    const rows: Ruled[] = await tx.query(
      `select id, rules from instance
        where (topics_by is null or topics_by < $1) and details_read_at is not null
        order by id limit ${ANEW_MAX} for no key update skip locked`,
      [LEXICON_VERSION],
    );
    await sort(tx, rows);
    return rows.length;
  });
}

async function sort(tx: EntityManager, ruled: readonly Ruled[]): Promise<void> {
  if (ruled.length === 0) return;
  const ids = JSON.stringify(ruled.map(({ id }) => id));
  const rows = ruled.flatMap(({ id, rules }) =>
    topicsOf(rules).map(({ topic, places }) => ({ instance_id: id, topic, places })),
  );
  await tx.query(REPLACE, [ids, JSON.stringify(rows)]);
  await tx.query(
    `update instance set topics_by = $2
      where id in (select value::integer from jsonb_array_elements_text($1::jsonb)) and topics_by is distinct from $2`,
    [ids, LEXICON_VERSION],
  );
}

// Most are as they were the day before: those are not written.
const REPLACE = `
  with told as (
    select * from jsonb_to_recordset($2::jsonb) as t (instance_id integer, topic text, places smallint[])
  ), gone as (
    delete from rule_topic r
     where r.instance_id in (select value::integer from jsonb_array_elements_text($1::jsonb))
       and not exists (select from told t where (t.instance_id, t.topic) = (r.instance_id, r.topic))
  )
  insert into rule_topic as r (instance_id, topic, places)
  select instance_id, topic, places from told
      on conflict (instance_id, topic) do update set places = excluded.places
   where r.places is distinct from excluded.places`;
