import { NETWORKS_BY_SOFTWARE, serving, type Purpose } from '@homeport/db';
import type { InstancesQuery } from '../contract/instances.ts';
import { contains, type Values } from '../http/sql.ts';
import type { Asked } from '../reach/asked.ts';
import { blocksSql, isKeptApartSql } from '../reach/covers-sql.ts';

/** The filters of which a row need meet one value only: each is counted under all the others. */
export const FACET_NAMES = [
  'network',
  'software',
  'language',
  'registration',
  'verdict',
  'size',
  'purpose',
  'country',
  'uptime',
  'age',
] as const;
export type FacetName = (typeof FACET_NAMES)[number];

/** The filters as SQL over `d` (directory_entry): what all rows must meet, and the conditions of the facets in use. */
export interface Filters {
  base: string[];
  facets: Partial<Record<FacetName, string>>;
}

/** Every parameter that says which rows are meant, and none that says how they are shown. */
export type Filtering = Pick<
  InstancesQuery,
  'q' | 'state' | 'include' | 'topic' | 'blocks' | 'reaches' | FacetName
> &
  Looked;

/** What has been looked up for a question: see `AskingQueries`. */
export interface Looked {
  /** How `q` is searched for. */
  search?: 'exact' | 'similar' | null;
  /** The rows whose names are spelt most like `q`, where those are looked for. */
  similar?: readonly number[];
  /** The servers that `blocks` and `reaches` mean. */
  named?: { blocks: readonly Asked[]; reaches: readonly Asked[] };
}

export function filtersOf(query: Filtering, values: Values): Filters {
  const facets: Filters['facets'] = {};
  const among = (name: FacetName, wanted: readonly string[] | undefined) => {
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
  if (query.purpose) facets.purpose = servesOneOf(query.purpose, values);
  among('country', query.country);
  among('uptime', query.uptime);
  among('age', query.age);
  return { base: baseOf(query, values), facets };
}

/** What all rows must meet, whichever facet is counted. */
export function baseOf(query: Filtering, values: Values): string[] {
  const topics = query.topic ? [`d.topics @> ${values.add(query.topic)}::text[]`] : [];
  return [...listed(query, values), ...topics, ...toward(query, values), ...search(query, values)];
}

/** What is asked for first, because it leaves the fewest: PostgreSQL asks in this order. */
export function everything({ base, facets }: Filters): string {
  return [...Object.values(facets), ...base].join(' and ');
}

/** Whether `d` serves one of these purposes: by its network, where all of that serve one, or by its software. */
export function servesOneOf(purposes: readonly Purpose[], values: Values): string {
  const software = purposes.flatMap((purpose) => serving(purpose).software);
  const networks = purposes.flatMap((purpose) => serving(purpose).networks);
  const isMade = `d.network = any(${values.add(NETWORKS_BY_SOFTWARE)}::text[]) and d.software = any(${values.add(software)}::text[])`;
  return networks.length === 0 ? isMade : `(d.network = any(${values.add(networks)}::text[]) or ${isMade})`;
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

/** How a row must stand to the servers that were named. */
function toward({ named }: Filtering, values: Values): string[] {
  return [
    ...(named?.blocks ?? []).map((asked) => blocksSql('d', asked, values)),
    ...(named?.reaches ?? []).map((asked) => `not ${isKeptApartSql('d', asked, values)}`),
  ];
}

/** The text that is searched for, as far as a name or a description can have it. */
export function wantedText({ q }: Pick<Filtering, 'q'>): string {
  // No name and no title has a control character; \u0001 stands between the two.
  return q?.replace(/[\u0000\u0001]/g, '') ?? '';
}

/** How many letters a text must have for trigrams to find it, and to be looked for in descriptions. */
const TRIGRAM = 3;

function search(query: Filtering, values: Values): string[] {
  const wanted = wantedText(query);
  if (wanted === '') return [];
  if (query.search === 'similar') {
    return [`d.instance_id = any(${values.add(query.similar ?? [])}::integer[])`];
  }
  const pattern = `lower(${values.add(contains(wanted))})`;
  if (Array.from(wanted).length < TRIGRAM) return [`d.search like ${pattern}`];
  return [
    `d.instance_id in (select t.instance_id from directory_text t
                        where t.name like ${pattern} or t.description like ${pattern})`,
  ];
}
