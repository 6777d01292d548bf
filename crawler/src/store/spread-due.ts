import type { GapScope } from '@homeport/db';
import type { EntityManager } from 'typeorm';
import { IN_SCOPE } from './void-suspicions.ts';

const SPREAD_MIN_MINUTES = 5;
const SPREAD_MAX_MINUTES = 60;

/**
 * What became due while we could not measure is visited over as long as the gap was, from 5 to 60 minutes: all at once
 * would be a burst to the hosters. By its id, so that the same instance always has the same place in the queue. Hubs
 * are left in their rounds, in which alone they can be compared.
 */
export async function spreadDue(
  tx: EntityManager,
  { scope, fromAt, toAt }: { scope: GapScope; fromAt: Date; toAt: Date },
): Promise<void> {
  const columns = ['liveness_due_at', 'details_due_at', 'peers_due_at', 'policy_due_at'];
  const later = (column: string) => `${column} = case when i.${column} <= $3 then s.at else i.${column} end`;
  await tx.query(
    `update instance i
        set ${columns.map(later).join(',\n            ')}
       from (select id, $3::timestamptz + (abs(hashint4(id)::bigint) % 10000) / 10000.0 *
                    least(greatest($3::timestamptz - $2::timestamptz, interval '${SPREAD_MIN_MINUTES} minutes'),
                          interval '${SPREAD_MAX_MINUTES} minutes') as at
               from instance) s
      where s.id = i.id and i.due_at <= $3 and i.network <> 'lbry' and ${IN_SCOPE}`,
    [scope, fromAt, toAt],
  );
}
