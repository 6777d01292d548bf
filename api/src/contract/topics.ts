import { z } from 'zod';
import { Instant } from './values.ts';
import { Topic } from './words.ts';

/** The rules of an instance by what they are about: each by its place in `rules`. */
export const RuleTopic = z
  .strictObject({
    topic: Topic,
    rules: z.array(z.int().min(0)).min(1).meta({ description: 'Places in `rules`, from 0.' }),
  })
  .meta({ id: 'RuleTopic' });
export type RuleTopic = z.infer<typeof RuleTopic>;

export const LexiconQuery = z.strictObject({});
export type LexiconQuery = z.infer<typeof LexiconQuery>;

/** The lexicon: which words make a rule one about a topic, by language. */
export const Lexicon = z
  .strictObject({
    version: z.int().min(1),
    data: z.array(
      z.strictObject({
        topic: Topic,
        language: z.string().meta({ description: 'BCP 47.' }),
        terms: z.array(z.string()).meta({
          description:
            'Whole words, beginnings (`begin-`), ends (`-end`) and parts (`-middle-`) of words; several are in sequence, ' +
            'with up to four others where ` … ` stands. Accents do not count, nor does case, except in words of two ' +
            'capitals. Japanese stands anywhere in the text.',
        }),
        unless: z
          .array(z.string())
          .meta({ description: 'Words within which none counts, in whatever language.' }),
      }),
    ),
    meta: z.strictObject({ generated_at: Instant }),
  })
  .meta({ id: 'Lexicon' });
export type Lexicon = z.infer<typeof Lexicon>;
