import type { Outage, UptimeAnswer, UptimeWindow } from '@homeport/api/contract';
import { LatencyChart } from '../charts/latency-chart.tsx';
import { formatCountOf, formatDuration, formatInstant, formatShare, formatUptime } from '../lib/format.ts';
import { DayBars } from './day-bars.tsx';

const OUTAGES_SHOWN = 5;
// A line through fewer points would be a guess.
const CHART_DAYS_MIN = 3;

const WINDOW_NAMES: Readonly<Record<UptimeWindow['window'], string>> = {
  '24h': '24 hours',
  '7d': '7 days',
  '30d': '30 days',
  '90d': '90 days',
  '365d': '365 days',
};

export function UptimeSection({ uptime }: { uptime: UptimeAnswer }) {
  const timed = uptime.days.filter((day) => day.latency_p50_ms !== null);
  return (
    <section aria-labelledby="uptime">
      <div className="section-head">
        <h2 id="uptime">Uptime</h2>
        <p className="quiet">
          Time that we could not measure counts neither way. <a href="/about#uptime">How this is measured</a>
        </p>
      </div>
      <dl className="windows">
        {uptime.windows.map((window) => (
          <div key={window.window}>
            <dt>{WINDOW_NAMES[window.window]}</dt>
            <dd className="window-ratio" data-testid={`uptime-${window.window}`}>
              {formatUptime(window)}
            </dd>
            <dd className="quiet small">
              {formatShare(window.coverage)} measured, {formatCountOf(window.visits, 'visit')}
            </dd>
          </div>
        ))}
      </dl>
      <DayBars days={uptime.days} />
      <Outages outages={uptime.outages} />
      {timed.length >= CHART_DAYS_MIN && (
        <LatencyChart
          usual={timed.map((day) => ({ at: day.day, value: day.latency_p50_ms ?? 0 }))}
          slow={timed.map((day) => ({ at: day.day, value: day.latency_p95_ms ?? day.latency_p50_ms ?? 0 }))}
        />
      )}
    </section>
  );
}

function Outages({ outages }: { outages: readonly Outage[] }) {
  if (outages.length === 0) return null;
  const item = (outage: Outage) => (
    <li key={outage.from_at}>
      <span className="quiet">
        {outage.to_at === null && 'Since '}
        <time dateTime={outage.from_at}>{formatInstant(outage.from_at)}</time>
        {outage.to_at !== null && `, for ${formatDuration(secondsOf(outage.from_at, outage.to_at))}`}
      </span>
      <br />
      {outage.sentence ?? outage.cause}
    </li>
  );
  const rest = outages.slice(OUTAGES_SHOWN);
  return (
    <>
      <h3>Outages</h3>
      <ul className="outages">{outages.slice(0, OUTAGES_SHOWN).map(item)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} earlier ones</summary>
          <ul className="outages">{rest.map(item)}</ul>
        </details>
      )}
    </>
  );
}

function secondsOf(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
