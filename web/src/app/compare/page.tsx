import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { comparePath, readComparison } from '../../components/compare/asked.ts';
import { readCompared, type Compared } from '../../components/compare/compared.ts';
import { FactTable } from '../../components/compare/fact-table.tsx';
import { Latencies } from '../../components/compare/latencies.tsx';
import { OverlapPairs, ReachPairs } from '../../components/compare/pairs.tsx';
import { Notes, Picked, PickTwo } from '../../components/compare/pick.tsx';
import { UptimeStrips } from '../../components/compare/strips.tsx';
import { FailurePage } from '../../components/failure.tsx';
import { alternatesOf } from '../../lib/alternates.ts';
import { answerWith, here } from '../../lib/exchange.ts';
import type { PageProps } from '../../lib/page-props.ts';
import { words } from '../../words/words.ts';

export async function generateMetadata({ searchParams }: PageProps): Promise<Metadata> {
  const { names } = readComparison(await searchParams);
  const { compare } = words();
  return {
    title: names.length > 0 ? compare.titleOf(names.join(' · ')) : compare.title,
    description: compare.description,
    alternates: alternatesOf(comparePath(names)),
    // Any two of thousands make a page: only the empty one is for search engines.
    ...(names.length > 0 && { robots: { index: false } }),
  };
}

export default async function Compare({ searchParams }: PageProps) {
  const asked = readComparison(await searchParams);
  if (!asked.isTidy) redirect(here(comparePath(asked.names, asked.onlyDifferences)));
  const { compare } = words();
  const { known, unknown, gone, failure } = await readCompared(asked.names);
  if (failure) return <FailurePage failure={failure} />;
  if (asked.names.length > 0 && known.length === 0) answerWith({ status: 404 });
  return (
    <>
      <header className="page-head">
        <h1>{compare.title}</h1>
        <p className="lead">{compare.lead}</p>
      </header>
      <Notes dropped={asked.dropped} unknown={unknown} gone={gone} />
      {known.length === 0 ? <PickTwo /> : <Picked all={known} />}
      {known.length === 1 && <p className="note">{compare.oneOnly}</p>}
      {known.length > 0 && <Sides all={known} onlyDifferences={asked.onlyDifferences} />}
    </>
  );
}

interface SidesProps {
  all: readonly Compared[];
  onlyDifferences: boolean;
}

function Sides({ all, onlyDifferences }: SidesProps) {
  const { compare } = words();
  const isSeveral = all.length > 1;
  return (
    <>
      <section aria-labelledby="side">
        <div className="section-head">
          <h2 id="side">{compare.facts}</h2>
          {isSeveral && <Shown all={all} onlyDifferences={onlyDifferences} />}
        </div>
        <FactTable all={all} onlyDifferences={onlyDifferences && isSeveral} />
      </section>
      {isSeveral && <ReachPairs all={all} now={Date.now()} />}
      {isSeveral && <OverlapPairs all={all} />}
      <UptimeStrips all={all} />
      <section>
        <Latencies all={all} />
      </section>
    </>
  );
}

function Shown({ all, onlyDifferences }: SidesProps) {
  const { compare } = words();
  const names = all.map(({ instance }) => instance.domain);
  return (
    <nav className="shown" aria-label={compare.shown}>
      <a href={here(comparePath(names))} aria-current={onlyDifferences ? undefined : 'true'}>
        {compare.everything}
      </a>
      <a href={here(comparePath(names, true))} aria-current={onlyDifferences ? 'true' : undefined}>
        {compare.onlyDifferences}
      </a>
    </nav>
  );
}
