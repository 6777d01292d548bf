import type { DataSource } from 'typeorm';

export interface OwnFault {
  instanceId: number;
  /** The bucket it was visited for, and the epoch in which that was ours. */
  fence: { bucket: number; epoch: number };
  at: Date;
  error: unknown;
}

// It may have been the moment, then a moment longer; the third time it is the answer itself, and stays so until somebody
// has mended us: once a day is enough to notice that.
const RESTS = `case tries when 1 then interval '1 minute' when 2 then interval '10 minutes' else interval '1 day' end`;
const TRIES_MAX = 1_000;
const EVIDENCE_MAX = 2_000;

/**
 * Notes that our own code failed at an instance, and leaves it alone for a while; returns how often in a row. 0 where
 * others had taken the bucket over meanwhile: they count for themselves.
 */
export async function noteFault(db: DataSource, { instanceId, fence, at, error }: OwnFault): Promise<number> {
  const rows: { tries: number }[] = await db.query(
    `with noted as (
       select i.id,
              -- A visit that was stored since shows that it was not the host.
              case when f.instance_id is null or i.last_visit_at > f.at then 1
                   else least(f.tries + 1, ${TRIES_MAX}) end as tries
         from instance i left join fault f on f.instance_id = i.id
        where i.id = $1 and exists (select from bucket b where b.id = $4 and b.epoch = $5))
     insert into fault (instance_id, tries, at, rests_until, evidence)
     select id, tries, $2::timestamptz, $2::timestamptz + ${RESTS}, $3 from noted
         on conflict (instance_id) do update
        set tries = excluded.tries, at = excluded.at, rests_until = excluded.rests_until, evidence = excluded.evidence
     returning tries`,
    [instanceId, at, evidenceOf(error), fence.bucket, fence.epoch],
  );
  return rows[0]?.tries ?? 0;
}

function evidenceOf(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  // PostgreSQL takes no NUL in a text, and the answer that hurt us may be quoted here.
  return text.replaceAll('\u0000', '').toWellFormed().slice(0, EVIDENCE_MAX);
}
