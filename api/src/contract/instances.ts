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
import {
  AgeBand,
  LISTED_STATES,
  Network,
  Purpose,
  Registration,
  Reserve,
  Size,
  State,
  Topic,
  UptimeBand,
  UsageQuality,
  Verdict,
} from './words.ts';

export const INSTANCE_SORTS = ['recommended', 'uptime', 'age', 'users', 'newest', 'domain'] as const;
export const InstanceSort = z.enum(INSTANCE_SORTS).meta({ id: 'InstanceSort' });
export type InstanceSort = z.infer<typeof InstanceSort>;

export const INCLUDES = ['personal', 'dead'] as const;

/** How the text that was searched for was found. */
export const SEARCHES = ['exact', 'similar'] as const;

const softwareName = z.string().min(1).max(100);
const languageTag = z
  .string()
  .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'must be a BCP 47 tag such as `de` or `pt-br`')
  .toLowerCase();
const countryCode = z
  .string()
  .regex(/^[A-Za-z]{2}$/, 'must be a country code of two letters')
  .toUpperCase();
const server = z.string().min(1).max(320);

/** The questions that the directory answers. `pt` also finds `pt-br`. */
export const InstancesQuery = PageQuery.extend({
  q: z
    .string()
    .trim()
    .max(200)
    .optional()
    .meta({
      description:
        'Part of the domain, of the title or, from three letters on, of the description. Where nothing has it, ' +
        'names that are spelt like it are found: see `meta.search`.',
    }),
  network: several(Network),
  software: several(softwareName),
  language: several(languageTag),
  registration: several(Registration),
  verdict: several(Verdict),
  state: several(z.enum(LISTED_STATES)).meta({ description: '`dead` also asks for `include=dead`.' }),
  size: several(Size).meta({ description: '`personal` also asks for `include=personal`.' }),
  purpose: several(Purpose),
  country: several(countryCode).meta({
    description: 'Where it says that it is governed from (ISO 3166-1 alpha-2); few say so.',
  }),
  uptime: several(UptimeBand),
  age: several(AgeBand),
  topic: several(Topic).meta({ description: 'It has a published rule about each of these.' }),
  blocks: several(server).meta({
    description: 'It blocks each of these servers, or the servers of these handles, by a published rule.',
  }),
  reaches: several(server).meta({
    description:
      'No published rule of either keeps it apart from these servers, or the servers of these handles.',
  }),
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
    country: z.string().nullable().meta({
      description: 'Where it says that it is governed from (ISO 3166-1 alpha-2).',
    }),
    purposes: z.array(Purpose).meta({ description: 'What its software is for.' }),
    topics: z.array(Topic).meta({ description: 'What its published rules are about.' }),
    band: z.int().min(0).max(5).meta({ description: 'Of the recommended order; 0 is shown first.' }),
    reserves: z.array(Reserve).meta({ description: 'Why it is not in the first band, or last in its own.' }),
    behind_days: Count.nullable().meta({
      description:
        'For how long a newer release has been seen; 0 where there is none, null where nobody can say.',
    }),
    share_of_network: Ratio.nullable().meta({
      description:
        "Its share of its network's active users, to a hundredth of a percent; null where it declares none.",
    }),
    known_since: Instant.nullable().meta({
      description: 'When it was first seen up in its present life.',
    }),
    discovered_at: Instant,
    checked_at: Instant.nullable(),
  })
  .meta({ id: 'InstanceSummary' });
export type InstanceSummary = z.infer<typeof InstanceSummary>;

export const FacetValue = z.strictObject({ value: z.string(), count: Count });
export type FacetValue = z.infer<typeof FacetValue>;

/**
 * How many rows each value would give, the other filters kept; of `topic`, which asks for all of its values, how many
 * one more would leave. Most frequent first, at most 100 each.
 */
export const Facets = z
  .strictObject({
    network: z.array(FacetValue),
    software: z.array(FacetValue),
    language: z.array(FacetValue),
    registration: z.array(FacetValue),
    verdict: z.array(FacetValue),
    size: z.array(FacetValue),
    purpose: z.array(FacetValue),
    country: z.array(FacetValue),
    uptime: z.array(FacetValue),
    age: z.array(FacetValue),
    topic: z.array(FacetValue),
  })
  .meta({ id: 'Facets' });
export type Facets = z.infer<typeof Facets>;

export const InstancesPage = z
  .strictObject({
    data: z.array(InstanceSummary),
    page: Page,
    meta: ListMeta.extend({
      seed: z.string().nullable().meta({ description: 'Of the shuffle, if any.' }),
      search: z.enum(SEARCHES).nullable().meta({
        description:
          '`similar` where nothing has `q` in it and these are spelt like it; null where nothing was searched for.',
      }),
      unresolved: z.array(z.string()).meta({
        description: 'What `blocks` and `reaches` named that is no name of a server.',
      }),
    }),
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
