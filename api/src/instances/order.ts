import { z } from 'zod';
import type { InstanceSort } from '../contract/instances.ts';

/** An order of the directory: ascending key expressions, and what a cursor's key must look like. */
export interface Order {
  /** SQL expressions over `i` (instance) and `u` (uptime); the id is added as the last one. */
  keys: readonly string[];
  schema: z.ZodType<(string | number)[]>;
  needsUptime: boolean;
}

const number = z.number();
const id = z.int32();
// Counts that are not declared would put a boaster on top.
const ACTIVE = `coalesce(-(case when i.users_active_month_quality = 'declared' then i.users_active_month end), 1)::float8`;
// Under half of the window measured, a ratio says little: those come after the rest.
const THINLY_MEASURED = `(case when coalesce(u.coverage, 0) < 0.5 then 1 else 0 end)::float8`;
// A home that can be joined and stays up, then one that stays up, then any that is up, then the others.
const BAND = `(case
  when i.verdict in ('up', 'degraded') and i.state = 'alive' then
    case when u.ratio >= 0.99 and i.registration in ('open', 'approval') and i.title is not null then 0
         when u.ratio >= 0.95 then 1
         else 2 end
  when i.state = 'withheld' then 3
  when i.state = 'dead' then 5
  else 4 end)::float8`;

/** `seed` is the placeholder of the shuffle's seed, such as `$4`. */
export function orderOf(sort: InstanceSort, seed: string): Order {
  switch (sort) {
    case 'recommended':
      return {
        keys: [BAND, `md5(${seed}::text || ':' || i.id)`],
        schema: z.tuple([number, z.string().max(32), id]),
        needsUptime: true,
      };
    case 'uptime':
      return {
        keys: [THINLY_MEASURED, 'coalesce(-u.ratio, 1)::float8', ACTIVE],
        schema: z.tuple([number, number, number, id]),
        needsUptime: true,
      };
    case 'users':
      return { keys: [ACTIVE], schema: z.tuple([number, id]), needsUptime: false };
    case 'newest':
      // In microseconds, as exact as the column.
      return {
        keys: ['-(extract(epoch from i.discovered_at) * 1000000)::float8'],
        schema: z.tuple([number, id]),
        needsUptime: false,
      };
    case 'domain':
      return { keys: ['i.domain'], schema: z.tuple([z.string().max(253), id]), needsUptime: false };
  }
}
