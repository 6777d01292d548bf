import type { UptimeAnswer } from '@homeport/api/contract';
import { LatencyChart } from '../charts/latency-chart.tsx';
import { formatCountOf, formatShare, formatUptime } from '../lib/format.ts';
import { knownFor, WINDOW_NAMES } from '../lib/windows.ts';
import { DayBars } from './day-bars.tsx';

// A line through fewer points would be a guess.
const CHART_DAYS_MIN = 3;

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
            <dd
              className={window.ratio === null ? 'window-ratio window-words' : 'window-ratio'}
              data-testid={`uptime-${window.window}`}
            >
              {formatUptime(window)}
            </dd>
            <dd className="quiet small">{formatShare(window.coverage)} measured</dd>
            <dd className="quiet small">{formatCountOf(window.visits, 'visit')}</dd>
            {knownFor(window) !== null && <dd className="quiet small">known for {knownFor(window)}</dd>}
          </div>
        ))}
      </dl>
      <DayBars days={uptime.days} />
      {timed.length >= CHART_DAYS_MIN && (
        <LatencyChart
          usual={timed.map((day) => ({ at: day.day, value: day.latency_p50_ms ?? 0 }))}
          slow={timed.map((day) => ({ at: day.day, value: day.latency_p95_ms ?? day.latency_p50_ms ?? 0 }))}
        />
      )}
    </section>
  );
}
