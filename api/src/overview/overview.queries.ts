import { Inject, Injectable } from '@nestjs/common';
import { NETWORKS, type Network } from '@homeport/db';
import type {
  NetworkOverview,
  NetworksAnswer,
  SoftwareAnswer,
  SoftwareOverview,
} from '../contract/overview.ts';
import { DATABASE, type Database } from '../database.ts';
import { thisMinute } from '../http/now.ts';
import { IS_PUBLIC } from '../instances/row.ts';
import { iso } from '../instances/row.ts';

const SOFTWARES_MAX = 200;
const VERSIONS_MAX = 10;

const TOTALS = ['users_total', 'users_active_month', 'posts_total'] as const;

/** What isn't declared in earnest is not added up, and the number of those that are stands beside the sum. */
function totalOf(total: (typeof TOTALS)[number]): string {
  const declared = `filter (where i.${total}_quality = 'declared')`;
  return `'${total}', jsonb_build_object('value', coalesce(sum(i.${total}) ${declared}, 0),
                                         'instances', count(i.${total}) ${declared})`;
}

@Injectable()
export class OverviewQueries {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  /** Personal instances aren't listed, but they are counted. */
  async networks(): Promise<NetworksAnswer> {
    const rows: NetworkOverview[] = await this.db.query(
      `select w.network, count(i.id)::integer as known, count(i.verdict)::integer as measured,
              count(*) filter (where i.verdict in ('up', 'degraded'))::integer as up,
              count(*) filter (where i.verdict = 'down' and i.state <> 'dead')::integer as down,
              count(*) filter (where i.verdict = 'unknown' and i.state <> 'withheld')::integer as unknown,
              count(*) filter (where i.state = 'withheld')::integer as withheld,
              count(*) filter (where i.state = 'dead')::integer as dead,
              jsonb_build_object(${TOTALS.map(totalOf).join(', ')}) as totals
         from unnest($1::text[]) with ordinality as w (network, place)
         left join instance i on i.network = w.network and ${IS_PUBLIC}
        group by w.network, w.place
        order by w.place`,
      [NETWORKS],
    );
    return { data: rows, meta: { generated_at: iso(thisMinute()) } };
  }

  async software(network?: Network): Promise<SoftwareAnswer> {
    const rows: SoftwareOverview[] = await this.db.query(
      `with listed as materialized (
         select i.network, i.software as name, coalesce(i.version, '') as version,
                case when i.users_total_quality = 'declared' then i.users_total end as users_total,
                case when i.users_active_month_quality = 'declared' then i.users_active_month end as users_active_month
           from instance i
          where i.software is not null and i.state <> 'dead' and ($1::text is null or i.network = $1) and ${IS_PUBLIC}
       ), by_version as (
         select network, name, version, count(*)::integer as instances,
                row_number() over (partition by network, name order by count(*) desc, version) as place
           from listed
          where version <> ''
          group by network, name, version
       ), versions as (
         select network, name,
                jsonb_agg(jsonb_build_object('version', version, 'instances', instances) order by place) as list
           from by_version
          where place <= $2
          group by network, name
       )
       select p.network, p.name, count(*)::integer as instances,
              (count(*) / sum(count(*)) over (partition by p.network))::float8 as share,
              sum(p.users_total)::float8 as users_total,
              sum(p.users_active_month)::float8 as users_active_month,
              coalesce(v.list, '[]') as versions
         from listed p
         left join versions v on v.network = p.network and v.name = p.name
        group by p.network, p.name, v.list
        order by count(*) desc, p.network, p.name
        limit $3`,
      [network ?? null, VERSIONS_MAX, SOFTWARES_MAX],
    );
    return { data: rows, meta: { generated_at: iso(thisMinute()) } };
  }
}
