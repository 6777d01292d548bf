import { INSTANCE_SORTS, type Facets } from '@homeport/api/contract';
import { here } from '../../lib/exchange.ts';
import { FILTERS, SERVER_FILTERS, type DirectoryQuery, type Filter } from '../../lib/search-params.ts';
import { words } from '../../words/words.ts';
import { Choice, FilterGroup } from './filter-group.tsx';

// What decides for most people comes first.
const ORDER: readonly Filter[] = [
  'purpose',
  'language',
  'registration',
  'uptime',
  'topic',
  'country',
  'software',
  'size',
  'age',
  'verdict',
  'network',
];

interface Props {
  query: DirectoryQuery;
  facets: Facets | undefined;
}

/** The directory's questions: a plain form, whose answer is an address that can be shared. */
export function FilterForm({ query, facets }: Props) {
  const { directory } = words();
  return (
    <form action={here('/instances')} className="filters" aria-label={directory.form}>
      <SearchAndOrder query={query} />
      <FilterPanel query={query} facets={facets} />
      {query.view !== 'list' && <input type="hidden" name="view" value={query.view} />}
    </form>
  );
}

function SearchAndOrder({ query }: { query: DirectoryQuery }) {
  const { directory, lists } = words();
  return (
    <div className="filter-search">
      <label htmlFor="q">{directory.search}</label>
      <input id="q" name="q" type="search" maxLength={200} defaultValue={query.q} aria-describedby="q-hint" />
      <p id="q-hint" className="quiet small">
        {directory.searchHint((text) => (
          <code translate="no">{text}</code>
        ))}
      </p>
      <label htmlFor="sort">{directory.order}</label>
      <select id="sort" name="sort" defaultValue={query.sort === 'recommended' ? '' : query.sort}>
        {INSTANCE_SORTS.map((sort) => (
          <option key={sort} value={sort === 'recommended' ? '' : sort}>
            {lists.sorts[sort]}
          </option>
        ))}
      </select>
      <button type="submit">{directory.show}</button>
    </div>
  );
}

function FilterPanel({ query, facets }: Props) {
  const { directory } = words();
  const active = [...FILTERS, ...SERVER_FILTERS, 'include' as const].reduce(
    (count, name) => count + query[name].length,
    0,
  );
  return (
    <details className="filter-panel">
      <summary>{active > 0 ? directory.filtersActive(active) : directory.filters}</summary>
      <div className="filter-groups">
        {ORDER.map((name) => (
          <FilterGroup key={name} name={name} chosen={query[name]} counted={facets?.[name] ?? []} />
        ))}
        {SERVER_FILTERS.map((name) => (
          <div key={name} className="filter-servers">
            <label htmlFor={name}>{directory.servers[name]}</label>
            <input
              id={name}
              name={name}
              defaultValue={query[name].join(', ')}
              maxLength={2000}
              autoCapitalize="none"
              spellCheck={false}
              aria-describedby={`${name}-hint`}
            />
            <p id={`${name}-hint`} className="quiet small">
              {directory.serversHint}
            </p>
          </div>
        ))}
        <fieldset>
          <legend>{directory.also}</legend>
          {(['personal', 'dead'] as const).map((value) => (
            <Choice
              key={value}
              name="include"
              value={value}
              text={directory[value]}
              isChosen={query.include.includes(value)}
            />
          ))}
        </fieldset>
        <button type="submit">{directory.apply}</button>
      </div>
    </details>
  );
}
