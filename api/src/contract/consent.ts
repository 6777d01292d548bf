import { z } from 'zod';
import { Domain, Instant } from './values.ts';
import { Effect, Network, VisitKind } from './words.ts';

/** One thing that the operator said about being read, and what it led to. */
export const ConsentSignal = z
  .strictObject({
    kind: z.string().meta({ description: 'A word from a closed list, as in `metadata_private`.' }),
    effect: Effect,
    sentence: z.string(),
    source: z.string().meta({ description: 'The path, header or list that said so.' }),
    value: z.string().meta({ description: 'What it said.' }),
    first_seen_at: Instant,
    last_seen_at: Instant,
    lifted_at: Instant.nullable().meta({ description: 'Null while it stands.' }),
  })
  .meta({ id: 'ConsentSignal' });
export type ConsentSignal = z.infer<typeof ConsentSignal>;

/** A question that was put, or that was not. */
export const ConsentQuestion = z
  .strictObject({
    at: Instant.meta({ description: 'When the visit began.' }),
    kind: VisitKind,
    method: z.string(),
    path: z.string(),
    status: z.int().nullable().meta({ description: 'Null where there was no answer, or no question.' }),
    rule: z.string().nullable().meta({ description: 'What robots.txt said of the path.' }),
    left: z.string().nullable().meta({ description: 'Why it was left alone or failed.' }),
    sentence: z.string().nullable().meta({ description: 'The same as a sentence.' }),
  })
  .meta({ id: 'ConsentQuestion' });
export type ConsentQuestion = z.infer<typeof ConsentQuestion>;

/** All that an operator may want to know of what was asked, under which rule, and what was left alone and why. */
export const ConsentAnswer = z
  .strictObject({
    network: Network,
    domain: Domain,
    user_agent: z.string().nullable().meta({ description: 'How the crawler presents itself.' }),
    robots: z
      .strictObject({
        status: z.int().nullable().meta({ description: 'Null where it could not be fetched.' }),
        applied: z.array(z.string()).meta({ description: 'The lines of the file that apply to us.' }),
        fetched_at: Instant,
        expires_at: Instant,
        unreachable_since: Instant.nullable(),
      })
      .nullable(),
    signals: z.array(ConsentSignal).meta({ description: 'Standing ones first, then newest first.' }),
    questions: z
      .array(ConsentQuestion)
      .meta({ description: 'Of the last visit of each kind, in the order in which they were put.' }),
    meta: z.strictObject({ generated_at: Instant }),
  })
  .meta({ id: 'ConsentAnswer' });
export type ConsentAnswer = z.infer<typeof ConsentAnswer>;
