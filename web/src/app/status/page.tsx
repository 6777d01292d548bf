import type { StatusAnswer } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { FailurePage } from '../../components/failure.tsx';
import { OpenGaps, PastGaps } from '../../components/own-gaps.tsx';
import { Vantages } from '../../components/vantages.tsx';
import { alternatesOf } from '../../lib/alternates.ts';
import { getStatus } from '../../lib/api/client.ts';
import { formatCount, formatInstant, formatTenths } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';

export function generateMetadata(): Metadata {
  return { title: words().status.title, alternates: alternatesOf('/status') };
}

const COUNTERS = ['known', 'visited', 'up', 'down', 'unknown', 'withheld', 'dead', 'due'] as const;

export default async function Status() {
  const answer = await getStatus();
  if (!answer.ok) return <FailurePage failure={answer.failure} />;
  const { crawlers, counters, database_time, gaps, vantages, version } = answer.value;
  const { status } = words();
  const now = Date.parse(database_time);
  return (
    <>
      <div className="page-head">
        <h1>{status.title}</h1>
        <p className="lead">{lineOf(answer.value)}</p>
        <p className="quiet">
          {status.asOf(<time dateTime={database_time}>{formatInstant(database_time)}</time>, version)}
        </p>
      </div>
      <section aria-labelledby="gaps">
        <h2 id="gaps">{status.canWe}</h2>
        <OpenGaps gaps={gaps.open} vantages={vantages} now={now} />
      </section>
      <section aria-labelledby="counters">
        <h2 id="counters">{status.record}</h2>
        <Counters counters={counters} />
      </section>
      <section aria-labelledby="crawlers">
        <h2 id="crawlers">{status.places}</h2>
        {crawlers.length === 0 && <p className="note">{status.noCrawler}</p>}
        <Vantages status={answer.value} now={now} />
      </section>
      <section aria-labelledby="past-gaps">
        <h2 id="past-gaps">{status.pastGaps}</h2>
        <PastGaps gaps={gaps.past} vantages={vantages} />
      </section>
    </>
  );
}

function Counters({ counters }: Pick<StatusAnswer, 'counters'>) {
  const { status } = words();
  return (
    <>
      <dl className="counters">
        {COUNTERS.map((name) => (
          <div key={name}>
            <dt>{status.counters[name].word}</dt>
            <dd className="counter">{formatCount(counters[name])}</dd>
            <dd className="quiet small">{status.counters[name].line}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{status.perSecond(formatTenths(counters.visits_per_second))}</p>
    </>
  );
}

function lineOf({ counters, crawlers, gaps }: StatusAnswer): string {
  const { status } = words();
  const running = crawlers.filter((crawler) => crawler.is_running).length;
  if (running === 0) return status.noneRunning;
  if (gaps.open.some(({ scope }) => scope === 'all')) return status.broken;
  return status.running(running, counters.due);
}
