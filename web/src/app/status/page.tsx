import type { StatusAnswer } from '@homeport/api/contract';
import type { Metadata } from 'next';
import { Ago, Fact } from '../../components/facts.tsx';
import { FailurePage } from '../../components/failure.tsx';
import { getStatus } from '../../lib/api/client.ts';
import { formatCount, formatDuration, formatInstant } from '../../lib/format.ts';

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
  const { crawlers, counters, database_time, version } = status.value;
  const now = Date.parse(database_time);
  const running = crawlers.filter((crawler) => crawler.is_running);
  return (
    <>
      <div className="page-head">
        <h1>Status of Homeport</h1>
        <p className="lead">{lineOf(running.length, counters.due)}</p>
        <p className="quiet">
          As of <time dateTime={database_time}>{formatInstant(database_time)}</time>, API version {version}
        </p>
      </div>
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
        <h2 id="crawlers">Crawlers</h2>
        {crawlers.length === 0 && (
          <p className="note">
            No crawler has ever run on this record, so nothing here is being kept up to date.
          </p>
        )}
        <ul className="crawlers">
          {crawlers.map((crawler) => (
            <Crawler key={`${crawler.vantage} ${crawler.started_at}`} crawler={crawler} now={now} />
          ))}
        </ul>
      </section>
    </>
  );
}

function lineOf(running: number, due: number): string {
  if (running === 0) return 'No crawler is running: what this site shows is as old as the last visit.';
  const crawlers = running === 1 ? 'One crawler is' : `${String(running)} crawlers are`;
  return `${crawlers} running, and ${formatCount(due)} visits are due.`;
}

function Crawler({ crawler, now }: { crawler: StatusAnswer['crawlers'][number]; now: number }) {
  const ranFor = (Date.parse(crawler.seen_at) - Date.parse(crawler.started_at)) / 1000;
  return (
    <li className="card">
      <h3>
        {crawler.vantage}{' '}
        <span className="severity" data-severity={crawler.is_running ? 'allow' : 'other'}>
          {crawler.is_running ? 'running' : 'not running'}
        </span>
      </h3>
      <dl className="facts">
        <Fact name="Last seen">
          <Ago at={crawler.seen_at} now={now} />
        </Fact>
        <Fact name="Runs for">{formatDuration(ranFor)}</Fact>
        <Fact name="Visits">{formatCount(crawler.visits)}</Fact>
        <Fact name="Pace">
          {crawler.visits_per_second.toFixed(1)} visits/s, at most {crawler.requests_per_second_max}{' '}
          requests/s
        </Fact>
        <Fact name="Presents itself as">
          <code>{crawler.user_agent}</code>
        </Fact>
      </dl>
    </li>
  );
}
