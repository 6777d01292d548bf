import type { EntityManager } from 'typeorm';
import type { Crowd } from '../health/incident-groups.ts';

interface Row {
  pace_key: string;
  failing: { id: number; from_at: string; last_up_at: string | null }[];
  known: number;
  group_id: number | null;
  group_from: Date | null;
  group_affected: number | null;
}

/** Address groups behind which something fails that belongs to no group of incidents yet. */
export async function listCrowds(tx: EntityManager, now: Date): Promise<Crowd[]> {
  const rows: Row[] = await tx.query(LIST, [now]);
  return rows.map((row) => ({
    paceKey: row.pace_key,
    failing: row.failing.map(({ id, from_at, last_up_at }) => ({
      id,
      fromAt: new Date(from_at),
      lastUpAt: last_up_at === null ? null : new Date(last_up_at),
    })),
    known: row.known,
    group:
      row.group_id !== null && row.group_from && row.group_affected !== null
        ? { id: row.group_id, fromAt: row.group_from, affected: row.group_affected }
        : null,
  }));
}

const LIST = `
    with failing as (
      select x.pace_key, min(i.bucket) as bucket, array_agg(x.instance_id) as ids,
             jsonb_agg(jsonb_build_object('id', x.id, 'from_at', x.from_at, 'last_up_at', i.last_up_at)) as failing
        from incident x
        join instance i on i.id = x.instance_id
       where x.to_at is null and x.group_id is null and x.kind in ('outage', 'unstable')
         -- What began together is found together: older ones have been looked at often enough.
         and x.from_at > $1::timestamptz - interval '6 hours'
         and i.pace_key = x.pace_key and i.alias_of is null and i.held_since is null and i.state <> 'suppressed'
       group by x.pace_key
    )
    select f.pace_key, f.failing, g.id as group_id, g.from_at as group_from, g.affected as group_affected,
           (select count(*)::integer from instance i
             where i.bucket = f.bucket and i.pace_key = f.pace_key and i.held_since is null
               and i.alias_of is null and (i.state in ('alive', 'failing', 'withheld') or i.id = any (f.ids)
                    or exists (select from incident y where y.group_id = g.id and y.instance_id = i.id))) as known
      from failing f
      left join lateral (select * from incident_group o
                          where o.pace_key = f.pace_key and o.to_at is null
                          order by o.from_at desc limit 1) g on true
     where g.id is not null or jsonb_array_length(f.failing) >= 3`;
