import type { GapScope } from '@homeport/db';
import type { DataSource } from 'typeorm';
import { spreadDue } from './spread-due.ts';
import { voidSuspicions } from './void-suspicions.ts';

export interface GapToClose {
  vantage: string;
  scope: GapScope;
  fromAt: Date;
  toAt: Date;
}

/** Closes the open gap, takes back what was still being stored when it opened, and spreads what became due. */
export async function closeGap(db: DataSource, { vantage, scope, fromAt, toAt }: GapToClose): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query(
      `update monitor_gap set to_at = greatest(from_at, $3)
        where vantage = $1 and scope = $2 and to_at is null`,
      [vantage, scope, toAt],
    );
    await voidSuspicions(tx, { vantage, scope, fromAt });
    await spreadDue(tx, { scope, fromAt, toAt });
  });
}
