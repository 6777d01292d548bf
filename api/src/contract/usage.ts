import { z } from 'zod';
import { Count, Day, Domain, Instant } from './values.ts';
import { Network, UsageQuality } from './words.ts';

/** One number as it was stated on a day, and what it was worth then. Both null where none was stated. */
export const Reading = z
  .strictObject({
    value: Count.nullable().meta({
      description: 'Null with the quality `hidden` where the server hides it.',
    }),
    quality: UsageQuality.nullable(),
  })
  .meta({ id: 'Reading' });
export type Reading = z.infer<typeof Reading>;

/** The last reading of one day (UTC). */
export const UsageDay = z
  .strictObject({
    day: Day,
    users_total: Reading,
    users_active_month: Reading,
    users_active_halfyear: Reading,
    posts_total: Reading,
  })
  .meta({ id: 'UsageDay' });
export type UsageDay = z.infer<typeof UsageDay>;

export const UsageQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(365).default(90),
  network: Network.optional(),
});
export type UsageQuery = z.infer<typeof UsageQuery>;

/** What an instance stated of its use, day by day, in its present life. */
export const UsageAnswer = z
  .strictObject({
    network: Network,
    domain: Domain,
    data: z
      .array(UsageDay)
      .meta({ description: 'Oldest first; a day on which nothing was read is left out, never filled in.' }),
    meta: z.strictObject({ generated_at: Instant }),
  })
  .meta({ id: 'UsageAnswer' });
export type UsageAnswer = z.infer<typeof UsageAnswer>;
