import type { IncidentsPage, Instance, UptimeAnswer, UptimeDay, UptimeWindow } from '@homeport/api/contract';
import { LatencyChart, type LatencyTexts, type TimedDay } from '../../charts/latency-chart.tsx';
import type { ApiOutcome } from '../../lib/api/client.ts';
import { here } from '../../lib/exchange.ts';
import { formatUptime } from '../../lib/format.ts';
import { formatDay, formatDayShort, formatMilliseconds, formatShare } from '../../lib/intl.ts';
import { knownFor, WINDOWS_SHOWN } from '../../lib/windows.ts';
import { words } from '../../words/words.ts';
import { FailureNote } from '../failure.tsx';
import { DayBars } from './day-bars.tsx';
import { InstanceIncidents } from './happened.tsx';
import { RightNow } from './right-now.tsx';

// A line through fewer points would be a guess.
const CHART_DAYS_MIN = 3;

interface Props {
  instance: Instance;
  uptime: ApiOutcome<UptimeAnswer>;
  incidents: ApiOutcome<IncidentsPage>;
  now: number;
}

/** Whether it is up: now, over 90 days, in four windows, what happened, and how long it takes to answer. */
export function UpSection({ instance, uptime, incidents, now }: Props) {
  const { uptime: texts, instance: names } = words();
  return (
    <section aria-labelledby="uptime">
      <div className="section-head">
        <h2 id="uptime">{texts.title}</h2>
        <p className="quiet">
          {texts.counts} <a href={here('/about#uptime')}>{texts.how}</a>
        </p>
      </div>
      <RightNow instance={instance} now={now} />
      {uptime.ok ? <Measured uptime={uptime.value} /> : <FailureNote what={names.failed.uptime} />}
      {incidents.ok ? (
        <InstanceIncidents instance={instance} page={incidents.value} now={now} />
      ) : (
        <FailureNote what={names.failed.incidents} />
      )}
      {uptime.ok && <Latency days={uptime.value.days} />}
    </section>
  );
}

function Measured({ uptime }: { uptime: UptimeAnswer }) {
  const shown = WINDOWS_SHOWN.flatMap((name) => uptime.windows.filter(({ window }) => window === name));
  return (
    <>
      <DayBars days={uptime.days} />
      <dl className="windows">
        {shown.map((window) => (
          <Window key={window.window} window={window} />
        ))}
      </dl>
    </>
  );
}

function Window({ window }: { window: UptimeWindow }) {
  const { uptime } = words();
  const known = knownFor(window);
  return (
    <div>
      <dt>{uptime.windows[window.window]}</dt>
      <dd
        className={window.ratio === null ? 'window-ratio window-words' : 'window-ratio'}
        data-testid={`uptime-${window.window}`}
      >
        {formatUptime(window)}
      </dd>
      <dd className="quiet small">{uptime.measured(formatShare(window.coverage))}</dd>
      <dd className="quiet small">{uptime.visits(window.visits)}</dd>
      {known !== null && <dd className="quiet small">{uptime.knownFor(known)}</dd>}
    </div>
  );
}

function Latency({ days }: { days: readonly UptimeDay[] }) {
  const { latency } = words().uptime;
  const timed = days.filter((day) => day.latency_p50_ms !== null);
  if (timed.length >= CHART_DAYS_MIN) {
    return <LatencyChart days={timed.map(timedDay)} texts={latencyTexts(timed)} />;
  }
  return (
    <>
      <h3>{latency.title}</h3>
      <p className="quiet">{latency.none}</p>
    </>
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
  const { title, summary, caption, asTable, table, day, usual, slow } = words().uptime.latency;
  const values = days.map(({ latency_p50_ms }) => latency_p50_ms ?? 0).sort((a, b) => a - b);
  const middle = values[Math.floor(values.length / 2)] ?? 0;
  const [least = 0] = values;
  return {
    title,
    summary: summary(
      values.length,
      formatMilliseconds(middle),
      formatMilliseconds(least),
      formatMilliseconds(values.at(-1) ?? least),
    ),
    ...{ caption, asTable, table, day, usual, slow },
  };
}
