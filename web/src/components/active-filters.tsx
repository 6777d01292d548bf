import { directoryPath, FILTERS, without, type DirectoryQuery } from '../lib/search-params.ts';
import { valueWord } from '../lib/filter-words.ts';

/** Each filter in force, with a link to the same list without it. */
export function ActiveFilters({ query }: { query: DirectoryQuery }) {
  const chips = [
    ...(query.q ? [{ text: `“${query.q}”`, href: directoryPath(without(query, 'q')) }] : []),
    ...[...FILTERS, 'include' as const].flatMap((name) =>
      query[name].map((value) => ({
        text: valueWord(name, value),
        href: directoryPath(without(query, name, value)),
      })),
    ),
  ];
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label="Active filters">
      {chips.map(({ text, href }) => (
        <li key={text}>
          <a className="chip" href={href} aria-label={`Remove the filter ${text}`}>
            {text} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      <li>
        <a href="/instances">Clear all</a>
      </li>
    </ul>
  );
}

/** Names what the address held and the directory does not know, instead of passing over it. */
export function Dropped({ dropped }: { dropped: readonly string[] }) {
  if (dropped.length === 0) return null;
  if (dropped.includes('cursor')) {
    return <p className="note">That page of the list is no longer there, so this is the first one.</p>;
  }
  return (
    <div className="note">
      <p>These parts of the address are no filters of this directory and were left out:</p>
      <ul>
        {dropped.slice(0, 5).map((text) => (
          <li key={text}>
            <code>{text}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
