import type { InstanceName, Network } from '@homeport/db';
import type { DataSource } from 'typeorm';

export interface Known {
  /** It waits for a person to look, because its registrable domain has many. */
  isHeld: boolean;
}

/** Which of the names are in the record. */
export async function listKnown(
  db: DataSource,
  network: Network,
  names: readonly InstanceName[],
): Promise<Map<InstanceName, Known>> {
  const rows: { domain: InstanceName; is_held: boolean }[] = await db.query(
    `select domain, held_since is not null as is_held
       from instance
      where network = $1 and domain = any ($2::text[])`,
    [network, names],
  );
  return new Map(rows.map(({ domain, is_held }) => [domain, { isHeld: is_held }]));
}
