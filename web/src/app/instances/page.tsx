import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ActiveFilters, Dropped } from '../../components/active-filters.tsx';
import { FailurePage } from '../../components/failure.tsx';
import { FilterForm } from '../../components/filter-form.tsx';
import { InstanceList } from '../../components/instance-list.tsx';
import { getInstances } from '../../lib/api/client.ts';
import { formatCount, formatCountOf } from '../../lib/intl.ts';
import type { PageProps } from '../../lib/page-props.ts';
import { directoryPath, readDirectory, searchOf, type DirectoryQuery } from '../../lib/search-params.ts';

const PAGE_ROWS = '25';

export const metadata: Metadata = { title: 'Instances' };

export default async function Directory({ searchParams }: PageProps) {
  const { query: asked, dropped, isTidy } = readDirectory(await searchParams);
  if (!isTidy && dropped.length === 0) redirect(directoryPath(asked));

  const { answer, query } = await ask(asked);
  if (!answer.ok) return <FailurePage failure={answer.failure} />;
  const { data, page, meta, facets } = answer.value;
  if (query !== asked) dropped.push('cursor');

  const next =
    page.next_cursor === null
      ? undefined
      : directoryPath({ ...query, cursor: page.next_cursor, seed: meta.seed ?? query.seed });
  return (
    <>
      <div className="page-head">
        <h1>Instances</h1>
        <p className="lead" role="status">
          {meta.total === 0 ? 'None fits' : formatCountOf(meta.total, 'instance')}
          {query.q !== '' && <> for “{query.q}”</>}
        </p>
      </div>
      <Dropped dropped={dropped} />
      <div className="directory">
        <FilterForm query={query} facets={facets} />
        <div className="results">
          <ActiveFilters query={query} />
          <InstanceList instances={data} query={query} now={Date.now()} />
          {(next ?? query.cursor) && (
            <nav className="pages" aria-label="Pages of this list">
              {query.cursor && <a href={directoryPath({ ...query, cursor: '', seed: '' })}>First page</a>}
              {next && (
                <a className="button" rel="next" href={next}>
                  Next {formatCount(Math.min(Number(PAGE_ROWS), meta.total))}
                </a>
              )}
            </nav>
          )}
        </div>
      </div>
    </>
  );
}

async function ask(query: DirectoryQuery) {
  const answer = await getInstances(searchFor(query));
  const isStaleCursor = !answer.ok && answer.failure.kind === 'refused' && query.cursor !== '';
  if (!isStaleCursor) return { answer, query };
  // A page link from another list or another day: the first page is a better answer than an error.
  const first = { ...query, cursor: '', seed: '' };
  return { answer: await getInstances(searchFor(first)), query: first };
}

function searchFor(query: DirectoryQuery): URLSearchParams {
  const search = searchOf(query);
  search.set('limit', PAGE_ROWS);
  search.set('facets', 'true');
  return search;
}
