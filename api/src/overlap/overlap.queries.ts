import { Inject, Injectable } from '@nestjs/common';
import type { InstanceName, Network } from '@homeport/db';
import type { OverlapAnswer } from '../contract/overlap.ts';
import { DATABASE, LISTS, type Database } from '../database.ts';
import { thisMinute } from '../http/now.ts';
import { findInstance, type Found } from '../instances/find.queries.ts';
import { iso } from '../instances/row.ts';
import { IS_NOT_ABOUT_OPTED_OUT } from '../policies/policies.queries.ts';

interface ListRow {
  id: number;
  blocks: number | null;
  hidden: number | null;
}

interface PairRow {
  first: number;
  second: number;
  shared: number;
}

// Rules that stand and block: what is limited or allowed is no block, and a lifted rule is none any more.
const BLOCKS = `p.lifted_at is null and p.severity = 'suspend' and ${IS_NOT_ABOUT_OPTED_OUT}`;

const LIST_SQL = `
  select i.id,
         case when i.policy_publication = 'published' then count(distinct p.target) filter (where not p.is_obfuscated)
          end::integer as blocks,
         case when i.policy_publication = 'published' then count(p.id) filter (where p.is_obfuscated)
          end::integer as hidden
    from instance i
    left join policy_entry p on p.instance_id = i.id and ${BLOCKS}
   where i.id = any($1::integer[])
   group by i.id`;

const PAIR_SQL = `
  with blocked as materialized (
    select distinct p.instance_id, p.target
      from policy_entry p
     where p.instance_id = any($1::integer[]) and not p.is_obfuscated and ${BLOCKS}
  )
  select a.instance_id as first, b.instance_id as second, count(*)::integer as shared
    from blocked a
    join blocked b on b.target = a.target and b.instance_id > a.instance_id
   group by 1, 2`;

@Injectable()
export class OverlapQueries {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(LISTS) private readonly lists: Database,
  ) {}

  /** The lists of some instances beside each other; throws the problem of the first name that is none of ours. */
  async get(domains: readonly InstanceName[], network?: Network): Promise<OverlapAnswer> {
    const found = await Promise.all(domains.map((domain) => findInstance(this.db, domain, network)));
    // Two names of one instance are one list.
    const all = [...new Map(found.map((one) => [one.id, one])).values()];
    const ids = [all.map(({ id }) => id)];
    const lists: ListRow[] = await this.lists.query(LIST_SQL, ids);
    const pairs: PairRow[] = await this.lists.query(PAIR_SQL, ids);
    return {
      lists: all.map(({ id, domain }) => {
        const list = lists.find((one) => one.id === id);
        return { domain, blocks: list?.blocks ?? null, hidden: list?.hidden ?? null };
      }),
      data: pairsOf(all).map(([a, b]) => ({
        between: [a.domain, b.domain],
        shared: sharedOf([a.id, b.id], lists, pairs),
      })),
      meta: { generated_at: iso(thisMinute()) },
    };
  }
}

function pairsOf(all: readonly Found[]): [Found, Found][] {
  return all.flatMap((one, nth) => all.slice(nth + 1).map((other): [Found, Found] => [one, other]));
}

function sharedOf(
  ids: [number, number],
  lists: readonly ListRow[],
  pairs: readonly PairRow[],
): number | null {
  if (ids.some((id) => (lists.find((one) => one.id === id)?.blocks ?? null) === null)) return null;
  const [first, second] = [Math.min(...ids), Math.max(...ids)];
  return pairs.find((pair) => pair.first === first && pair.second === second)?.shared ?? 0;
}
