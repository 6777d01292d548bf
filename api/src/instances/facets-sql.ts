import { purposesOf, type Network } from '@homeport/db';
import type { Facets } from '../contract/instances.ts';
import { Values } from '../http/sql.ts';
import type { Statement } from './page-sql.ts';
import { everything, FACET_NAMES, filtersOf, type FacetName, type Filtering } from './filters.ts';

/** A line of what the statement gives. A purpose is counted by what it is read from: network and software. */
export interface FacetRow {
  facet: keyof Facets;
  value: string;
  count: number;
}

const VALUES_MAX = 100;

/** What is counted together, because there are few combinations of it; `language` and `topic` have several values each. */
const SETS = [
  ['network', 'software'],
  ['registration', 'verdict', 'size', 'uptime', 'age'],
  ['country'],
  ['languages'],
  ['topics'],
] as const;
type Column = (typeof SETS)[number][number];

const COLUMN: Readonly<Record<keyof Facets, Column>> = {
  network: 'network',
  software: 'software',
  purpose: 'network',
  registration: 'registration',
  verdict: 'verdict',
  size: 'size',
  uptime: 'uptime',
  age: 'age',
  country: 'country',
  language: 'languages',
  topic: 'topics',
};

const FROM_ENTRY = `(select d.network, d.software, d.registration, d.verdict, d.size, d.uptime, d.age,
                    d.country, d.languages, d.topics
               from directory_entry d where WHERE) d`;

/** Counts every facet in one go, under all the filters; of those in use, that counts what is chosen alone. */
export function facetsStatement(query: Filtering): Statement {
  const values = new Values();
  const where = everything(filtersOf(query, values));
  const names: (keyof Facets)[] = [...FACET_NAMES, 'topic'];
  return {
    text: `
      with tallied as materialized (
        select ${SETS.flat().join(', ')}, ${SETS.map(([column]) => `grouping(${column}) = 0 as has_${column}`).join(', ')},
               count(*) as entries
          from ${fromEntries(where)}
         group by grouping sets (${SETS.map((columns) => `(${columns.join(', ')})`).join(', ')}))
      ${names.map((name) => countTallied(name)).join(' union all ')}`,
    values: values.list,
  };
}

/** Counts one facet under all the filters. */
export function facetStatement(name: FacetName, query: Filtering): Statement {
  const values = new Values();
  const where = everything(filtersOf(query, values));
  return {
    text: `select '${name}' as facet, value, count(*)::integer as count
             from (select ${valueOf(name)} as value from ${fromEntries(where)}) counted
            where ${isCounted(name)}
            group by value`,
    values: values.list,
  };
}

/** The question without one of its facets. Who asks for personal instances by their size asks for those still. */
export function without(name: FacetName, query: Filtering): Filtering {
  const rest: Filtering = { ...query, [name]: undefined };
  if (name !== 'size' || query.size?.includes('personal') !== true) return rest;
  return { ...rest, include: [...new Set([...(query.include ?? []), 'personal' as const])] };
}

function fromEntries(where: string): string {
  return FROM_ENTRY.replace('WHERE', () => where);
}

function countTallied(name: keyof Facets): string {
  const [first] = SETS.find((columns) => (columns as readonly Column[]).includes(COLUMN[name])) ?? SETS[0];
  return `(select '${name}' as facet, value, sum(entries)::integer as count
             from (select ${valueOf(name)} as value, entries from tallied where has_${first}) counted
            where ${isCounted(name)}
            group by value)`;
}

function valueOf(name: keyof Facets): string {
  if (name === 'purpose') return `network || ' ' || software`;
  return name === 'language' || name === 'topic' ? `unnest(${COLUMN[name]})` : COLUMN[name];
}

/** A region is counted with its language. */
function isCounted(name: keyof Facets): string {
  return name === 'language' ? `position('-' in value) = 0` : 'value is not null';
}

/** The same of what was counted here. */
export function facetsOfTallies(
  tallies: Readonly<Record<keyof Facets, ReadonlyMap<string, number>>>,
): Facets {
  const ordered = (name: keyof Facets) =>
    mostFrequent([...tallies[name]].map(([value, count]) => ({ value, count })));
  return {
    network: ordered('network'),
    software: ordered('software'),
    language: ordered('language'),
    registration: ordered('registration'),
    verdict: ordered('verdict'),
    size: ordered('size'),
    purpose: ordered('purpose'),
    country: ordered('country'),
    uptime: ordered('uptime'),
    age: ordered('age'),
    topic: ordered('topic'),
  };
}

/** The rows as the contract has them: most frequent first. */
export function facetsOf(rows: readonly FacetRow[]): Facets {
  const counted = (name: keyof Facets) =>
    rows.filter(({ facet }) => facet === name).map(({ value, count }) => ({ value, count }));
  const ordered = (name: keyof Facets) =>
    mostFrequent(name === 'purpose' ? byPurpose(counted('purpose')) : counted(name));
  return {
    network: ordered('network'),
    software: ordered('software'),
    language: ordered('language'),
    registration: ordered('registration'),
    verdict: ordered('verdict'),
    size: ordered('size'),
    purpose: ordered('purpose'),
    country: ordered('country'),
    uptime: ordered('uptime'),
    age: ordered('age'),
    topic: ordered('topic'),
  };
}

type Counted = Facets['network'];

function byPurpose(counted: Counted): Counted {
  const sums = new Map<string, number>();
  for (const { value, count } of counted) {
    const [network = '', ...software] = value.split(' ');
    for (const purpose of purposesOf(network as Network, software.join(' '))) {
      sums.set(purpose, (sums.get(purpose) ?? 0) + count);
    }
  }
  return [...sums].map(([value, count]) => ({ value, count }));
}

function mostFrequent(values: Counted): Counted {
  return values.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, VALUES_MAX);
}
