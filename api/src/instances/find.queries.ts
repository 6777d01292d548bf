import { NETWORKS, hostOf, registrableDomain, type InstanceName, type Network } from '@homeport/db';
import type { Database } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { IS_PUBLIC } from './row.ts';

export interface Found {
  id: number;
  network: Network;
  domain: InstanceName;
}

/**
 * Finds the instance that a path names, or throws the problem that explains why there is none. Another name of an
 * instance finds that instance, with its own name.
 */
export async function findInstance(db: Database, domain: InstanceName, network?: Network): Promise<Found> {
  await refuseSuppressed(db, domain);
  const rows: Found[] = await db.query(
    `select i.id, i.network, i.domain
       from instance named
       join instance i on i.id = coalesce(named.alias_of, named.id)
      where named.domain = $1 and ($2::text is null or named.network = $2) and ${IS_PUBLIC}
      order by array_position($3::text[], i.network)
      limit 1`,
    [domain, network ?? null, NETWORKS],
  );
  const row = rows[0];
  if (row) return row;
  const where = network === undefined ? '' : ` in the network ${network}`;
  throw new ProblemError(
    'unknown-instance',
    `No instance at ${domain} is known${where}. Instances are found through the peers of known ones.`,
  );
}

/** Who opts out with a host name means every port of it, and the names below a registered one. */
export async function refuseSuppressed(db: Database, domain: InstanceName): Promise<void> {
  const rows: unknown[] = await db.query(
    `select 1 from suppression where domain in ($1, $2, $3)
      union all
     select 1 from instance where domain = $1 and state = 'suppressed'
      limit 1`,
    [domain, hostOf(domain), registrableDomain(hostOf(domain))],
  );
  if (rows.length === 0) return;
  throw new ProblemError('opted-out', `${domain} asked not to be listed. Nothing is shown about it.`);
}
