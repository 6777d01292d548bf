import type { DataSource } from 'typeorm';
import { closeGap } from '../store/close-gap.ts';
import { listOpenGaps } from '../store/list-open-gaps.ts';
import { openGap } from '../store/open-gap.ts';
import { readClock } from '../store/read-clock.ts';
import type { GapRecord } from '../watch/watch-options.ts';

/** The gaps of one vantage, for the crawler that answers for those it opens. */
export function gapRecord(
  db: DataSource,
  { vantage, crawler }: { vantage: string; crawler: string },
): GapRecord {
  return {
    async listOpen() {
      const rows = await listOpenGaps(db, vantage, crawler);
      return rows.map(({ scope, reason, from_at, is_ours }) => ({
        scope,
        reason,
        fromAt: from_at,
        isOurs: is_ours,
      }));
    },
    open: ({ scope, reason, fromAt, evidence }, noticedAt) =>
      openGap(db, { vantage, crawler, scope, reason, fromAt: new Date(fromAt), noticedAt, evidence }),
    close: (gap) => closeGap(db, { vantage, ...gap }),
    nowMs: () => readClock(db),
  };
}
