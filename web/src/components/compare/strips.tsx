import type { UptimeDay } from '@homeport/api/contract';
import { DayTable, type ChartDay, type Line } from '../../charts/day-table.tsx';
import { dayBar, DAYS_SHOWN, type DayKind } from '../../lib/day-bars.ts';
import { formatDay, formatDayShort, formatRatio } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';
import { DayLegend, DayScale, DayStrip } from '../day-strip.tsx';
import type { Compared } from './compared.ts';

/** Uptime of all, day by day, one strip below the other on one scale; drawn by the server, so that paper has it too. */
export function UptimeStrips({ all }: { all: readonly Compared[] }) {
  const { compare } = words();
  const days = lastDays(all);
  if (days.length === 0) return null;
  return (
    <section aria-labelledby="uptimes">
      <div className="section-head">
        <h2 id="uptimes">{compare.uptimeHeading}</h2>
        <p className="quiet">{compare.uptimeLine}</p>
      </div>
      <div className="strips">
        {all.map((compared) => (
          <Strip key={compared.instance.domain} compared={compared} days={days} />
        ))}
        <DayScale />
      </div>
      <DayLegend />
      <details>
        <summary>{compare.asTable}</summary>
        <DayTable
          days={days.map(nameDay)}
          lines={all.map((compared) => uptimeLine(compared, days))}
          texts={{ table: compare.uptimeTable, day: compare.day }}
        />
      </details>
    </section>
  );
}

/** The days that all share: the last 90 up to the newest that anybody has. */
export function lastDays(all: readonly Compared[]): string[] {
  const known = all.flatMap(({ uptime }) => uptime?.days.map(({ day }) => day) ?? []);
  return [...new Set(known)].sort().slice(-DAYS_SHOWN);
}

export function nameDay(day: string): ChartDay {
  return { day: formatDay(day), dayShort: formatDayShort(day) };
}

export function dayOf({ uptime }: Compared, day: string): UptimeDay | undefined {
  return uptime?.days.find((one) => one.day === day);
}

/** The part of the measured time that it was up, trouble included; null where nothing was measured. */
function ratioOf(day: UptimeDay | undefined): number | null {
  const up = (day?.up_seconds ?? 0) + (day?.degraded_seconds ?? 0);
  const measured = up + (day?.down_seconds ?? 0);
  return measured === 0 ? null : up / measured;
}

function uptimeLine(compared: Compared, days: readonly string[]): Line {
  const ratios = days.map((day) => ({ day: dayOf(compared, day), ratio: ratioOf(dayOf(compared, day)) }));
  const { notMeasured } = words().common;
  return {
    name: compared.instance.domain_unicode,
    isName: true,
    values: ratios.map(({ ratio }) => ratio),
    texts: ratios.map(({ day, ratio }) => (ratio === null ? (day ? notMeasured : '') : formatRatio(ratio))),
  };
}

function Strip({ compared, days }: { compared: Compared; days: readonly string[] }) {
  const { compare } = words();
  const name = compared.instance.domain_unicode;
  const own = days.map((day) => dayOf(compared, day));
  const kinds = own.map((day) => day && dayBar(day).kind);
  const count = (...wanted: DayKind[]) => kinds.filter((kind) => kind && wanted.includes(kind)).length;
  const counts = [count('whole', 'degraded'), count('outage'), count('unmeasured')] as const;
  return (
    <figure className="strip">
      <figcaption>
        <span translate="no">{name}</span> <span className="quiet small">{compare.stripLine(...counts)}</span>
      </figcaption>
      <DayStrip days={own} label={compare.strip(name, ...counts)} />
    </figure>
  );
}
