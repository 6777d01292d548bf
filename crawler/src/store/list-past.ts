import type { Cause, Verdict, VisitKind } from '@homeport/db';
import type { EntityManager } from 'typeorm';
import type { Seen } from '../health/fold.ts';
import type { SpanChange } from '../health/lifecycle.ts';

/** The visits that are kept of an instance, and the spans from before the first of them on. */
export interface Past {
  id: number;
  firstUpAt: Date | null;
  visits: Seen[];
  spans: SpanChange[];
}

interface PastRow {
  id: number;
  first_up_at: Date | null;
  visits: { at: string; kind: VisitKind; verdict: Verdict; cause: Cause }[] | null;
  spans: { from_at: string; to_at: string | null; verdict: Verdict; cause: Cause }[] | null;
}

/** What was seen and what was believed of instances in their present life, as far back as raw visits reach. */
export async function listPast(tx: EntityManager, vantage: string, ids: readonly number[]): Promise<Past[]> {
  const rows: PastRow[] = await tx.query(
    `select i.id, i.first_up_at, v.visits,
            (select jsonb_agg(jsonb_build_object('from_at', s.from_at, 'to_at', s.to_at, 'verdict', s.verdict,
                                                 'cause', s.cause) order by s.from_at)
               from status_span s
              where s.instance_id = i.id and s.vantage = $2
                and s.from_at >= coalesce(i.life_began_at, '-infinity')
                -- A verdict that began long before still tells how long it has been held.
                and (s.to_at is null or s.to_at > v.first_at - interval '90 days')) as spans
       from instance i
      cross join lateral (
        select jsonb_agg(jsonb_build_object('at', v.at, 'kind', v.kind, 'verdict', v.verdict, 'cause', v.cause)
                         order by v.at) as visits, min(v.at) as first_at
          from visit v
         where v.instance_id = i.id and v.vantage = $2 and v.decides
           and v.at >= coalesce(i.life_began_at, '-infinity')) v
      where i.id = any ($1::integer[])`,
    [ids, vantage],
  );
  return rows.map(({ id, first_up_at, visits, spans }) => ({
    id,
    firstUpAt: first_up_at,
    visits: (visits ?? []).map(({ at, ...seen }) => ({ ...seen, at: new Date(at) })),
    spans: (spans ?? []).map(({ from_at, to_at, ...judged }) => ({
      ...judged,
      fromAt: new Date(from_at),
      toAt: to_at === null ? null : new Date(to_at),
    })),
  }));
}
