import type { UptimeDay } from '@homeport/api/contract';
import { DayTable, type ChartDay, type Line } from '../../charts/day-table.tsx';
import { formatDay, formatDayShort, formatRatio } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';
import type { Compared } from './compared.ts';

const DAYS = 90;
const STEP = 8;
const BAR = 6;
const HEIGHT = 40;
// A minute's outage would vanish: whatever happened is drawn at least this tall.
const SEEN = 8;

type Kind = 'whole' | 'degraded' | 'broken' | 'unmeasured' | 'before';

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
        <div className="days-scale quiet small" aria-hidden="true">
          <span>{compare.daysAgo(DAYS)}</span>
          <span>{compare.today}</span>
        </div>
      </div>
      <Legend />
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
  return [...new Set(known)].sort().slice(-DAYS);
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

function kindOf(day: UptimeDay | undefined): Kind {
  if (!day) return 'before';
  const ratio = ratioOf(day);
  if (ratio === null) return 'unmeasured';
  if (day.down_seconds > 0) return 'broken';
  return day.degraded_seconds > 0 ? 'degraded' : 'whole';
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
  const kinds = days.map((day) => kindOf(dayOf(compared, day)));
  const count = (...wanted: Kind[]) => kinds.filter((kind) => wanted.includes(kind)).length;
  const counts = [count('whole', 'degraded'), count('broken'), count('unmeasured')] as const;
  const before = DAYS - days.length;
  return (
    <figure className="strip">
      <figcaption>
        <span translate="no">{name}</span> <span className="quiet small">{compare.stripLine(...counts)}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${String(DAYS * STEP)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={compare.strip(name, ...counts)}
      >
        {days.map((day, index) => (
          <Bar
            key={day}
            day={dayOf(compared, day)}
            kind={kinds[index] ?? 'before'}
            x={(before + index) * STEP}
          />
        ))}
      </svg>
    </figure>
  );
}

function Bar({ day, kind, x }: { day: UptimeDay | undefined; kind: Kind; x: number }) {
  switch (kind) {
    case 'before':
      return <rect className="day-before" x={x} y={HEIGHT - 2} width={BAR} height={2} />;
    case 'unmeasured':
      return <rect className="day-unmeasured" x={x} y={HEIGHT - 10} width={BAR} height={10} />;
    case 'whole':
      return <rect className="day-up" x={x} y={0} width={BAR} height={HEIGHT} />;
    case 'degraded':
      return <rect className="day-degraded" x={x} y={0} width={BAR} height={HEIGHT} />;
    case 'broken': {
      const down = Math.max(SEEN, (1 - (ratioOf(day) ?? 0)) * HEIGHT);
      const rest = HEIGHT - down - 2;
      const isTroubled = (day?.degraded_seconds ?? 0) > 0;
      return (
        <>
          <rect className="day-down" x={x} y={0} width={BAR} height={down} />
          {rest > 0 && (
            <rect
              className={isTroubled ? 'day-degraded' : 'day-up'}
              x={x}
              y={HEIGHT - rest}
              width={BAR}
              height={rest}
            />
          )}
        </>
      );
    }
  }
}

function Legend() {
  const { legend } = words().compare;
  const swatch = (name: string, y: number, height: number) => (
    <svg viewBox="0 0 6 16" width="6" height="16" aria-hidden="true">
      <rect className={name} x="0" y={y} width="6" height={height} />
    </svg>
  );
  return (
    <ul className="legend small quiet">
      <li>
        {swatch('day-up', 0, 16)} {legend.up}
      </li>
      <li>
        {swatch('day-degraded', 0, 16)} {legend.degraded}
      </li>
      <li>
        {swatch('day-down', 0, 7)} {legend.down}
      </li>
      <li>
        {swatch('day-unmeasured', 10, 6)} {legend.unmeasured}
      </li>
    </ul>
  );
}
