import { z } from 'zod';
import { Count } from './values.ts';
import { Doubt, UsageQuality } from './words.ts';

/** A number that a server states, and what it is worth. All of it is null where the server states none. */
export const Measure = z
  .strictObject({
    value: Count.nullable().meta({
      description: 'Null with the quality `hidden` where the server hides it.',
    }),
    quality: UsageQuality.nullable(),
    doubt: Doubt.nullable().meta({ description: 'Set where the quality is `implausible`.' }),
    source: z.string().nullable().meta({ description: 'The path that said so.' }),
  })
  .meta({ id: 'Measure' });
export type Measure = z.infer<typeof Measure>;

/** A sum over a network, of declared numbers only. */
export const Total = z
  .strictObject({
    value: Count,
    instances: Count.meta({ description: 'How many instances it adds up: the size of the known set.' }),
  })
  .meta({ id: 'Total' });
export type Total = z.infer<typeof Total>;
