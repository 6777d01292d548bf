import { chipWord, isForeign } from '../../lib/filter-words.ts';
import { here } from '../../lib/exchange.ts';
import {
  directoryPath,
  FILTERS,
  SERVER_FILTERS,
  without,
  type DirectoryQuery,
} from '../../lib/search-params.ts';
import { words } from '../../words/words.ts';

/** Each filter in force, with a link to the same list without it. */
export function ActiveFilters({ query }: { query: DirectoryQuery }) {
  const { directory } = words();
  const chips = [
    ...(query.q ? [{ text: `“${query.q}”`, isOurs: false, href: directoryPath(without(query, 'q')) }] : []),
    ...[...FILTERS, ...SERVER_FILTERS, 'include' as const].flatMap((name) =>
      query[name].map((value) => ({
        text: chipWord(name, value),
        isOurs: !isForeign(name) && name !== 'language',
        href: directoryPath(without(query, name, value)),
      })),
    ),
  ];
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={directory.active}>
      {chips.map(({ text, isOurs, href }) => (
        <li key={text}>
          <a
            className="chip"
            href={here(href)}
            aria-label={directory.remove(text)}
            translate={isOurs ? undefined : 'no'}
          >
            {text} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      <li>
        <a href={here(directoryPath({ sort: query.sort, view: query.view }))}>{directory.clear}</a>
      </li>
    </ul>
  );
}

/** Names what the address held and the directory does not know, instead of passing over it. */
export function Dropped({ dropped }: { dropped: readonly string[] }) {
  const { directory } = words();
  if (dropped.length === 0) return null;
  if (dropped.includes('cursor')) return <p className="note">{directory.cursorGone}</p>;
  return (
    <div className="note">
      <p>{directory.dropped}</p>
      <ul>
        {dropped.slice(0, 5).map((text) => (
          <li key={text}>
            <code translate="no">{text}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Names what `blocks` and `reaches` were given that can be no server. */
export function Unresolved({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  return <p className="note">{words().directory.unresolved(names.join(', '))}</p>;
}
