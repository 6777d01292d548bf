import type { EntityManager } from 'typeorm';
import type { SpanChange } from '../health/lifecycle.ts';

export interface Rewritten {
  id: number;
  /** Spans that begin at this instant or later are written anew; null: there is none of this life. */
  since: Date | null;
  spans: readonly SpanChange[];
}

/** Writes the spans of instances anew from an instant on. */
export async function replaceSpans(
  tx: EntityManager,
  vantage: string,
  rewritten: readonly Rewritten[],
): Promise<void> {
  const cut = rewritten.flatMap(({ id, since }) => (since ? [{ instance_id: id, since }] : []));
  const rows = rewritten.flatMap(({ id, spans }) =>
    spans.map(({ fromAt, toAt, verdict, cause }) => ({
      instance_id: id,
      from_at: fromAt,
      to_at: toAt,
      verdict,
      cause,
    })),
  );
  await tx.query(
    `delete from status_span s
      using jsonb_to_recordset($1::jsonb) as c (instance_id integer, since timestamptz)
      where s.instance_id = c.instance_id and s.vantage = $2 and s.from_at >= c.since`,
    [JSON.stringify(cut), vantage],
  );
  await tx.query(
    `insert into status_span (instance_id, vantage, from_at, to_at, verdict, cause)
     select s.instance_id, $2, s.from_at, s.to_at, s.verdict, s.cause
       from jsonb_to_recordset($1::jsonb) as s (instance_id integer, from_at timestamptz,
            to_at timestamptz, verdict text, cause text)`,
    [JSON.stringify(rows), vantage],
  );
}
