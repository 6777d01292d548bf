import { z } from 'zod';
import { Count, Instant, PageQuery, pageOf } from './values.ts';
import { Network, Stage, Verdict, VisitKind } from './words.ts';

export const VisitsQuery = PageQuery.extend({ network: Network.optional() });
export type VisitsQuery = z.infer<typeof VisitsQuery>;

const milliseconds = Count.nullable();

/** One contact, as it went. Raw visits are kept for 14 days. */
export const Visit = z
  .strictObject({
    at: Instant,
    kind: VisitKind,
    vantage: z.string().meta({ description: 'Where the crawler looked from.' }),
    verdict: Verdict,
    cause: z.string(),
    stage: Stage.nullable(),
    sentence: z.string().nullable(),
    status: z.int().nullable().meta({ description: 'The HTTP status, where there was one.' }),
    timings: z.strictObject({
      resolve_ms: milliseconds,
      connect_ms: milliseconds,
      tls_ms: milliseconds,
      first_byte_ms: milliseconds,
      total_ms: Count,
    }),
    bytes: Count,
    asked: z.array(
      z.strictObject({
        path: z.string(),
        status: z.int().nullable(),
        left: z.string().nullable().meta({ description: 'Why the path was left alone, or how it failed.' }),
        ms: Count.nullable(),
      }),
    ),
  })
  .meta({ id: 'Visit' });
export type Visit = z.infer<typeof Visit>;

export const VisitsPage = pageOf(Visit).meta({ id: 'VisitsPage' });
export type VisitsPage = z.infer<typeof VisitsPage>;
