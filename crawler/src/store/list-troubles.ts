import type { Cause, IncidentKind, Verdict } from '@homeport/db';
import type { EntityManager } from 'typeorm';
import type { Incident, Sign } from '../health/incidents.ts';
import type { SpanChange } from '../health/lifecycle.ts';

/** What incidents are told from, of one instance, since a moment at which none was open. */
export interface Troubles {
  id: number;
  /** Incidents that begin at this instant or later are told anew. */
  since: Date;
  /** Up to when something is known. */
  at: Date;
  spans: SpanChange[];
  signs: Sign[];
  stored: Incident[];
}

interface Row {
  id: number;
  since: Date;
  at: Date;
  spans: { from_at: string; to_at: string; verdict: Verdict; cause: Cause }[] | null;
  signs: { at: string; vantage: string; verdict: Verdict; cause: Cause }[] | null;
  stored:
    { kind: IncidentKind; cause: Cause; from_at: string; to_at: string | null; outages: number }[] | null;
}

/**
 * Since something was last amiss after a long calm: `from` is when that began which has changed. Of what was
 * believed only what all vantages agree on counts, and never what we ourselves could not measure.
 */
export async function listTroubles(
  tx: EntityManager,
  changed: readonly { id: number; from: Date }[],
): Promise<Troubles[]> {
  const rows: Row[] = await tx.query(LIST, [JSON.stringify(changed)]);
  return rows.map(({ id, since, at, spans, signs, stored }) => ({
    id,
    since,
    at,
    spans: (spans ?? []).map(({ from_at, to_at, ...judged }) => ({
      ...judged,
      fromAt: new Date(from_at),
      toAt: new Date(to_at),
    })),
    signs: (signs ?? []).map((sign) => ({ ...sign, at: new Date(sign.at) })),
    stored: (stored ?? []).map(({ from_at, to_at, ...incident }) => ({
      ...incident,
      fromAt: new Date(from_at),
      toAt: to_at === null ? null : new Date(to_at),
    })),
  }));
}

const APART = `interval '12 hours'`;
// A slot can lie before the visit that serves it, by as much as we were late.
const LATE = `interval '7 days'`;

// What lies less than half a day apart may belong together: so we go back to where nothing was amiss for so long, and
// whatever is told anew tells the same, however it came to be known. Raw visits are kept for two weeks; what is older
// is reached in one step at most, from what began then.
const LIST = `
    with recursive changed as (
      select c.id, c."from", greatest(i.last_visit_at, (select max(w.last_visit_at) from vantage_view w
                                                         where w.instance_id = c.id)) as at,
             -- Patience is finite: what is older was told long ago.
             greatest(c."from" - interval '90 days', i.discovered_at, i.life_began_at) as earliest
        from jsonb_to_recordset($1::jsonb) as c (id integer, "from" timestamptz)
        join instance i on i.id = c.id
       where i.last_visit_at is not null
    ), back as (
      select c.id, c."from" as at, c."from" - interval '13 days' as shown from changed c
       union all
      select b.id, p.at, b.shown
        from back b
       cross join lateral (select least(
               (select min(v.at) filter (where v.at < b.at and v.at >= b.at - ${APART}) from visit v
                 where v.instance_id = b.id and v.decides and v.verdict = 'down'
                   and v.slot <= b.at and v.slot >= b.at - ${LATE}),
               (select min(s.from_at) filter (where s.from_at < b.at) from status_span s
                 where s.instance_id = b.id and s.verdict <> 'up'
                   and (s.to_at is null or s.to_at >= b.at - ${APART})),
               (select min(x.from_at) filter (where x.from_at < b.at) from incident x
                 where x.instance_id = b.id
                   and (x.to_at is null or x.to_at >= b.at - ${APART}))) as at) p
       where p.at is not null and b.at > b.shown
    ), since as (
      select c.id, c.at, greatest(c.earliest, (select min(b.at) from back b where b.id = c.id)) as since
        from changed c
    ), agreed as materialized (
      -- Of all at once: the function is planned anew at each call, which takes longer than the call.
      select s.* from agreed_spans((select min(c.since) from since c),
                                   (select max(c.at) + interval '1 second' from since c),
                                   (select array_agg(c.id) from since c)) s
    )
    select c.id, c.since, c.at,
           (select jsonb_agg(jsonb_build_object('from_at', s.from_at, 'to_at', s.to_at, 'verdict', s.verdict,
                                                'cause', s.cause) order by s.from_at)
              from (select s.verdict, s.cause, greatest(s.from_at, date_trunc('second', c.since)) as from_at,
                           least(s.to_at, date_trunc('second', c.at + interval '1 second')) as to_at
                      from agreed s
                     where s.instance_id = c.id) s
             where s.from_at < s.to_at) as spans,
           (select jsonb_agg(jsonb_build_object('at', v.at, 'vantage', v.vantage, 'verdict', v.verdict,
                                                'cause', v.cause) order by v.at)
              from visit v
             where v.instance_id = c.id and v.decides and v.at >= c.since and v.cause <> 'monitor_suspect'
               and v.slot >= c.since - ${LATE}) as signs,
           (select jsonb_agg(jsonb_build_object('kind', x.kind, 'cause', x.cause, 'from_at', x.from_at,
                                                'to_at', x.to_at, 'outages', x.outages) order by x.from_at)
              from incident x
             where x.instance_id = c.id and x.from_at >= c.since) as stored
      from since c`;
