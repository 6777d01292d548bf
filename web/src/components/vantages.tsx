import type { StatusAnswer, Vantage } from '@homeport/api/contract';
import { formatDuration } from '../lib/format.ts';
import { formatCount, formatRatio, formatTenths } from '../lib/intl.ts';
import { words } from '../words/words.ts';
import { Ago, Fact } from './facts.tsx';

type CrawlerState = StatusAnswer['crawlers'][number];

const MONTH_SECONDS = 30 * 86_400;

/** Where we look from, and who is at work there. */
export function Vantages({ status, now }: { status: StatusAnswer; now: number }) {
  const { vantages, crawlers } = status;
  const known = new Set(vantages.map(({ name }) => name));
  const homeless = crawlers.filter(({ vantage }) => !known.has(vantage));
  return (
    <ul className="crawlers">
      {vantages.map((vantage) => (
        <Place
          key={vantage.name}
          vantage={vantage}
          now={now}
          crawlers={crawlers.filter((crawler) => crawler.vantage === vantage.name)}
        />
      ))}
      {homeless.map((crawler) => (
        <li className="card" key={`${crawler.vantage} ${crawler.started_at}`}>
          <Crawler crawler={crawler} now={now} />
        </li>
      ))}
    </ul>
  );
}

interface PlaceProps {
  vantage: Vantage;
  crawlers: readonly CrawlerState[];
  now: number;
}

function Place({ vantage, crawlers, now }: PlaceProps) {
  const { status } = words();
  const { state, severity } = stateOf(vantage);
  // Less where it has not been there for as long: of the time before nobody can say anything.
  const span = Math.min(MONTH_SECONDS, Math.max(1, (now - Date.parse(vantage.joined_at)) / 1000));
  const measured = 1 - Math.min(1, vantage.unmeasured_seconds_30d / span);
  return (
    <li className="card">
      <h3>
        <span translate="no">{vantage.name}</span>{' '}
        <span className="severity" data-severity={severity}>
          {state}
        </span>
      </h3>
      <dl className="facts">
        <Fact name={status.lastSeen}>
          <Ago at={vantage.seen_at} now={now} />
        </Fact>
        <Fact name={status.inUseFor}>{formatDuration((now - Date.parse(vantage.joined_at)) / 1000)}</Fact>
        <Fact name={span < MONTH_SECONDS ? status.measuredSince : status.measuredMonth}>
          {formatRatio(measured)}
        </Fact>
      </dl>
      {crawlers.map((crawler) => (
        <Crawler key={crawler.started_at} crawler={crawler} now={now} />
      ))}
    </li>
  );
}

function stateOf({ is_running, cannot_measure }: Vantage): { state: string; severity: string } {
  const { status } = words();
  if (!is_running) return { state: status.idle, severity: 'other' };
  if (cannot_measure.includes('all')) return { state: status.blind, severity: 'suspend' };
  const [family] = cannot_measure;
  if (family) return { state: family === 'ipv4' ? status.noIpv4 : status.noIpv6, severity: 'silence' };
  return { state: status.measures, severity: 'allow' };
}

function Crawler({ crawler, now }: { crawler: CrawlerState; now: number }) {
  const { status } = words();
  const ranFor = (Date.parse(crawler.seen_at) - Date.parse(crawler.started_at)) / 1000;
  return (
    <div className="crawler">
      <h4>{crawler.is_running ? status.crawlerRuns : status.crawlerStopped}</h4>
      <dl className="facts">
        <Fact name={status.lastSeen}>
          <Ago at={crawler.seen_at} now={now} />
        </Fact>
        <Fact name={crawler.is_running ? status.runsFor : status.ranFor}>{formatDuration(ranFor)}</Fact>
        <Fact name={status.visits}>{formatCount(crawler.visits)}</Fact>
        <Fact name={status.pace}>
          {status.paceLine(
            formatTenths(crawler.visits_per_second),
            formatCount(crawler.requests_per_second_max),
          )}
        </Fact>
        <Fact name={status.presentsAs}>
          <code translate="no">{crawler.user_agent}</code>
        </Fact>
      </dl>
    </div>
  );
}
