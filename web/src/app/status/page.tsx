import type { StatusAnswer } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { FailurePage } from '../../components/failure.tsx';
import { OpenGaps, PastGaps } from '../../components/own-gaps.tsx';
import { Vantages } from '../../components/vantages.tsx';
import { getStatus } from '../../lib/api/client.ts';
import { formatCount, formatInstant } from '../../lib/intl.ts';

export const metadata: Metadata = { title: 'Status of Homeport' };

type Counter = keyof StatusAnswer['counters'];

const COUNTERS: readonly (readonly [Counter, string, string])[] = [
  ['known', 'known', 'instances that we know by name'],
  ['visited', 'visited', 'of them at least once'],
  ['up', 'up', 'at the last visit'],
  ['down', 'down', 'at the last visit'],
  ['unknown', 'unknown', 'could not be measured'],
  ['withheld', 'withheld', 'by their own choice'],
  ['dead', 'gone', 'no answer for long'],
  ['due', 'due', 'waiting for a visit now'],
];

export default async function Status() {
  const status = await getStatus();
  if (!status.ok) return <FailurePage failure={status.failure} />;
  const { crawlers, counters, database_time, gaps, vantages, version } = status.value;
  const now = Date.parse(database_time);
  const running = crawlers.filter((crawler) => crawler.is_running);
  return (
    <>
      <div className="page-head">
        <h1>Status of Homeport</h1>
        <p className="lead">{lineOf(status.value, running.length)}</p>
        <p className="quiet">
          As of <time dateTime={database_time}>{formatInstant(database_time)}</time>, API version {version}
        </p>
      </div>
      <section aria-labelledby="gaps">
        <h2 id="gaps">Can we measure?</h2>
        <OpenGaps gaps={gaps.open} vantages={vantages} now={now} />
      </section>
      <section aria-labelledby="counters">
        <h2 id="counters">The record</h2>
        <dl className="counters">
          {COUNTERS.map(([name, word, line]) => (
            <div key={name}>
              <dt>{word}</dt>
              <dd className="counter">{formatCount(counters[name])}</dd>
              <dd className="quiet small">{line}</dd>
            </div>
          ))}
        </dl>
        <p className="quiet">{counters.visits_per_second.toFixed(1)} visits per second right now.</p>
      </section>
      <section aria-labelledby="crawlers">
        <h2 id="crawlers">Where we look from</h2>
        {crawlers.length === 0 && (
          <p className="note">
            No crawler has ever run on this record, so nothing here is being kept up to date.
          </p>
        )}
        <Vantages status={status.value} now={now} />
      </section>
      <section aria-labelledby="past-gaps">
        <h2 id="past-gaps">When we could not measure</h2>
        <PastGaps gaps={gaps.past} vantages={vantages} />
      </section>
    </>
  );
}

function lineOf({ counters, gaps }: StatusAnswer, running: number): string {
  if (running === 0) return 'No crawler is running: what this site shows is as old as the last visit.';
  if (gaps.open.some(({ scope }) => scope === 'all')) {
    return 'Something of our own is broken: until it is mended, we judge nobody.';
  }
  const crawlers = running === 1 ? 'One crawler is' : `${String(running)} crawlers are`;
  return `${crawlers} running, and ${formatCount(counters.due)} visits are due.`;
}
