import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';

const PUSHED = ['liveness_due_at', 'details_due_at', 'peers_due_at', 'policy_due_at']
  .map((due) => `${due} = case when i.${due} < w.until then w.until else i.${due} end`)
  .join(', ');

/**
 * Keeps the wishes to be left alone: one that a host told one vantage binds all of them, those too that join later.
 * Nothing of it is due before its time; what other vantages have planned waits by `spared_until`.
 */
export async function spareHosts(
  tx: EntityManager,
  contacts: readonly Pick<Assessed, 'instance' | 'sparedUntil'>[],
): Promise<void> {
  const wishes = contacts.filter(({ sparedUntil }) => sparedUntil !== null);
  if (wishes.length === 0) return;
  await tx.query(
    `update instance i set spared_until = greatest(i.spared_until, w.until), ${PUSHED}
       from (select id, max(until) as until from unnest($1::integer[], $2::timestamptz[]) as told (id, until)
              group by id) w
      where i.id = w.id`,
    [wishes.map(({ instance }) => instance.id), wishes.map(({ sparedUntil }) => sparedUntil)],
  );
}
