import { z } from 'zod';
import { Count, Ratio, listOf } from './values.ts';
import { Total } from './measure.ts';
import { Network } from './words.ts';

export const NetworksQuery = z.strictObject({});

/** One network: how much of it is known, and what is known adds up to. */
export const NetworkOverview = z
  .strictObject({
    network: Network,
    known: Count.meta({ description: 'Instances known by name, the size of the known set.' }),
    measured: Count.meta({ description: 'Those with a verdict.' }),
    up: Count.meta({ description: 'Up or degraded.' }),
    down: Count,
    unknown: Count.meta({ description: 'Visited, but not measurable at the last visit.' }),
    withheld: Count.meta({ description: 'Alive, but not to be measured by their own choice.' }),
    dead: Count,
    totals: z.strictObject({ users_total: Total, users_active_month: Total, posts_total: Total }),
  })
  .meta({ id: 'NetworkOverview' });
export type NetworkOverview = z.infer<typeof NetworkOverview>;

export const NetworksAnswer = listOf(NetworkOverview).meta({ id: 'NetworksAnswer' });
export type NetworksAnswer = z.infer<typeof NetworksAnswer>;

export const SoftwareQuery = z.strictObject({ network: Network.optional() });

export type SoftwareQuery = z.infer<typeof SoftwareQuery>;

export const SoftwareOverview = z
  .strictObject({
    network: Network,
    name: z.string(),
    instances: Count,
    share: Ratio.meta({ description: 'Of the instances of its network whose software is known.' }),
    users_total: Count.nullable().meta({ description: 'Null where no instance of it declares a number.' }),
    users_active_month: Count.nullable(),
    versions: z
      .array(z.strictObject({ version: z.string(), instances: Count }))
      .meta({ description: 'The ten most frequent.' }),
  })
  .meta({ id: 'SoftwareOverview' });
export type SoftwareOverview = z.infer<typeof SoftwareOverview>;

export const SoftwareAnswer = listOf(SoftwareOverview).meta({ id: 'SoftwareAnswer' });
export type SoftwareAnswer = z.infer<typeof SoftwareAnswer>;
