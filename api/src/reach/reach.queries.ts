import { Inject, Injectable } from '@nestjs/common';
import { globsSql, publishesRulesSql, targetsFor } from '@homeport/db';
import type { Reach, ReachAnswer, ReachQuery } from '../contract/reach.ts';
import { DATABASE, type Database } from '../database.ts';
import { thisMinute } from '../http/now.ts';
import { instant, iso } from '../instances/row.ts';
import type { Asked } from './asked.ts';
import { judgeReach, type OwnRule } from './judge.ts';
import { ServersQueries } from './servers.queries.ts';

@Injectable()
export class ReachQueries {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(ServersQueries) private readonly servers: ServersQueries,
  ) {}

  async answer({ from = [], to = [], network }: ReachQuery): Promise<ReachAnswer> {
    const [here, there] = [
      await this.servers.resolve(from, network),
      await this.servers.resolve(to, network),
    ];
    return {
      data: await this.pairs(here.asked, there.asked),
      meta: {
        unresolved: [...new Set([...here.unresolved, ...there.unresolved])],
        generated_at: iso(thisMinute()),
      },
    };
  }

  /** Each of `from` with each of `to`, in their order: all of the first, then all of the second … */
  async pairs(from: readonly Asked[], to: readonly Asked[]): Promise<Reach[]> {
    if (from.length === 0 || to.length === 0) return [];
    const rules = await this.rulesAmong([...from, ...to]);
    return from.flatMap((one) => to.map((other) => judgeReach(one, other, rules)));
  }

  /** Every standing, published rule of any of these that may cover another of them. */
  private rulesAmong(asked: readonly Asked[]): Promise<OwnRule[]> {
    const ids = [...new Set(asked.flatMap(({ server }) => (server ? [server.id] : [])))];
    const names = [...new Set(asked.flatMap((one) => one.names))];
    const targets = [...new Set(Object.values(targetsFor(names)).flat())];
    return this.db.query(RULES, [ids, targets, names]);
  }
}

const STANDING = `p.instance_id = any($1::integer[]) and p.lifted_at is null and ${publishesRulesSql('i')}`;
const RULE = `p.instance_id as "instanceId", p.target, p.is_obfuscated as "isObfuscated", p.severity, p.rule, p.reason,
  ${instant('p.first_seen_at')} as since`;
const GLOBBED = 'array(select name from unnest($3::text[]) name where name like glob_like(p.target))';

const RULES = `
  select ${RULE}, '{}'::text[] as globbed
    from policy_entry p
    join instance i on i.id = p.instance_id
   where ${STANDING} and p.target = any($2::text[])
   union all
  select ${RULE}, ${GLOBBED}
    from policy_entry p
    join instance i on i.id = p.instance_id
   where ${STANDING} and p.is_obfuscated and p.target <> '*' and ${globsSql('i.software')} and ${GLOBBED} <> '{}'
   order by since, target, rule`;
