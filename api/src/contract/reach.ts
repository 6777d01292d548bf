import { z } from 'zod';
import { Count, Domain, Instant, Ratio, several } from './values.ts';
import { Network, Reaches, Severity } from './words.ts';

/** How a rule comes to concern a domain. */
export const COVERS = ['named', 'parent', 'pattern', 'everybody', 'not_allowed', 'nobody'] as const;

/** A rule that keeps two instances apart, or that limits what they see of each other. */
export const ReachRule = z
  .strictObject({
    by: Domain.meta({ description: 'Which of the two has the rule.' }),
    covers: z.enum(COVERS).meta({
      description:
        '`named`: it names the other; `parent`: a domain above it; `pattern`: a pattern that it fits; `everybody`: ' +
        'all; `not_allowed`: the one federates with chosen servers only, and the other is none of them; `nobody`: it ' +
        'federates with nobody.',
    }),
    target: z.string().nullable().meta({ description: 'As published; null where no rule names anything.' }),
    severity: Severity,
    rule: z.string().nullable().meta({ description: "The software's own word for it." }),
    reason: z.string().nullable(),
    since: Instant.nullable().meta({ description: 'When we first saw it.' }),
  })
  .meta({ id: 'ReachRule' });
export type ReachRule = z.infer<typeof ReachRule>;

/** Why the answer is not a plain yes. */
export const DOUBTS_OF_REACH = [
  'from_unpublished',
  'to_unpublished',
  'from_incomplete',
  'to_incomplete',
  'to_unlisted',
] as const;

export const Reach = z
  .strictObject({
    from: Domain,
    to: Domain,
    reaches: Reaches,
    is_limited: z.boolean().meta({
      description: 'They reach each other, but a rule of either hides or strips what comes from the other.',
    }),
    rules: z.array(ReachRule).meta({ description: 'All that concern the two, of either; strongest first.' }),
    unknown: z.array(z.enum(DOUBTS_OF_REACH)).meta({
      description:
        'What is missing for a plain yes: one publishes no rules, or not all of them, or is none that we list.',
    }),
  })
  .meta({ id: 'Reach' });
export type Reach = z.infer<typeof Reach>;

const name = z
  .string()
  .min(1)
  .max(320)
  .meta({ description: 'A domain, or the handle of somebody there: `@friend@example.social`.' });

/** Whether some instances can reach some others, in both directions alike. */
export const ReachQuery = z.strictObject({
  from: several(name),
  to: several(name),
  network: Network.optional(),
});
export type ReachQuery = z.infer<typeof ReachQuery>;

export const ReachAnswer = z
  .strictObject({
    data: z
      .array(Reach)
      .meta({ description: 'Each of `from` with each of `to`, in the order of the question.' }),
    meta: z.strictObject({
      unresolved: z.array(z.string()).meta({ description: 'What was asked for and is no name of a server.' }),
      generated_at: Instant,
    }),
  })
  .meta({ id: 'ReachAnswer' });
export type ReachAnswer = z.infer<typeof ReachAnswer>;

/** What an instance filters, from what it and the others publish; summed every few hours. */
export const PolicyProfile = z
  .strictObject({
    network: Network,
    domain: Domain,
    blocks: z
      .strictObject({
        rules: Count.meta({ description: 'Standing rules that block, those with hidden names among them.' }),
        servers: Count.meta({ description: 'Instances that these rules block.' }),
        servers_of: Count.meta({
          description:
            'All listed instances of its network that are neither dead nor moved, itself left out.',
        }),
        active_users: Count.meta({ description: 'Their active users of the month, as far as declared.' }),
        active_users_of: Count,
      })
      .nullable()
      .meta({ description: 'Null where it publishes no rules.' }),
    widely_blocked: z
      .strictObject({
        blocked: Count,
        of: Count.meta({ description: 'Servers that at least a tenth of all publishing instances block.' }),
      })
      .nullable()
      .meta({ description: 'How it stands to servers that many block.' }),
    blocked_by: z.strictObject({
      instances: Count,
      of: Count.meta({ description: 'Instances that publish their rules.' }),
    }),
    reach: z.strictObject({
      servers: Ratio,
      active_users: Ratio.nullable().meta({ description: "Share of the network's active users." }),
    }),
    summed_at: Instant,
    meta: z.strictObject({ generated_at: Instant }),
  })
  .meta({ id: 'PolicyProfile' });
export type PolicyProfile = z.infer<typeof PolicyProfile>;
