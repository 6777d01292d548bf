import type { GapReason, GapScope } from '@homeport/db';
import type { DataSource } from 'typeorm';
import { voidSuspicions } from './void-suspicions.ts';

export interface GapToOpen {
  vantage: string;
  /** Id of the crawler that answers for it. */
  crawler: string;
  scope: GapScope;
  reason: GapReason;
  fromAt: Date;
  noticedAt: Date;
  evidence: Readonly<Record<string, number>>;
}

/** Opens a gap of ours, or tells more of the open one, and takes back what began within it. */
export async function openGap(db: DataSource, gap: GapToOpen): Promise<void> {
  const { vantage, crawler, scope, reason, fromAt, noticedAt, evidence } = gap;
  await db.transaction(async (tx) => {
    await tx.query(
      `insert into monitor_gap (vantage, scope, reason, from_at, noticed_at, evidence, crawler)
       values ($1, $2, $3, $4, $5, $6, $7)
           on conflict (vantage, scope) where to_at is null do update
          set from_at = least(monitor_gap.from_at, excluded.from_at), reason = excluded.reason,
              evidence = excluded.evidence`,
      [vantage, scope, reason, fromAt, noticedAt, JSON.stringify(evidence), crawler],
    );
    await voidSuspicions(tx, { vantage, scope, fromAt });
  });
}
