import type { UptimeAnswer, UptimeDay } from '@homeport/api/contract';
import { LatencyChart, type LatencyTexts, type TimedDay } from '../charts/latency-chart.tsx';
import { formatUptime } from '../lib/format.ts';
import { formatCountOf, formatDay, formatDayShort, formatMilliseconds, formatShare } from '../lib/intl.ts';
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
        <LatencyChart days={timed.map(timedDay)} texts={latencyTexts(timed)} />
      )}
    </section>
  );
}

function timedDay({ day, latency_p50_ms, latency_p95_ms }: UptimeDay): TimedDay {
  const usualMs = latency_p50_ms ?? 0;
  const slowMs = latency_p95_ms ?? usualMs;
  return {
    day: formatDay(day),
    dayShort: formatDayShort(day),
    usualMs,
    slowMs,
    usual: formatMilliseconds(usualMs),
    slow: formatMilliseconds(slowMs),
  };
}

function latencyTexts(days: readonly UptimeDay[]): LatencyTexts {
  const values = days.map((day) => day.latency_p50_ms ?? 0).sort((a, b) => a - b);
  const middle = values[Math.floor(values.length / 2)] ?? 0;
  return {
    title: 'How long it takes to answer',
    summary: `Answer time over ${String(values.length)} days: usually ${String(middle)} ms, between ${String(values[0] ?? 0)} and ${String(values.at(-1) ?? 0)} ms.`,
    caption:
      'Milliseconds from the first question to the whole answer, per day: the line is the middle of all visits, the shade reaches up to the slowest twentieth. It includes the way from where we look.',
    asTable: 'The same as a table',
    table: 'Answer times day by day',
    day: 'Day (UTC)',
    usual: 'Middle',
    slow: 'Slowest twentieth',
  };
}
