import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';
import { incidentsOf, mayTell, reconciled, type Incident } from '../health/incidents.ts';
import { listTroubles } from './list-troubles.ts';

/** Tells the incidents of the instances anew of which a contact may have begun or ended one, and of all of `anew`. */
export async function changeIncidents(
  tx: EntityManager,
  { current, anew }: { current: readonly Assessed[]; anew: readonly Assessed[] },
): Promise<void> {
  const changed = [...current.filter(isTelling), ...anew].map(({ instance, spans, at }) => ({
    id: instance.id,
    from: spans.closeOpenAt && spans.closeOpenAt < at ? spans.closeOpenAt : at,
  }));
  await tellIncidents(tx, changed);
}

/** Tells anew what happened to instances since something of theirs changed; each may be named several times. */
export async function tellIncidents(
  tx: EntityManager,
  changed: readonly { id: number; from: Date }[],
): Promise<void> {
  if (changed.length === 0) return;
  const earliest = Map.groupBy(changed, ({ id }) => id);
  const troubles = await listTroubles(
    tx,
    [...earliest].map(([id, of]) => ({
      id,
      from: new Date(Math.min(...of.map(({ from }) => Number(from)))),
    })),
  );
  const told = troubles.map(({ id, since, at, spans, signs, stored }) => ({
    id,
    since,
    incidents: reconciled(incidentsOf(spans, signs, at), stored, at),
  }));
  await writeIncidents(tx, told);
}

function isTelling({ instance, health, spans, at }: Assessed): boolean {
  return mayTell({
    before: instance.health,
    after: health,
    changesSpans: spans.closeOpenAt !== null || spans.add.length > 0,
    isInIncident: instance.isInIncident,
    at,
  });
}

interface Told {
  id: number;
  since: Date;
  incidents: readonly Incident[];
}

async function writeIncidents(tx: EntityManager, told: readonly Told[]): Promise<void> {
  const rows = told.flatMap(({ id, incidents }) =>
    incidents.map(({ kind, cause, fromAt, toAt, outages }) => ({
      instance_id: id,
      kind,
      cause,
      from_at: fromAt,
      to_at: toAt,
      outages,
    })),
  );
  const record = `jsonb_to_recordset($1::jsonb) as t (instance_id integer, kind text, cause text,
                    from_at timestamptz, to_at timestamptz, outages integer)`;
  // What was told before and did not happen, now that more is known.
  await tx.query(
    `delete from incident x
      using jsonb_to_recordset($2::jsonb) as c (id integer, since timestamptz)
      where x.instance_id = c.id and x.from_at >= c.since
        and not exists (select from ${record} where t.instance_id = x.instance_id and t.from_at = x.from_at)`,
    [JSON.stringify(rows), JSON.stringify(told.map(({ id, since }) => ({ id, since })))],
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into incident (instance_id, kind, cause, from_at, to_at, outages, pace_key)
     select t.instance_id, t.kind, t.cause, t.from_at, t.to_at, t.outages, i.pace_key
       from ${record}
       join instance i on i.id = t.instance_id
      -- The one that ended is closed before another opens.
      order by t.instance_id, t.from_at
         on conflict (instance_id, from_at) do update
        set kind = excluded.kind, cause = excluded.cause, to_at = excluded.to_at, outages = excluded.outages
      where (incident.kind, incident.cause, incident.to_at, incident.outages)
            is distinct from (excluded.kind, excluded.cause, excluded.to_at, excluded.outages)`,
    [JSON.stringify(rows)],
  );
}
