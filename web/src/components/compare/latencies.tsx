import type { Line } from '../../charts/day-table.tsx';
import { LineChart } from '../../charts/line-chart.tsx';
import { formatMilliseconds } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';
import type { Compared } from './compared.ts';
import { dayOf, lastDays, nameDay } from './strips.tsx';

// A line through fewer points would be a guess.
const POINTS_MIN = 3;

/** How long an answer of each takes, day by day, on one scale. */
export function Latencies({ all }: { all: readonly Compared[] }) {
  const { compare } = words();
  const days = timedDays(all);
  const lines = all.map((compared) => latencyLine(compared, days));
  const isEnough = lines.some(({ values }) => values.filter((value) => value !== null).length >= POINTS_MIN);
  if (!isEnough) return <p className="quiet">{compare.noLatency}</p>;
  return (
    <LineChart
      days={days.map(nameDay)}
      lines={lines}
      texts={{
        title: compare.latency,
        summary: compare.latencySummary,
        caption: compare.latencyCaption,
        asTable: compare.asTable,
        table: compare.latencyTable,
        day: compare.day,
      }}
    />
  );
}

/** From the first day on which anybody was timed: the single measurements of earlier ones are no longer kept. */
function timedDays(all: readonly Compared[]): string[] {
  const days = lastDays(all);
  const isTimed = (day: string) =>
    all.some((compared) => (dayOf(compared, day)?.latency_p50_ms ?? null) !== null);
  return days.slice(Math.max(0, days.findIndex(isTimed)));
}

function latencyLine(compared: Compared, days: readonly string[]): Line {
  const values = days.map((day) => dayOf(compared, day)?.latency_p50_ms ?? null);
  return {
    name: compared.instance.domain_unicode,
    isName: true,
    values,
    texts: values.map((value) => (value === null ? '' : formatMilliseconds(value))),
  };
}
