import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';

/**
 * Keeps what instances were apart where a contact showed that their domain has changed hands: the old life ends with
 * its last reading, and its incident, version and rules with it. What follows in the record is the new one's.
 */
export async function beginLives(tx: EntityManager, contacts: readonly Assessed[]): Promise<void> {
  const begun = contacts.flatMap(({ instance, at, newLife }) =>
    newLife ? [{ id: instance.id, at, evidence: newLife }] : [],
  );
  if (begun.length === 0) return;
  const rows = [JSON.stringify(begun)];
  for (const statement of [KEEP, END_INCIDENTS, END_VERSIONS, LIFT_RULES, BEGIN]) {
    await tx.query(statement, rows);
  }
}

const BEGUN = `jsonb_to_recordset($1::jsonb) as b (id integer, at timestamptz, evidence text)`;

const KEEP = `
  insert into instance_life (instance_id, life, from_at, to_at, software, version, title, evidence)
  select i.id, i.life, l.from_at, greatest(l.from_at, i.details_read_at), i.software, i.version, i.title, b.evidence
    from ${BEGUN}
    join instance i on i.id = b.id
   cross join lateral (select coalesce(i.life_began_at, i.first_up_at, i.discovered_at) as from_at) l`;

const END_INCIDENTS = `
  update incident x set to_at = greatest(x.from_at, b.at) from ${BEGUN}
   where x.instance_id = b.id and x.to_at is null`;

// The new one's is added with the facts, also where it is the same.
const END_VERSIONS = `
  update version_span s set to_at = greatest(s.from_at, b.at) from ${BEGUN}
   where s.instance_id = b.id and s.to_at is null`;

const LIFT_RULES = `
  update policy_entry e set lifted_at = b.at, last_seen_at = coalesce(i.policy_read_at, e.first_seen_at)
    from ${BEGUN} join instance i on i.id = b.id
   where e.instance_id = b.id and e.lifted_at is null`;

const BEGIN = `
  update instance i
     set life = i.life + 1, life_began_at = b.at, policy_digest = null, policy_publication = null,
         policy_read_at = null
    from ${BEGUN}
   where i.id = b.id`;
