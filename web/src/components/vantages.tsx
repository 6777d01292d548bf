import type { StatusAnswer, Vantage } from '@homeport/api/contract';
import { formatDuration } from '../lib/format.ts';
import { formatCount, formatRatio } from '../lib/intl.ts';
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
  const { state, severity } = stateOf(vantage);
  // Less where it has not been there for as long: of the time before nobody can say anything.
  const span = Math.min(MONTH_SECONDS, Math.max(1, (now - Date.parse(vantage.joined_at)) / 1000));
  const measured = 1 - Math.min(1, vantage.unmeasured_seconds_30d / span);
  return (
    <li className="card">
      <h3>
        {vantage.name}{' '}
        <span className="severity" data-severity={severity}>
          {state}
        </span>
      </h3>
      <dl className="facts">
        <Fact name="Last seen">
          <Ago at={vantage.seen_at} now={now} />
        </Fact>
        <Fact name="In use for">{formatDuration((now - Date.parse(vantage.joined_at)) / 1000)}</Fact>
        <Fact
          name={span < MONTH_SECONDS ? 'Could measure, since then' : 'Could measure, of the last 30 days'}
        >
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
  if (!is_running) return { state: 'nobody at work', severity: 'other' };
  if (cannot_measure.includes('all')) return { state: 'can’t measure', severity: 'suspend' };
  const [family] = cannot_measure;
  if (family) return { state: `no ${family === 'ipv4' ? 'IPv4' : 'IPv6'}`, severity: 'silence' };
  return { state: 'measures', severity: 'allow' };
}

function Crawler({ crawler, now }: { crawler: CrawlerState; now: number }) {
  const ranFor = (Date.parse(crawler.seen_at) - Date.parse(crawler.started_at)) / 1000;
  return (
    <div className="crawler">
      <h4>{crawler.is_running ? 'A crawler, running' : 'A crawler that stopped'}</h4>
      <dl className="facts">
        <Fact name="Last seen">
          <Ago at={crawler.seen_at} now={now} />
        </Fact>
        <Fact name={crawler.is_running ? 'Runs for' : 'Ran for'}>{formatDuration(ranFor)}</Fact>
        <Fact name="Visits">{formatCount(crawler.visits)}</Fact>
        <Fact name="Pace">
          {crawler.visits_per_second.toFixed(1)} visits/s, at most {crawler.requests_per_second_max}{' '}
          requests/s
        </Fact>
        <Fact name="Presents itself as">
          <code>{crawler.user_agent}</code>
        </Fact>
      </dl>
    </div>
  );
}
