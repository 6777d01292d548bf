import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';

/** What each robots.txt said, so that it is asked for once a day and not once a contact. */
export async function saveRobots(
  tx: EntityManager,
  contacts: readonly Pick<Assessed, 'robots'>[],
): Promise<void> {
  const rows = contacts.flatMap(({ robots }) =>
    [...robots].map(([domain, { record, applied }]) => ({
      domain,
      // PostgreSQL's text holds no NUL; a robots.txt with one is read as if it were a space.
      body: record.body?.replaceAll('\0', ' ') ?? null,
      status: record.status,
      fetched_at: record.fetchedAt,
      expires_at: record.expiresAt,
      unreachable_since: record.unreachableSince,
      applied: applied.map((line) => line.replaceAll('\0', ' ')),
    })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into robots (domain, body, status, fetched_at, expires_at, unreachable_since, applied)
     select distinct on (r.domain) r.domain, r.body, r.status, r.fetched_at, r.expires_at, r.unreachable_since,
            r.applied
       from jsonb_to_recordset($1::jsonb) as r (domain text, body text, status smallint,
            fetched_at timestamptz, expires_at timestamptz, unreachable_since timestamptz,
            applied text[])
      order by r.domain, r.fetched_at desc
         on conflict (domain) do update
        set body = excluded.body, status = excluded.status, fetched_at = excluded.fetched_at,
            expires_at = excluded.expires_at, unreachable_since = excluded.unreachable_since,
            applied = excluded.applied`,
    [JSON.stringify(rows)],
  );
}
