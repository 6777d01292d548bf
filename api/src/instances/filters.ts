import type { InstancesQuery } from '../contract/instances.ts';
import { contains, type Values } from '../http/sql.ts';

export const FACET_NAMES = ['network', 'software', 'language', 'registration', 'verdict', 'size'] as const;
export type FacetName = (typeof FACET_NAMES)[number];

/** The filters as SQL over `d` (directory_entry): what all rows must meet, and the conditions of the facets in use. */
export interface Filters {
  base: string[];
  facets: Partial<Record<FacetName, string>>;
}

/** Every parameter that says which rows are meant, and none that says how they are shown. */
export type Filtering = Pick<InstancesQuery, 'q' | 'state' | 'include' | FacetName>;

export function filtersOf(query: Filtering, values: Values): Filters {
  const facets: Filters['facets'] = {};
  const among = (name: Exclude<FacetName, 'language'>, wanted: readonly string[] | undefined) => {
    if (wanted) facets[name] = `d.${name} = any(${values.add(wanted)}::text[])`;
  };
  among('network', query.network);
  among(
    'software',
    query.software?.map((software) => software.toLowerCase()),
  );
  // `pt` finds `pt-br`, because an entry has both; `pt-br` finds only itself.
  if (query.language) facets.language = `d.languages && ${values.add(query.language)}::text[]`;
  among('registration', query.registration);
  among('verdict', query.verdict);
  among('size', query.size);
  return { base: [...listed(query, values), ...search(query, values)], facets };
}

/** What is asked for first, because it leaves the fewest: PostgreSQL asks in this order. */
export function everything({ base, facets }: Filters): string {
  return [...Object.values(facets), ...base].join(' and ');
}

/** Personal and dead instances are listed only when they are asked for. */
function listed(query: Filtering, values: Values): string[] {
  const wantsDead = query.include?.includes('dead') === true || query.state?.includes('dead') === true;
  const wantsPersonal =
    query.include?.includes('personal') === true || query.size?.includes('personal') === true;
  const among = (states: readonly string[]) => `d.state = any(${values.add(states)}::text[])`;
  // Most questions ask for neither: the database has an answer to those ready in each row.
  if (!wantsDead && !wantsPersonal) return ['d.shown_unasked', ...(query.state ? [among(query.state)] : [])];
  const states = ['alive', 'failing', 'down', 'withheld', ...(wantsDead ? ['dead'] : [])];
  return [among(query.state ?? states), ...(wantsPersonal ? [] : ["d.size is distinct from 'personal'"])];
}

function search(query: Filtering, values: Values): string[] {
  // No name and no title has a control character; \u0001 stands between the two.
  const wanted = query.q?.replace(/[\u0000\u0001]/g, '') ?? '';
  return wanted === '' ? [] : [`d.search like lower(${values.add(contains(wanted))})`];
}
