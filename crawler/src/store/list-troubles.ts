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
 * Since the last incident that has long been over: `from` is when that began which has changed. Of what was
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

// An incident that ended less than half a day before may be one with what has changed.
const LIST = `
    with changed as (
      select c.id, greatest(i.last_visit_at, (select max(w.last_visit_at) from vantage_view w
                                               where w.instance_id = c.id)) as at, greatest(
               -- Raw visits and patience are finite: what is older was told long ago.
               c."from" - interval '90 days', i.discovered_at, i.life_began_at,
               (select case when x.to_at <= c."from" - interval '12 hours' then x.to_at else x.from_at end
                  from incident x
                 where x.instance_id = c.id and x.from_at <= c."from"
                 order by x.from_at desc limit 1)) as since
        from jsonb_to_recordset($1::jsonb) as c (id integer, "from" timestamptz)
        join instance i on i.id = c.id
       where i.last_visit_at is not null
    )
    select c.id, c.since, c.at,
           (select jsonb_agg(jsonb_build_object('from_at', s.from_at, 'to_at', s.to_at, 'verdict', s.verdict,
                                                'cause', s.cause) order by s.from_at)
              from agreed_spans(c.since, c.at + interval '1 second', array[c.id]) s) as spans,
           (select jsonb_agg(jsonb_build_object('at', v.at, 'vantage', v.vantage, 'verdict', v.verdict,
                                                'cause', v.cause) order by v.at)
              from visit v
             where v.instance_id = c.id and v.decides and v.at >= c.since and v.cause <> 'monitor_suspect'
               -- A slot can lie before the visit that serves it, by as much as we were late.
               and v.slot >= c.since - interval '7 days') as signs,
           (select jsonb_agg(jsonb_build_object('kind', x.kind, 'cause', x.cause, 'from_at', x.from_at,
                                                'to_at', x.to_at, 'outages', x.outages) order by x.from_at)
              from incident x
             where x.instance_id = c.id and x.from_at >= c.since) as stored
      from changed c`;
