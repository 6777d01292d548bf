import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';

/**
 * Adds the visits; returns the contacts whose deciding visit served a slot that nobody had served (or any visit,
 * where none decides), and those put off.
 */
export async function addVisits(
  tx: EntityManager,
  vantage: string,
  contacts: readonly Assessed[],
): Promise<Assessed[]> {
  const rows = contacts.flatMap(({ instance, visits }) =>
    visits.map(({ visit, slot, verdict, cause, decides }) => ({
      slot,
      instance_id: instance.id,
      kind: visit.kind,
      at: visit.at,
      verdict,
      cause,
      decides,
      status:
        visit.failure?.status ?? visit.asked.findLast(({ status }) => status !== undefined)?.status ?? null,
      address: visit.address,
      resolve_ms: whole(visit.timings.resolveMs),
      connect_ms: whole(visit.timings.connectMs),
      tls_ms: whole(visit.timings.tlsMs),
      first_byte_ms: whole(visit.timings.firstByteMs),
      total_ms: Math.round(visit.totalMs),
      bytes: visit.bytes,
      asked: visit.asked,
    })),
  );
  const served: { instance_id: number; at: Date; decides: boolean }[] = await tx.query(
    `insert into visit (slot, instance_id, kind, at, vantage, verdict, cause, status, address, resolve_ms,
                        connect_ms, tls_ms, first_byte_ms, total_ms, bytes, asked, decides)
     select v.slot, v.instance_id, v.kind, v.at, $2, v.verdict, v.cause, v.status, v.address, v.resolve_ms,
            v.connect_ms, v.tls_ms, v.first_byte_ms, v.total_ms, v.bytes, v.asked, v.decides
       from jsonb_to_recordset($1::jsonb) as v (
            slot timestamptz, instance_id integer, kind text, at timestamptz, verdict text, cause text,
            status smallint, address inet, resolve_ms integer, connect_ms integer, tls_ms integer,
            first_byte_ms integer, total_ms integer, bytes integer, asked jsonb, decides boolean)
         on conflict do nothing
     returning instance_id, at, decides`,
    [JSON.stringify(rows), vantage],
  );
  const key = (id: number, at: Date, decides: boolean) => `${id} ${at.getTime()} ${decides}`;
  const added = new Set(served.map(({ instance_id, at, decides }) => key(instance_id, at, decides)));
  // A contact without visits served no slot: it was put off by the host's own pace.
  return contacts.filter(({ instance, visits }) => {
    const deciding = visits.filter(({ decides }) => decides);
    const counting = deciding.length > 0 ? deciding : visits;
    return (
      visits.length === 0 ||
      counting.some(({ visit, decides }) => added.has(key(instance.id, visit.at, decides)))
    );
  });
}

function whole(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms);
}
