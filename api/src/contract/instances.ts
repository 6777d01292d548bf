import { z } from 'zod';
import {
  Count,
  Domain,
  Format,
  Health,
  Instant,
  ListMeta,
  Page,
  PageQuery,
  Ratio,
  exportLimit,
  several,
  yesOrNo,
} from './values.ts';
import { LISTED_STATES, Network, Registration, Size, State, UsageQuality, Verdict } from './words.ts';

export const INSTANCE_SORTS = ['recommended', 'uptime', 'users', 'newest', 'domain'] as const;
export const InstanceSort = z.enum(INSTANCE_SORTS).meta({ id: 'InstanceSort' });
export type InstanceSort = z.infer<typeof InstanceSort>;

export const INCLUDES = ['personal', 'dead'] as const;

const softwareName = z.string().min(1).max(100);
const languageTag = z
  .string()
  .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'must be a BCP 47 tag such as `de` or `pt-br`')
  .toLowerCase();

/** The questions that the directory answers. `pt` also finds `pt-br`. */
export const InstancesQuery = PageQuery.extend({
  q: z.string().trim().max(200).optional().meta({ description: 'Part of the domain or of the title.' }),
  network: several(Network),
  software: several(softwareName),
  language: several(languageTag),
  registration: several(Registration),
  verdict: several(Verdict),
  state: several(z.enum(LISTED_STATES)).meta({ description: '`dead` also asks for `include=dead`.' }),
  size: several(Size).meta({ description: '`personal` also asks for `include=personal`.' }),
  include: several(z.enum(INCLUDES)).meta({
    description: 'Personal instances (fewer than 10 users) and dead ones are listed only when asked for.',
  }),
  sort: InstanceSort.default('recommended').meta({
    description: '`recommended`: in bands of quality, shuffled within a band, anew each day.',
  }),
  seed: z
    .string()
    .regex(/^[\w-]{1,32}$/, 'must be 1 to 32 letters, digits, `_` or `-`')
    .optional()
    .meta({ description: 'Of the shuffle of `recommended`; the day (UTC) when left out.' }),
  facets: yesOrNo.default('false').meta({ description: 'Whether to count the values of each filter.' }),
  format: Format,
});
export type InstancesQuery = z.infer<typeof InstancesQuery>;

/** The same as CSV or NDJSON. */
export const InstancesExportQuery = InstancesQuery.extend({ limit: exportLimit });

/** One line of the directory. Null is "not published" or "not known", never zero. */
export const InstanceSummary = z
  .strictObject({
    network: Network,
    domain: Domain,
    domain_unicode: z.string().meta({
      description: 'The domain as a page may show it: U-labels, where they cannot be mistaken for others.',
    }),
    title: z.string().nullable(),
    description: z.string().nullable().meta({ description: 'Plain text; null for personal instances.' }),
    software: z.string().nullable(),
    version: z.string().nullable(),
    state: State,
    health: Health,
    registration: Registration.nullable(),
    languages: z.array(z.string()),
    size: Size.nullable(),
    is_personal: z.boolean(),
    users_total: Count.nullable(),
    users_active_month: Count.nullable(),
    users_total_quality: UsageQuality.nullable(),
    users_active_month_quality: UsageQuality.nullable(),
    uptime_30d: Ratio.nullable().meta({
      description: 'Null where nothing was measured, and with fewer than 10 visits. Summed every 10 minutes.',
    }),
    coverage_30d: Ratio,
    discovered_at: Instant,
    checked_at: Instant.nullable(),
  })
  .meta({ id: 'InstanceSummary' });
export type InstanceSummary = z.infer<typeof InstanceSummary>;

export const FacetValue = z.strictObject({ value: z.string(), count: Count });
export type FacetValue = z.infer<typeof FacetValue>;

/** How many rows each value would give, the other filters kept. Most frequent first, at most 100 each. */
export const Facets = z
  .strictObject({
    network: z.array(FacetValue),
    software: z.array(FacetValue),
    language: z.array(FacetValue),
    registration: z.array(FacetValue),
    verdict: z.array(FacetValue),
    size: z.array(FacetValue),
  })
  .meta({ id: 'Facets' });
export type Facets = z.infer<typeof Facets>;

export const InstancesPage = z
  .strictObject({
    data: z.array(InstanceSummary),
    page: Page,
    meta: ListMeta.extend({ seed: z.string().nullable().meta({ description: 'Of the shuffle, if any.' }) }),
    facets: Facets.optional(),
  })
  .meta({ id: 'InstancesPage' });
export type InstancesPage = z.infer<typeof InstancesPage>;

export const VersionSpan = z
  .strictObject({ software: z.string(), version: z.string(), from_at: Instant, to_at: Instant.nullable() })
  .meta({ id: 'VersionSpan' });
export type VersionSpan = z.infer<typeof VersionSpan>;

export const VersionsAnswer = z
  .strictObject({
    network: Network,
    domain: Domain,
    data: z.array(VersionSpan).meta({ description: 'Newest first, at most 200.' }),
    meta: z.strictObject({ generated_at: Instant }),
  })
  .meta({ id: 'VersionsAnswer' });
export type VersionsAnswer = z.infer<typeof VersionsAnswer>;

export const WhichNetworkQuery = z.strictObject({
  network: Network.optional().meta({ description: 'Where one name is used in several networks.' }),
});
export type WhichNetworkQuery = z.infer<typeof WhichNetworkQuery>;
export const DomainPath = z.object({ domain: Domain });
