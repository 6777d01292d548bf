import { createHash } from 'node:crypto';
import { policyFrom } from '@homeport/crawler/software/listing.ts';
import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { changePolicies } from '@homeport/crawler/store/change-policies.ts';
import type { InstanceName } from '@homeport/db';
import type { DataSource } from 'typeorm';
import type { Town, TownRule } from './towns.ts';

const CAP = { perRegistrable: 100_000, allowed: [] };
const DAY_MS = 86_400_000;

/** Writes towns into an empty record, their rules as the crawler reads and stores them; returns their ids. */
export async function settle(
  db: DataSource,
  towns: readonly Town[],
  now: Date,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const network of ['fediverse', 'matrix'] as const) {
    const domains = towns
      .filter((town) => town.network === network)
      .flatMap(({ domain, alias }) => (alias === null ? [domain] : [domain, alias])) as InstanceName[];
    const added = await addDiscovered(db, { network, domains, by: 'seed', from: null, at: now }, CAP);
    for (const [domain, id] of added) ids.set(domain, id);
  }
  for (const town of towns) await describeTown(db, ids, town);
  const read = (isFirst: boolean) =>
    towns.flatMap((town) => {
      const id = ids.get(town.domain);
      return id === undefined || !town.wasRead
        ? []
        : [{ instance: { id }, policy: reading(town, isFirst, now) }];
    });
  // Yesterday's list had what is lifted today.
  await db.transaction((tx) => changePolicies(tx, read(true)));
  await db.transaction((tx) => changePolicies(tx, read(false)));
  for (const { domain, publication } of towns) {
    await db.query('update instance set policy_publication = $2 where domain = $1', [domain, publication]);
  }
  for (const { domain, isOptedOut } of towns) {
    if (isOptedOut) await db.query(`insert into suppression (domain, reason) values ($1, 'asked')`, [domain]);
  }
  await db.query('analyze');
  return ids;
}

async function describeTown(db: DataSource, ids: ReadonlyMap<string, number>, town: Town): Promise<void> {
  const { domain, network, software, state, federation, active, alias } = town;
  await db.query(
    `update instance set software = $3, state = $4, federation = $5, users_active_month = $6,
            users_active_month_quality = case when $6::integer is not null then 'declared' end
      where domain = $1 and network = $2`,
    [domain, network, software, state, federation, active],
  );
  if (alias === null) return;
  await db.query(
    `update instance set alias_of = $2, alias_proof = 'account_domain', alias_since = now() where domain = $1`,
    [alias, ids.get(domain)],
  );
}

function reading({ rules, isPartial }: Town, isFirst: boolean, now: Date) {
  const published = rules.filter(({ isLifted }) => isFirst || !isLifted);
  const { entries } = policyFrom(published.map(asRule));
  return {
    readAt: isFirst ? new Date(now.getTime() - DAY_MS) : now,
    publication: 'published' as const,
    isPartial,
    entries,
    digest: createHash('sha256').update(JSON.stringify(entries)).digest('hex'),
  };
}

// A digest of the clear name stands beside hidden ones, as Mastodon has it: nobody may use it.
function asRule({ target, hides, ...rule }: TownRule) {
  return {
    ...rule,
    target,
    digest: hides === null ? null : createHash('sha256').update(hides).digest('hex'),
  };
}
