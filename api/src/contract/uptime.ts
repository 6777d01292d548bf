import { z } from 'zod';
import { Count, Day, Domain, Health, Instant, Ratio } from './values.ts';
import { Network, Stage, Verdict } from './words.ts';

export const WINDOWS = ['24h', '7d', '30d', '90d', '365d'] as const;

/** A ratio that rests on fewer visits would be chance: nine good ones still allow an uptime of 72 % (19 times of 20). */
export const VISITS_ENOUGH = 10;

/**
 * Uptime over a window: (up + degraded) ÷ (up + degraded + down), weighted by time. `24h` ends now; the others
 * are today and the days (UTC) before it. A window starts at the earliest when the instance was discovered, or its
 * domain changed hands. Where several vantages look, what they agree on counts. Whole seconds throughout.
 */
export const UptimeWindow = z
  .strictObject({
    window: z.enum(WINDOWS),
    from_at: Instant,
    to_at: Instant,
    ratio: Ratio.nullable().meta({
      description: 'Null when nothing was measured, or when it would rest on too few visits.',
    }),
    is_enough: z.boolean().meta({
      description: `False below ${VISITS_ENOUGH} visits: too early to tell, so no ratio is given.`,
    }),
    coverage: Ratio.meta({
      description: 'Measured time ÷ length of the window. What our own outages hid was not measured.',
    }),
    visits: Count.meta({ description: 'Of all vantages together.' }),
  })
  .meta({ id: 'UptimeWindow' });
export type UptimeWindow = z.infer<typeof UptimeWindow>;

/** One day (UTC). The four durations add up to the part of the day that has passed since the discovery. */
export const UptimeDay = z
  .strictObject({
    day: Day,
    up_seconds: Count,
    degraded_seconds: Count,
    down_seconds: Count,
    unknown_seconds: Count,
    visits: Count,
    latency_p50_ms: Count.nullable(),
    latency_p95_ms: Count.nullable(),
  })
  .meta({ id: 'UptimeDay' });
export type UptimeDay = z.infer<typeof UptimeDay>;

export const Outage = z
  .strictObject({
    cause: z.string(),
    stage: Stage.nullable(),
    sentence: z.string().nullable(),
    verdict: Verdict,
    from_at: Instant,
    to_at: Instant.nullable().meta({ description: 'Null while it lasts.' }),
  })
  .meta({ id: 'Outage' });
export type Outage = z.infer<typeof Outage>;

export const UptimeQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(365).default(90),
  network: Network.optional(),
});

export type UptimeQuery = z.infer<typeof UptimeQuery>;

export const UptimeAnswer = z
  .strictObject({
    network: Network,
    domain: Domain,
    current: Health,
    windows: z.array(UptimeWindow),
    days: z.array(UptimeDay).meta({ description: 'Oldest first, none left out since the discovery.' }),
    outages: z
      .array(Outage)
      .meta({ description: 'When it was down in these days; newest first, at most 100.' }),
    meta: z.strictObject({ generated_at: Instant }),
  })
  .meta({ id: 'UptimeAnswer' });
export type UptimeAnswer = z.infer<typeof UptimeAnswer>;
