import { z } from 'zod';
import { Count, Domain, Instant, PageQuery, pageOf, several, yesOrNo } from './values.ts';
import { IncidentKind, Network, Stage } from './words.ts';

const filters = {
  kind: several(IncidentKind),
  open: yesOrNo.optional().meta({ description: '`true`: only what goes on; `false`: only what is over.' }),
};

export const InstanceIncidentsQuery = PageQuery.extend({ network: Network.optional(), ...filters });
export type InstanceIncidentsQuery = z.infer<typeof InstanceIncidentsQuery>;

export const INCIDENT_INCLUDES = ['personal', 'dead'] as const;

export const IncidentsQuery = PageQuery.extend({
  network: several(Network),
  ...filters,
  include: several(z.enum(INCIDENT_INCLUDES)).meta({
    description:
      'Incidents of personal instances (fewer than 10 users) and dead ones are listed only when asked for.',
  }),
});
export type IncidentsQuery = z.infer<typeof IncidentsQuery>;

/** The same two lists as an Atom feed: the newest 50, without pages. */
export const InstanceFeedQuery = InstanceIncidentsQuery.omit({ limit: true, cursor: true });
export const FeedQuery = IncidentsQuery.omit({ limit: true, cursor: true });

/** What a person calls an outage: from its first failure to its first good answer. */
export const Incident = z
  .strictObject({
    network: Network,
    domain: Domain,
    domain_unicode: z.string().meta({
      description: 'The domain as a page may show it: U-labels, where they cannot be mistaken for others.',
    }),
    kind: IncidentKind,
    cause: z.string().meta({ description: 'What was seen first, as a word from a closed list.' }),
    stage: Stage.nullable(),
    sentence: z.string().nullable().meta({ description: 'The cause, as a sentence for an operator.' }),
    from_at: Instant,
    to_at: Instant.nullable().meta({ description: 'Null while it goes on.' }),
    outages: Count.meta({ description: 'How often it went and came back: 1 but in what is `unstable`.' }),
    group: z
      .strictObject({ affected: Count, known: Count, from_at: Instant, to_at: Instant.nullable() })
      .nullable()
      .meta({
        description:
          'Where it is one of several behind one address group (/24 or /48) that failed together: how many of how ' +
          'many that were alive there. The fault is then most likely that of whoever houses them.',
      }),
  })
  .meta({ id: 'Incident' });
export type Incident = z.infer<typeof Incident>;

export const IncidentsPage = pageOf(Incident).meta({ id: 'IncidentsPage' });
export type IncidentsPage = z.infer<typeof IncidentsPage>;
