import { z } from 'zod';
import { FacetValue, InstanceSummary } from './instances.ts';
import { Count, Domain, Instant, Ratio, several } from './values.ts';
import { Network, Purpose, Registration, Reserve, Topic } from './words.ts';

export const CHOICES_MAX = 5;

/** What can be asked of a home, by the parameter that says it. */
export const QUESTIONS = ['purpose', 'language', 'country', 'joining', 'topic', 'blocks', 'reach'] as const;
export const Question = z.enum(QUESTIONS).meta({ id: 'Question', description: 'What was asked of a home.' });
export type Question = z.infer<typeof Question>;

/** Those of which the answers can be listed, each with how many it would leave. */
export const OPTION_QUESTIONS = ['purpose', 'language', 'country', 'joining', 'topic'] as const;
export type OptionQuestion = (typeof OPTION_QUESTIONS)[number];

export const JOININGS = ['now', 'soon'] as const;

const country = z
  .string()
  .regex(/^[A-Za-z]{2}$/, 'must be a country code of two letters')
  .toUpperCase();
const languageTag = z
  .string()
  .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'must be a BCP 47 tag such as `de` or `pt-br`')
  .toLowerCase();
const server = z.string().min(1).max(320);

/** What somebody looks for. Every question may be left out. */
export const ChooseQuery = z.strictObject({
  purpose: several(Purpose),
  language: several(languageTag),
  country: several(country).meta({ description: 'Where it says that it is governed from; few say so.' }),
  joining: z.enum(JOININGS).optional().meta({
    description: '`now`: open to everybody; `soon`: also those that look at each new account first.',
  }),
  topic: several(Topic).meta({ description: 'It has a published rule about each of these.' }),
  blocks: several(server).meta({ description: 'It blocks each of these servers, by a published rule.' }),
  reach: several(server).meta({
    description: 'Servers, or handles of people there, that one wants to reach from it.',
  }),
  seed: z
    .string()
    .regex(/^[\w-]{1,32}$/, 'must be 1 to 32 letters, digits, `_` or `-`')
    .optional()
    .meta({ description: 'Of the shuffle within the bands; the day (UTC) when left out.' }),
  options: several(z.enum(OPTION_QUESTIONS)).meta({
    description: 'Of which questions to count what each answer would leave.',
  }),
});
export type ChooseQuery = z.infer<typeof ChooseQuery>;

/** What speaks for an instance, each with what it was read from. */
export const Reason = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('purpose'), purpose: Purpose }),
    z.strictObject({ kind: z.literal('language'), languages: z.array(z.string()) }),
    z.strictObject({ kind: z.literal('country'), country: z.string() }),
    z.strictObject({ kind: z.literal('registration'), registration: Registration }),
    z.strictObject({ kind: z.literal('uptime'), ratio: Ratio, coverage: Ratio, days: Count }),
    z.strictObject({ kind: z.literal('reaches'), reached: Count, of: Count }),
    // Of the largest servers that could be reached from the instance that it would replace.
    z.strictObject({ kind: z.literal('reaches_same'), reached: Count, of: Count }),
    z.strictObject({ kind: z.literal('reach_share'), share: Ratio }),
    z.strictObject({ kind: z.literal('topics'), topics: z.array(Topic) }),
    z.strictObject({ kind: z.literal('blocks_asked'), domains: z.array(z.string()) }),
    z.strictObject({ kind: z.literal('current_version'), version: z.string() }),
  ])
  .meta({ id: 'Reason' });
export type Reason = z.infer<typeof Reason>;

/** What speaks against it. */
export const But = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('blocks'), servers: Count, share_of_users: Ratio.nullable() }),
    z.strictObject({ kind: z.literal('blocked_by'), instances: Count, of: Count }),
    z.strictObject({ kind: z.literal('reach_unknown'), domains: z.array(z.string()) }),
    z.strictObject({ kind: z.literal('reach_limited'), domains: z.array(z.string()) }),
    z.strictObject({ kind: z.literal('policy_unpublished') }),
    z.strictObject({ kind: z.literal('rules_unpublished') }),
    z.strictObject({ kind: z.literal('reserve'), reserve: Reserve }),
    z.strictObject({ kind: z.literal('behind'), version: z.string(), newest: z.string(), days: Count }),
    z.strictObject({ kind: z.literal('oversized'), share: Ratio }),
  ])
  .meta({ id: 'But' });
export type But = z.infer<typeof But>;

export const Choice = z
  .strictObject({
    instance: InstanceSummary,
    because: z.array(Reason),
    but: z.array(But),
  })
  .meta({ id: 'Choice' });
export type Choice = z.infer<typeof Choice>;

/** How many would be left by each answer to a question, the answers to all other questions kept. */
export const ChooseOptions = z
  .partialRecord(z.enum(OPTION_QUESTIONS), z.array(FacetValue))
  .meta({ id: 'ChooseOptions' });
export type ChooseOptions = z.infer<typeof ChooseOptions>;

export const ChooseAnswer = z
  .strictObject({
    data: z.array(Choice).max(CHOICES_MAX),
    meta: z.strictObject({
      matched: Count.meta({ description: 'How many instances answer all that was asked.' }),
      without: z.array(z.strictObject({ question: Question, matched: Count })).meta({
        description:
          'How many would, were one question left out; given where fewer than five do, for those that would help.',
      }),
      networks: z.array(Network).meta({ description: 'Of those that match.' }),
      unresolved: z.array(z.string()).meta({ description: 'Servers and handles that are no names.' }),
      seed: z.string(),
      generated_at: Instant,
    }),
    options: ChooseOptions.optional(),
  })
  .meta({ id: 'ChooseAnswer' });
export type ChooseAnswer = z.infer<typeof ChooseAnswer>;

/** Where to go instead of an instance: like it, joinable, and reaching the servers that it reached. */
export const AlternativesAnswer = z
  .strictObject({
    network: Network,
    domain: Domain,
    data: z.array(Choice).max(CHOICES_MAX),
    meta: z.strictObject({ seed: z.string(), generated_at: Instant }),
  })
  .meta({ id: 'AlternativesAnswer' });
export type AlternativesAnswer = z.infer<typeof AlternativesAnswer>;
