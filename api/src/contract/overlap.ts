import { z } from 'zod';
import { Count, Domain, Instant, several } from './values.ts';
import { Network } from './words.ts';

export const OVERLAP_MAX = 4;

export const OverlapQuery = z
  .strictObject({
    of: several(z.string().min(1).max(259)).meta({
      description: `Two to ${OVERLAP_MAX} instances, repeated or with commas between.`,
    }),
    network: Network.optional(),
  })
  .meta({ description: 'Whose lists to lay beside each other.' });
export type OverlapQuery = z.infer<typeof OverlapQuery>;

/** The list of one instance, as far as it can be compared. */
export const ComparedList = z
  .strictObject({
    domain: Domain,
    blocks: Count.nullable().meta({
      description: 'Names and patterns that standing rules block, in clear; null where no list is published.',
    }),
    hidden: Count.nullable().meta({
      description: 'Blocked names that it publishes obfuscated: they are matched to nothing.',
    }),
  })
  .meta({ id: 'ComparedList' });
export type ComparedList = z.infer<typeof ComparedList>;

export const Overlap = z
  .strictObject({
    between: z.tuple([Domain, Domain]),
    shared: Count.nullable().meta({
      description: 'What both block, compared as written; null where either publishes no list.',
    }),
  })
  .meta({ id: 'Overlap' });
export type Overlap = z.infer<typeof Overlap>;

/** How much the blocks of some instances agree, pair by pair. Opted-out names are left out on every side. */
export const OverlapAnswer = z
  .strictObject({
    lists: z.array(ComparedList).meta({ description: 'In the order of the question.' }),
    data: z.array(Overlap).meta({ description: 'Each pair once, in the order of the question.' }),
    meta: z.strictObject({ generated_at: Instant }),
  })
  .meta({ id: 'OverlapAnswer' });
export type OverlapAnswer = z.infer<typeof OverlapAnswer>;
