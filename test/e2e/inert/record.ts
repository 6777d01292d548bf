import { makeInstance } from '../../integration/seed-instance.ts';
import { insertRows, type Database } from '../../integration/seed-rows.ts';
import { dice } from '../../integration/seed-timeline.ts';

/** What is free text in the record: everything else has a form of its own, and comes in no other. */
const OF_EACH = ['title', 'description', 'version', 'software'];

/** A record in which each text that a stranger could have written is one of the payloads: one instance for each. */
export async function fillRecord(db: Database, texts: readonly string[]): Promise<string[]> {
  const now = Date.now();
  const random = dice(7);
  const rows = texts.map((_, index) => {
    const { row } = makeInstance(index + 100, now, random);
    return { ...row, id: index + 1, state: 'alive', verdict: 'up', cause: 'ok', discovered_from: null };
  });
  await insertRows(db, 'instance', rows, 'overriding system value');
  await db.query(
    `update instance i
        set ${OF_EACH.map((column) => `${column} = t.text`).join(', ')},
            rules = array[t.text, t.text || ' ' || t.text], users_total = 100000, users_total_quality = 'declared',
            policy_publication = 'published', policy_read_at = now(), details_read_at = now(), last_visit_at = now()
       from unnest($1::text[]) with ordinality as t (text, id)
      where i.id = t.id`,
    [texts],
  );
  await fillBeside(db, texts);
  await db.query(`select keep_directory(array_agg(id)) from instance`);
  await db.query('analyze');
  return rows.map(({ domain }) => domain);
}

/** What stands beside the row of an instance. */
async function fillBeside(db: Database, texts: readonly string[]): Promise<void> {
  await db.query(
    `insert into policy_entry (instance_id, target, is_obfuscated, severity, rule, reason, first_seen_at)
     select t.id, t.text, false, 'suspend', t.text, t.text, now() from unnest($1::text[]) with ordinality as t (text, id)`,
    [texts],
  );
  await db.query(
    `insert into visit (slot, instance_id, kind, at, vantage, verdict, cause, decides, total_ms, bytes, asked)
     select date_trunc('minute', now()), t.id, 'details', now(), 'here', 'up', 'ok', true, 10, 10,
            jsonb_build_array(jsonb_build_object('path', t.text, 'method', 'GET', 'status', 200, 'rule', t.text, 'ms', 1))
       from unnest($1::text[]) with ordinality as t (text, id)`,
    [texts],
  );
  await db.query(
    `insert into version_span (instance_id, software, version, from_at)
     select t.id, t.text, t.text, now() - interval '1 day' from unnest($1::text[]) with ordinality as t (text, id)`,
    [texts],
  );
  await db.query(
    `insert into consent_signal (instance_id, kind, source, value, first_seen_at, last_seen_at)
     select t.id, 'robots_disallowed', '/robots.txt', t.text, now(), now()
       from unnest($1::text[]) with ordinality as t (text, id)`,
    [texts],
  );
  await db.query(
    `insert into crawler_process (id, vantage, user_agent, started_at, seen_at, visits, visits_per_second,
                                  requests_per_second_max)
     select gen_random_uuid(), 'place ' || t.id, t.text, now(), now(), 1, 1, 8
       from unnest($1::text[]) with ordinality as t (text, id) where t.id <= 50`,
    [texts],
  );
}
