import { INSTANCE_SORTS, type Facets, type FacetValue } from '@homeport/api/contract';
import { CLOSED, FILTER_NAMES, valueWord } from '../lib/filter-words.ts';
import { formatCount } from '../lib/intl.ts';
import { FILTERS, type DirectoryQuery, type Filter } from '../lib/search-params.ts';
import { SORT_WORDS } from '../lib/words.ts';

// So many values of an open list stand in sight; the others wait behind "more".
const SHOWN = 6;
const OFFERED = 40;
const ORDER: readonly Filter[] = ['registration', 'verdict', 'language', 'software', 'size', 'network'];

/** The directory's questions: a plain form, whose answer is an address that can be shared. */
export function FilterForm({ query, facets }: { query: DirectoryQuery; facets: Facets | undefined }) {
  const active = FILTERS.reduce((count, name) => count + query[name].length, 0) + query.include.length;
  return (
    <form action="/instances" className="filters" aria-label="Filter instances">
      <div className="filter-search">
        <label htmlFor="q">Domain or title</label>
        <input id="q" name="q" type="search" maxLength={200} defaultValue={query.q} />
        <label htmlFor="sort">Order</label>
        <select id="sort" name="sort" defaultValue={query.sort === 'recommended' ? '' : query.sort}>
          {INSTANCE_SORTS.map((sort) => (
            <option key={sort} value={sort === 'recommended' ? '' : sort}>
              {SORT_WORDS[sort]}
            </option>
          ))}
        </select>
        <button type="submit">Show</button>
      </div>
      <details className="filter-panel">
        <summary>{active > 0 ? `Filters (${String(active)} active)` : 'Filters'}</summary>
        <div className="filter-groups">
          {ORDER.map((name) => (
            <FilterGroup key={name} name={name} chosen={query[name]} counted={facets?.[name] ?? []} />
          ))}
          <fieldset>
            <legend>Also show</legend>
            <Choice
              name="include"
              value="personal"
              text="Personal instances"
              isChosen={query.include.includes('personal')}
            />
            <Choice
              name="include"
              value="dead"
              text="Those that are gone"
              isChosen={query.include.includes('dead')}
            />
          </fieldset>
          <button type="submit">Apply filters</button>
        </div>
      </details>
    </form>
  );
}

interface GroupProps {
  name: Filter;
  chosen: readonly string[];
  counted: readonly FacetValue[];
}

function FilterGroup({ name, chosen, counted }: GroupProps) {
  const counts = new Map(counted.map(({ value, count }) => [value, count]));
  const offered = CLOSED[name] ?? counted.slice(0, OFFERED).map(({ value }) => value);
  // What was chosen stays in sight, also where nothing fits it any more.
  const values = [...new Set([...chosen, ...offered])];
  const inOrder = CLOSED[name] ?? values;
  if (inOrder.length === 0) return null;
  const choice = (value: string) => (
    <Choice
      key={value}
      name={name}
      value={value}
      text={valueWord(name, value)}
      count={counts.get(value) ?? 0}
      isChosen={chosen.includes(value)}
    />
  );
  const rest = CLOSED[name] ? [] : inOrder.slice(SHOWN);
  return (
    <fieldset>
      <legend>{FILTER_NAMES[name]}</legend>
      {inOrder.slice(0, inOrder.length - rest.length).map(choice)}
      {rest.length > 0 && (
        <details className="more">
          <summary>{rest.length} more</summary>
          {rest.map(choice)}
        </details>
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  name: string;
  value: string;
  text: string;
  count?: number;
  isChosen: boolean;
}

function Choice({ name, value, text, count, isChosen }: ChoiceProps) {
  const isEmpty = count === 0 && !isChosen;
  return (
    <label className={isEmpty ? 'choice choice-empty' : 'choice'}>
      <input type="checkbox" name={name} value={value} defaultChecked={isChosen} disabled={isEmpty} />
      <span>{text}</span>
      {count !== undefined && <span className="choice-count">{formatCount(count)}</span>}
    </label>
  );
}
