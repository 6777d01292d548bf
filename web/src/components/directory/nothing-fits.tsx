import { here } from '../../lib/exchange.ts';
import { directoryPath, FILTERS, SERVER_FILTERS, type DirectoryQuery } from '../../lib/search-params.ts';
import { words } from '../../words/words.ts';

/** What to do where no row answers the question. */
export function NothingFits({ query }: { query: DirectoryQuery }) {
  const { nothing } = words().directory;
  const hasFilters = [...FILTERS, ...SERVER_FILTERS].some((name) => query[name].length > 0);
  const link = (href: string) =>
    function Link(text: string) {
      return <a href={here(href)}>{text}</a>;
    };
  const withPersonal = { ...query, include: [...query.include, 'personal'], cursor: '', seed: '' };
  return (
    <div className="state">
      <h2>{nothing.title}</h2>
      <ul>
        {hasFilters && query.q !== '' && (
          <li>{link(directoryPath({ q: query.q }))(nothing.searchAlone(query.q))}</li>
        )}
        {hasFilters && <li>{nothing.takeAway}</li>}
        {!query.include.includes('personal') && (
          <li>{nothing.personal(link(directoryPath(withPersonal)))}</li>
        )}
        <li>{link('/choose')(nothing.choose)}</li>
        <li>{link(directoryPath({}))(nothing.all)}</li>
      </ul>
    </div>
  );
}
