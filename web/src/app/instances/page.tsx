import type { InstancesPage } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ActiveFilters, Dropped, Unresolved } from '../../components/directory/active-filters.tsx';
import { FilterForm } from '../../components/directory/filter-form.tsx';
import { InstanceList } from '../../components/directory/instance-list.tsx';
import { InstanceTable } from '../../components/directory/instance-table.tsx';
import { NothingFits } from '../../components/directory/nothing-fits.tsx';
import { ViewSwitch } from '../../components/directory/view-switch.tsx';
import { FailurePage } from '../../components/failure.tsx';
import { alternatesOf } from '../../lib/alternates.ts';
import { getInstances } from '../../lib/api/client.ts';
import { here } from '../../lib/exchange.ts';
import type { PageProps } from '../../lib/page-props.ts';
import { directoryPath, readDirectory, searchOf, type DirectoryQuery } from '../../lib/search-params.ts';
import { words } from '../../words/words.ts';

const PAGE_ROWS = 25;

export async function generateMetadata({ searchParams }: PageProps): Promise<Metadata> {
  const { directory } = words();
  const { query, dropped } = readDirectory(await searchParams);
  return {
    title: directory.title,
    description: directory.description,
    // One list has one address; its further pages and the day's shuffle are no lists of their own.
    alternates: alternatesOf(directoryPath({ ...query, cursor: '', seed: '', view: 'list' })),
    ...(query.cursor !== '' || dropped.length > 0 ? { robots: { index: false, follow: true } } : {}),
  };
}

export default async function Directory({ searchParams }: PageProps) {
  const { query: asked, dropped, isTidy } = readDirectory(await searchParams);
  if (!isTidy && dropped.length === 0) redirect(here(directoryPath(asked)));

  const { answer, query } = await ask(asked);
  if (!answer.ok) return <FailurePage failure={answer.failure} />;
  const { facets } = answer.value;
  if (query !== asked) dropped.push('cursor');

  return (
    <>
      <Head query={query} total={answer.value.meta.total} />
      <Dropped dropped={dropped} />
      <Unresolved names={answer.value.meta.unresolved} />
      <div className="directory">
        <FilterForm query={query} facets={facets} />
        <div className="results">
          <ActiveFilters query={query} />
          <Results query={query} answer={answer.value} />
        </div>
      </div>
    </>
  );
}

function Head({ query: { q }, total }: { query: DirectoryQuery; total: number }) {
  const { directory } = words();
  const found = q === '' ? directory.found(total) : directory.foundFor(total, q);
  const none = q === '' ? directory.none : directory.noneFor(q);
  return (
    <div className="page-head">
      <h1>{directory.title}</h1>
      <p className="lead" role="status">
        {total === 0 ? none : found}
      </p>
    </div>
  );
}

function Results({ query, answer }: { query: DirectoryQuery; answer: InstancesPage }) {
  const { directory } = words();
  if (answer.data.length === 0) return <NothingFits query={query} />;
  const isRecommended = query.sort === 'recommended';
  return (
    <>
      {answer.meta.search === 'similar' && <p className="note">{directory.similar(query.q)}</p>}
      <div className="results-head">
        {isRecommended ? <a href={here('/recommended')}>{directory.why}</a> : <span />}
        <ViewSwitch query={query} />
      </div>
      {query.view === 'table' ? (
        <InstanceTable instances={answer.data} />
      ) : (
        <InstanceList instances={answer.data} isRecommended={isRecommended} />
      )}
      <Pages query={query} answer={answer} />
    </>
  );
}

function Pages({ query, answer }: { query: DirectoryQuery; answer: InstancesPage }) {
  const { directory } = words();
  const cursor = answer.page.next_cursor;
  if (cursor === null && query.cursor === '') return null;
  const next = { ...query, cursor: cursor ?? '', seed: answer.meta.seed ?? query.seed };
  return (
    <nav className="pages" aria-label={directory.pages}>
      {query.cursor !== '' && (
        <a href={here(directoryPath({ ...query, cursor: '', seed: '' }))}>{directory.first}</a>
      )}
      {cursor !== null && (
        <a className="button" rel="next" href={here(directoryPath(next))}>
          {directory.next(PAGE_ROWS)}
        </a>
      )}
    </nav>
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
  search.set('limit', String(PAGE_ROWS));
  search.set('facets', 'true');
  return search;
}
