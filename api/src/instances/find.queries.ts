import { NETWORKS, registrableDomain, type DomainName, type Network } from '@homeport/db';
import type { Database } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { IS_PUBLIC } from './row.ts';

export interface Found {
  id: number;
  network: Network;
  domain: DomainName;
}

/** Finds the instance that a path names, or throws the problem that explains why there is none. */
export async function findInstance(db: Database, domain: DomainName, network?: Network): Promise<Found> {
  await refuseSuppressed(db, domain);
  const rows: { id: number; network: Network }[] = await db.query(
    `select i.id, i.network
       from instance i
      where i.domain = $1 and ($2::text is null or i.network = $2) and ${IS_PUBLIC}
      order by array_position($3::text[], i.network)
      limit 1`,
    [domain, network ?? null, NETWORKS],
  );
  const row = rows[0];
  if (row) return { ...row, domain };
  const where = network === undefined ? '' : ` in the network ${network}`;
  throw new ProblemError(
    'unknown-instance',
    `No instance at ${domain} is known${where}. Instances are found through the peers of known ones.`,
  );
}

export async function refuseSuppressed(db: Database, domain: DomainName): Promise<void> {
  const rows: unknown[] = await db.query(
    `select 1 from suppression where domain in ($1, $2)
      union all
     select 1 from instance where domain = $1 and state = 'suppressed'
      limit 1`,
    [domain, registrableDomain(domain)],
  );
  if (rows.length === 0) return;
  throw new ProblemError('opted-out', `${domain} asked not to be listed. Nothing is shown about it.`);
}
