import type { InstancesQuery } from '../contract/instances.ts';
import { contains, type Values } from '../http/sql.ts';
import { IS_PUBLIC, SIZE } from './row.ts';

export const FACET_NAMES = ['network', 'software', 'language', 'registration', 'verdict', 'size'] as const;
export type FacetName = (typeof FACET_NAMES)[number];

/** The filters as SQL over `i`: what all rows must meet, and one condition a facet. */
export interface Filters {
  base: string;
  facets: Record<FacetName, string>;
}

export function filtersOf(query: InstancesQuery, values: Values): Filters {
  const among = (column: string, wanted: readonly string[] | undefined) =>
    wanted ? `coalesce(${column} = any(${values.add(wanted)}::text[]), false)` : 'true';
  return {
    base: [IS_PUBLIC, 'i.software is not null', ...listed(query, values), ...search(query, values)].join(
      ' and ',
    ),
    facets: {
      network: among('i.network', query.network),
      software: among(
        'i.software',
        query.software?.map((name) => name.toLowerCase()),
      ),
      language: speaks(query.language, values),
      registration: among('i.registration', query.registration),
      verdict: among('i.verdict', query.verdict),
      size: among(`(${SIZE})`, query.size),
    },
  };
}

export function everything({ base, facets }: Filters): string {
  return [base, ...Object.values(facets)].join(' and ');
}

/** Personal and dead instances are listed only when they are asked for. */
function listed(query: InstancesQuery, values: Values): string[] {
  const wantsDead = query.include?.includes('dead') === true || query.state?.includes('dead') === true;
  const wantsPersonal =
    query.include?.includes('personal') === true || query.size?.includes('personal') === true;
  const states = ['alive', 'failing', 'down', 'withheld', ...(wantsDead ? ['dead'] : [])];
  const conditions = [`i.state = any(${values.add(query.state ?? states)}::text[])`];
  if (!wantsPersonal) conditions.push(`(${SIZE}) is distinct from 'personal'`);
  return conditions;
}

function search(query: InstancesQuery, values: Values): string[] {
  if (query.q === undefined || query.q === '') return [];
  const text = values.add(contains(query.q.replaceAll('\u0000', '')));
  return [`(i.domain ilike ${text} or i.title ilike ${text})`];
}

/** `pt` finds `pt-br`; `pt-br` finds only itself. */
function speaks(languages: string[] | undefined, values: Values): string {
  if (!languages) return 'true';
  const wanted = values.add(languages);
  return `exists (select from unnest(i.languages) tag
                   where lower(tag) = any(${wanted}::text[]) or split_part(lower(tag), '-', 1) = any(${wanted}::text[]))`;
}
