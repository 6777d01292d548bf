import { z } from 'zod';
import { Count, Ratio } from './values.ts';
import { Reserve } from './words.ts';

/** The numbers of the recommended order; `standing.spec.ts` fails as soon as they differ from the house's. */
export const STANDARDS = {
  uptimeGood: 0.99,
  uptimeFair: 0.95,
  coverageMin: 0.5,
  visitsMin: 10,
  behindDaysMax: 120,
  releaseDomainsMin: 3,
  ageDaysMin: 30,
  reachMin: 0.5,
  shareMax: 0.05,
  declaringMin: 20,
} as const;

/** The band of what has this against it and nothing worse; below `uptimeFair`, `unreliable` leads to band 2. */
export const BAND_OF_RESERVE: Readonly<Record<Reserve, number>> = {
  not_up: 4,
  unproven: 2,
  unreliable: 1,
  outdated: 1,
  young: 1,
  closed: 2,
  undescribed: 1,
  isolated: 2,
  doubtful: 2,
  reserved: 2,
  oversized: 0,
};

/** Where an instance stands among the recommended, and why not higher. */
export const Standing = z
  .strictObject({
    band: z.int().min(0).max(5).meta({ description: '0 is shown first.' }),
    reserves: z
      .array(Reserve)
      .meta({ description: 'What keeps it from the first band, or last in its own.' }),
    newest_version: z.string().nullable().meta({
      description:
        'The newest release of its software that was seen on several servers, where it runs an older one.',
    }),
    behind_days: Count.nullable().meta({
      description:
        'For how long a newer release has been seen; 0 where there is none, null where nobody can say.',
    }),
    share_of_network: Ratio.nullable().meta({
      description: "Its share of its network's active users; null where it declares none.",
    }),
  })
  .meta({ id: 'Standing' });
export type Standing = z.infer<typeof Standing>;
