import { z } from 'zod';
import { Domain, exportLimit, Format, Instant, PageQuery, pageOf, several, yesOrNo } from './values.ts';
import { Network, Severity } from './words.ts';

export const DIRECTIONS = ['outgoing', 'incoming'] as const;

const filters = {
  severity: several(Severity),
  standing: yesOrNo
    .optional()
    .meta({ description: '`true`: only rules that stand; `false`: only lifted ones.' }),
  format: Format,
};

/** Rules that one instance publishes (`outgoing`), or that others publish about it (`incoming`). */
export const InstancePoliciesQuery = PageQuery.extend({
  direction: z.enum(DIRECTIONS).default('outgoing'),
  network: Network.optional(),
  ...filters,
});

export const InstancePoliciesExportQuery = InstancePoliciesQuery.extend({ limit: exportLimit });
export type InstancePoliciesQuery = z.infer<typeof InstancePoliciesQuery>;

export const PoliciesQuery = PageQuery.extend({
  target: z.string().min(1).max(253).meta({ description: 'The domain that the rules are about.' }),
  ...filters,
});

export const PoliciesExportQuery = PoliciesQuery.extend({ limit: exportLimit });
export type PoliciesQuery = z.infer<typeof PoliciesQuery>;

/** One rule that an instance publishes about another. Obfuscated targets stay as they were published. */
export const PolicyEntry = z
  .strictObject({
    source: z.strictObject({ network: Network, domain: Domain, title: z.string().nullable() }),
    target: z.string(),
    is_obfuscated: z.boolean(),
    severity: Severity,
    rule: z.string().meta({ description: "The software's own word for it." }),
    reason: z.string().nullable(),
    first_seen_at: Instant,
    last_seen_at: Instant.nullable(),
    lifted_at: Instant.nullable().meta({ description: 'Null while the rule stands.' }),
  })
  .meta({ id: 'PolicyEntry' });
export type PolicyEntry = z.infer<typeof PolicyEntry>;

export const PoliciesPage = pageOf(PolicyEntry).meta({ id: 'PoliciesPage' });
export type PoliciesPage = z.infer<typeof PoliciesPage>;
