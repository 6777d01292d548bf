import { z } from 'zod';
import { Count, Instant } from './values.ts';
import { GapReason, GapScope } from './words.ts';

export const StatusQuery = z.strictObject({});

/** A stretch in which we could not measure: `unknown` for everybody whom it concerns, and held against nobody. */
export const Gap = z
  .strictObject({
    vantage: z.string(),
    scope: GapScope,
    reason: GapReason,
    sentence: z.string().meta({ description: 'The reason in words.' }),
    from: Instant.meta({ description: 'The last moment at which all was well.' }),
    to: Instant.nullable().meta({ description: '`null` while it lasts.' }),
    noticed_at: Instant,
    seconds: Count.meta({ description: 'How long it lasted, or has lasted until now.' }),
  })
  .meta({ id: 'Gap' });
export type Gap = z.infer<typeof Gap>;

/** A place that we look from. */
export const Vantage = z
  .strictObject({
    name: z.string(),
    joined_at: Instant,
    seen_at: Instant,
    is_running: z.boolean().meta({ description: 'A crawler there was seen within the last two minutes.' }),
    cannot_measure: z.array(GapScope).meta({ description: 'Of its open gaps; empty where all is well.' }),
    unmeasured_seconds_30d: Count.meta({
      description: 'For how long, of the last 30 days, nothing could be measured from there.',
    }),
  })
  .meta({ id: 'Vantage' });
export type Vantage = z.infer<typeof Vantage>;

const Crawler = z.strictObject({
  vantage: z.string(),
  user_agent: z.string(),
  started_at: Instant,
  seen_at: Instant,
  is_running: z.boolean().meta({ description: 'Seen within the last two minutes.' }),
  visits: Count,
  visits_per_second: z.number().min(0),
  requests_per_second_max: z.number().min(0),
});

const Counters = z.strictObject({
  known: Count,
  visited: Count,
  up: Count,
  down: Count,
  unknown: Count,
  withheld: Count,
  dead: Count,
  due: Count,
  visits_per_second: z.number().min(0),
});

/** How Homeport itself is. */
export const StatusAnswer = z
  .strictObject({
    version: z.string(),
    is_demo: z.boolean().meta({ description: 'True where the whole record is made up.' }),
    database_time: Instant,
    gaps: z.strictObject({
      open: z.array(Gap).meta({ description: 'What we cannot measure now.' }),
      past: z.array(Gap).meta({ description: 'Those of the last 30 days, the latest 50, newest first.' }),
    }),
    vantages: z.array(Vantage),
    crawlers: z.array(Crawler),
    counters: Counters,
  })
  .meta({ id: 'StatusAnswer' });
export type StatusAnswer = z.infer<typeof StatusAnswer>;

export const HealthzAnswer = z.strictObject({ status: z.literal('ok') });
export const ReadyzAnswer = z.strictObject({ status: z.literal('ready') });
