import { purposesOf, type Network } from '@homeport/db';
import type { Facets } from '../contract/instances.ts';
import { Values } from '../http/sql.ts';
import type { Statement } from './page-sql.ts';
import {
  everything,
  FACET_NAMES,
  filtersOf,
  type FacetName,
  type Filtering,
  type Filters,
} from './filters.ts';

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

/**
 * Counts every facet, each under all the others. Nobody filters by most of them: those have the same rows to count,
 * and are counted in one go. Only one in use needs rows of its own, those that it would leave were it not in use.
 */
export function facetsStatement(query: Filtering): Statement {
  const values = new Values();
  const filters = filtersOf(query, values);
  const used = FACET_NAMES.filter((name) => filters.facets[name] !== undefined);
  // A list of topics asks for all of them: one more is counted beside those in use.
  const unused: (keyof Facets)[] = [...FACET_NAMES.filter((name) => !used.includes(name)), 'topic'];
  const counts = [
    ...unused.map((name) => countTallied(name)),
    ...used.map((name) => countAlone(name, filters)),
  ];
  return {
    text: `
      with tallied as materialized (
        select ${SETS.flat().join(', ')}, ${SETS.map(([column]) => `grouping(${column}) = 0 as has_${column}`).join(', ')},
               count(*) as entries
          from ${fromEntries(everything(filters))}
         group by grouping sets (${SETS.map((columns) => `(${columns.join(', ')})`).join(', ')}))
      ${counts.join(' union all ')}`,
    values: values.list,
  };
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

function countAlone(name: FacetName, { base, facets }: Filters): string {
  const others = everything({ base, facets: { ...facets, [name]: 'true' } });
  return `(select '${name}' as facet, value, count(*)::integer as count
             from (select ${valueOf(name)} as value from ${fromEntries(others)}) counted
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
