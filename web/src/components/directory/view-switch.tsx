import { here } from '../../lib/exchange.ts';
import { directoryPath, VIEWS, type DirectoryQuery } from '../../lib/search-params.ts';
import { words } from '../../words/words.ts';

/** The same page of rows, drawn the other way. */
export function ViewSwitch({ query }: { query: DirectoryQuery }) {
  const { directory } = words();
  return (
    <nav className="views" aria-label={directory.view}>
      <ul>
        {VIEWS.map((view) => (
          <li key={view}>
            <a
              href={here(directoryPath({ ...query, view }))}
              aria-current={query.view === view ? 'true' : undefined}
            >
              {directory.views[view]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
