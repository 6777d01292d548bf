import { z } from 'zod';
import { Count, Instant } from './values.ts';

/** What only Matrix has: how the server name leads to the server, and what stands there. */
export const MatrixFacts = z
  .strictObject({
    network: z.literal('matrix'),
    delegation: z
      .strictObject({
        to: z.string().meta({ description: '`host:port`.' }),
        by: z.enum(['well-known', 'srv', 'srv-deprecated', 'name']),
      })
      .nullable()
      .meta({ description: 'Null where the server stands at its own name, on port 8448.' }),
    endpoints: z.array(
      z.strictObject({
        address: z.string(),
        port: z.int(),
        failure: z.string().nullable().meta({ description: 'Null where it answers like the first.' }),
      }),
    ),
    key_ids: z.array(z.string()),
    keys_valid_until: Instant.nullable(),
    client_url: z.string().nullable(),
    client_version: z.string().nullable(),
    login_flows: z.array(z.string()),
    rooms_public: Count.nullable().meta({ description: 'Null where its directory is closed to strangers.' }),
  })
  .meta({ id: 'MatrixFacts' });
export type MatrixFacts = z.infer<typeof MatrixFacts>;

/** What only a hub of LBRY has. */
export const LbryFacts = z
  .strictObject({
    network: z.literal('lbry'),
    country: z.string().nullable(),
    is_accepting: z.boolean(),
    protocol_min: z.string().nullable(),
    protocol_max: z.string().nullable(),
    daily_fee: z.string().nullable().meta({ description: 'In LBC.' }),
    genesis_hash: z.string().nullable(),
  })
  .meta({ id: 'LbryFacts' });
export type LbryFacts = z.infer<typeof LbryFacts>;

/** The newest block that a hub knows, and how it compares with the others. */
export const Chain = z
  .strictObject({
    height: Count,
    tip: z.string().nullable().meta({ description: 'Its hash; null where only the height was told.' }),
    read_at: Instant,
    lag: Count.nullable().meta({
      description: 'Blocks behind the tallest tip that most hubs agree on; null where too few were heard.',
    }),
  })
  .meta({ id: 'Chain' });
export type Chain = z.infer<typeof Chain>;
