import { z } from 'zod';
import { Count, Domain, Health, Instant } from './values.ts';
import { Measure } from './measure.ts';
import { Chain, LbryFacts, MatrixFacts } from './network-facts.ts';
import { Standing } from './standing.ts';
import { RuleTopic } from './topics.ts';
import { UptimeWindow } from './uptime.ts';
import {
  ALIAS_PROOFS,
  Discovery,
  Federation,
  LifeEvidence,
  Network,
  Publication,
  Purpose,
  Registration,
  Size,
  State,
} from './words.ts';

/** Everything that is known of one instance. */
export const Instance = z
  .strictObject({
    network: Network,
    domain: Domain,
    domain_unicode: z.string().meta({
      description: 'The domain as a page may show it: U-labels, where they cannot be mistaken for others.',
    }),
    title: z.string().nullable(),
    description: z.string().nullable(),
    contact_url: z.string().nullable(),
    software: z.string().nullable(),
    version: z.string().nullable(),
    purposes: z.array(Purpose).meta({
      description: 'What it is for, by its network and software; empty where nobody has said so.',
    }),
    state: State,
    health: Health,
    moved_to: z.string().nullable(),
    registration: Registration.nullable(),
    registration_source: z.string().nullable().meta({ description: 'The path that said so.' }),
    federation: Federation.nullable(),
    account_domain: Domain.nullable().meta({ description: 'What its accounts end in, as it says itself.' }),
    aliases: z
      .array(z.strictObject({ domain: Domain, proof: z.enum(ALIAS_PROOFS), since: Instant }))
      .meta({ description: 'Other names that are proven to be this instance.' }),
    of_network: z
      .discriminatedUnion('network', [MatrixFacts, LbryFacts])
      .nullable()
      .meta({ description: 'What only its network has.' }),
    chain: Chain.nullable(),
    languages: z.array(z.string()),
    country: z.string().nullable().meta({
      description: 'Where it says that it is governed from (ISO 3166-1 alpha-2); few say so.',
    }),
    country_source: z.string().nullable().meta({ description: 'The path that said so.' }),
    rules: z.array(z.string()),
    topics: z.array(RuleTopic).meta({
      description: 'What its rules are about. A topic that is missing is not published, never allowed.',
    }),
    standing: Standing.meta({ description: 'How it comes to its place among the recommended.' }),
    is_personal: z.boolean(),
    size: Size.nullable(),
    usage: z.strictObject({
      users_total: Measure,
      users_active_month: Measure,
      users_active_halfyear: Measure,
      posts_total: Measure,
      read_at: Instant.nullable(),
    }),
    discovered: z.strictObject({
      by: Discovery,
      from: Domain.nullable().meta({ description: 'Whose list of peers named it first.' }),
      at: Instant,
    }),
    life: z
      .strictObject({ number: Count, began_at: Instant.nullable() })
      .meta({ description: 'The present life: 1 unless the domain has changed hands, which began another.' }),
    earlier_lives: z
      .array(
        z.strictObject({
          life: Count,
          from_at: Instant,
          to_at: Instant.meta({ description: 'When it last said what it was.' }),
          software: z.string().nullable(),
          version: z.string().nullable(),
          evidence: LifeEvidence,
        }),
      )
      .meta({
        description:
          'Servers that were at this domain before it changed hands, newest first. Uptime, incidents, versions and ' +
          'rules of theirs count for nothing in the present life.',
      }),
    first_up_at: Instant.nullable(),
    last_up_at: Instant.nullable(),
    checked_at: Instant.nullable(),
    vantages: z
      .array(
        z.strictObject({
          vantage: z.string().meta({ description: 'Where one of our crawlers looks from.' }),
          health: Health,
          checked_at: Instant,
        }),
      )
      .meta({
        description:
          'What each vantage sees at present, where there are several; `health` is what they agree on: `down` needs ' +
          'a majority of those that could measure.',
      }),
    uptime: z.array(UptimeWindow).meta({ description: 'For 24 hours, 7, 30, 90 and 365 days.' }),
    publications: z.strictObject({
      peers: z.strictObject({ publication: Publication.nullable(), read_at: Instant.nullable() }),
      policy: z.strictObject({
        publication: Publication.nullable(),
        is_partial: z.boolean(),
        read_at: Instant.nullable(),
      }),
    }),
    counts: z.strictObject({
      peers: Count.nullable(),
      blocks: Count.nullable().meta({
        description: 'Standing rules but `allow`; null where none are published.',
      }),
      blocked_by: Count.meta({
        description: 'Instances with a standing rule, other than `allow`, about it.',
      }),
    }),
    meta: z.strictObject({ generated_at: Instant }),
  })
  .meta({ id: 'Instance' });
export type Instance = z.infer<typeof Instance>;
