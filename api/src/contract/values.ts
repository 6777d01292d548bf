import { z } from 'zod';
import { Stage, Verdict } from './words.ts';

/** RFC 3339 in UTC, as in `2026-01-31T12:00:00.000Z`. */
export const Instant = z.iso.datetime();

/** A calendar day in UTC. */
export const Day = z.iso.date();

export const Ratio = z.number().min(0).max(1);

export const Count = z.int().min(0);

export const Domain = z
  .string()
  .min(3)
  // 253 characters of a host name, a colon, and five digits.
  .max(259)
  .meta({
    description: 'A host name in lower case, as A-labels, and a port where the network has them.',
    examples: ['example.social'],
  });

/** A verdict with its reason. All of it is null before the first visit. */
export const Health = z.strictObject({
  verdict: Verdict.nullable(),
  cause: z.string().nullable().meta({ description: 'A word from a closed list, as in `tls_expired`.' }),
  stage: Stage.nullable(),
  sentence: z.string().nullable().meta({ description: 'The cause, as a sentence for an operator.' }),
  since: Instant.nullable(),
});
export type Health = z.infer<typeof Health>;

export const Page = z.strictObject({
  next_cursor: z.string().nullable().meta({ description: 'Null on the last page.' }),
  limit: z.int(),
});
export type Page = z.infer<typeof Page>;

export const ListMeta = z.strictObject({
  total: Count.meta({ description: 'Rows on all pages together.' }),
  generated_at: Instant,
});

/** The envelope of a list that has pages. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ data: z.array(item), page: Page, meta: ListMeta });
}

/** The envelope of a list that is short by nature. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ data: z.array(item), meta: z.strictObject({ generated_at: Instant }) });
}

/** A query parameter that takes several values: repeated, or with commas between. */
export function several<Item extends z.ZodType>(item: Item) {
  return z
    .preprocess(
      (value) => [value].flat().flatMap((text) => (typeof text === 'string' ? text.split(',') : text)),
      z.array(item).min(1).max(20),
    )
    .optional();
}

export const yesOrNo = z.enum(['true', 'false']);

export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().min(1).max(1000).optional().meta({
    description: 'From `page.next_cursor` of the same list with the same filters.',
  }),
});

export const FORMATS = ['json', 'csv', 'ndjson'] as const;

/** What a list is written in; left out, the header `Accept` decides. */
export const Format = z.enum(FORMATS).optional().meta({
  description: '`csv` and `ndjson` take a `limit` up to 10000; left out, the header Accept decides.',
});

/** How many rows an export has at most. */
export const exportLimit = z.coerce.number().int().min(1).max(10_000).default(1000);
