import { purposesOf } from '@homeport/db';
import { Inject, Injectable } from '@nestjs/common';
import type { InstanceSummary } from '../contract/instances.ts';
import type { Standing } from '../contract/standing.ts';
import type { RuleTopic } from '../contract/topics.ts';
import type { Publication } from '../contract/words.ts';
import { LISTS, type Database } from '../database.ts';
import { rowText } from '../instances/list.queries.ts';
import { rowsStatement, type PageRow } from '../instances/page-sql.ts';
import { STANDING } from '../instances/standing-sql.ts';
import { TOPICS } from '../instances/topics-sql.ts';
import { uptimeOf } from '../instances/uptime-sql.ts';
import type { Candidate, Profile } from './reasons.ts';

const UPTIME_DAYS = 90;

interface Details {
  id: number;
  country: string | null;
  topics: RuleTopic[];
  standing: Standing;
  has_rules: boolean;
  policy_publication: Publication | null;
  ratio: number | null;
  coverage: number | null;
  is_summed: boolean;
  blocks_servers: number | null;
  blocks_active: number | null;
  active_of: number | null;
  blocked_by: number | null;
  publishing_of: number | null;
  reach_active: number | null;
}

/** Reads of a few instances all that a choice is explained from. */
@Injectable()
export class ChoicesQueries {
  constructor(@Inject(LISTS) private readonly db: Database) {}

  /** In the order of `ids`; who opted out since they were found is left out. */
  async read(ids: readonly number[], asOf: Date): Promise<Candidate[]> {
    if (ids.length === 0) return [];
    const [instances, details] = await Promise.all([this.instances(ids), this.details(ids, asOf)]);
    return ids.flatMap((id) => {
      const instance = instances.get(id);
      const known = details.find((one) => one.id === id);
      return instance && known ? [candidateOf(instance, known)] : [];
    });
  }

  private async instances(ids: readonly number[]): Promise<Map<number, InstanceSummary>> {
    const { text, values } = rowsStatement(ids);
    const rows: PageRow[] = await this.db.query(text, values);
    return new Map(
      rows.flatMap((row) =>
        rowText(row).map((json): [number, InstanceSummary] => [
          Number(row.key),
          JSON.parse(json) as InstanceSummary,
        ]),
      ),
    );
  }

  private details(ids: readonly number[], asOf: Date): Promise<Details[]> {
    return this.db.query(
      `with up as materialized (${uptimeOf('$2', UPTIME_DAYS, '$1::integer[]')})
       select i.id, i.country, ${TOPICS} as topics, ${STANDING} as standing,
              cardinality(i.rules) > 0 as has_rules, i.policy_publication, u.ratio, u.coverage,
              p.instance_id is not null as is_summed, p.blocks_servers, p.blocks_active::float8 as blocks_active,
              p.active_of::float8 as active_of, p.blocked_by, p.publishing_of,
              p.reach_active::float8 as reach_active
         from instance i
         left join up u on u.id = i.id
         left join policy_profile p on p.instance_id = i.id
        where i.id = any($1::integer[])`,
      [ids, asOf],
    );
  }
}

function candidateOf(instance: InstanceSummary, details: Details): Candidate {
  const { ratio, coverage } = details;
  return {
    id: details.id,
    instance,
    purposes: purposesOf(instance.network, instance.software),
    country: details.country,
    topics: details.topics.map(({ topic }) => topic),
    hasRules: details.has_rules,
    policyPublication: details.policy_publication,
    standing: details.standing,
    uptime: ratio === null || coverage === null ? null : { ratio, coverage },
    profile: details.is_summed ? profileOf(details) : null,
  };
}

function profileOf(details: Details): Profile {
  const { blocks_servers: servers, blocks_active: active } = details;
  return {
    blocks: servers === null ? null : { servers, active: active ?? 0 },
    activeOf: details.active_of ?? 0,
    blockedBy: details.blocked_by ?? 0,
    publishingOf: details.publishing_of ?? 0,
    reachActive: details.reach_active,
  };
}
