import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';

/** A version is open until another is read: the history of upgrades, and of a software that renames itself. */
export async function changeVersions(tx: EntityManager, contacts: readonly Assessed[]): Promise<void> {
  const read = contacts.flatMap(({ instance, at, facts, newLife }) =>
    facts && (newLife || facts.software !== instance.software || facts.version !== instance.version)
      ? [{ instance_id: instance.id, at, software: facts.software, version: facts.version }]
      : [],
  );
  if (read.length === 0) return;
  const rows = JSON.stringify(read);
  const record = `jsonb_to_recordset($1::jsonb) as v (
                    instance_id integer, at timestamptz, software text, version text)`;
  await tx.query(
    `update version_span s set to_at = v.at from ${record}
      where s.instance_id = v.instance_id and s.to_at is null
        and (s.software, s.version) is distinct from (v.software, v.version)`,
    [rows],
  );
  await tx.query(
    `insert into version_span (instance_id, from_at, software, version)
     select v.instance_id, v.at, v.software, v.version from ${record}
      where not exists (select 1 from version_span s where s.instance_id = v.instance_id and s.to_at is null)`,
    [rows],
  );
}
