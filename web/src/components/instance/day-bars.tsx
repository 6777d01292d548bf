import type { UptimeDay } from '@homeport/api/contract';
import { dayBar, DAYS_SHOWN, daysText, dayText, type DayBar } from '../../lib/day-bars.ts';
import { formatCount, formatDay } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';

const HEIGHT = 48;
const STEP = 8;
const BAR = 5.5;
// A minute's outage is a thousandth of a day and would vanish: whatever happened is drawn at least this tall.
const SEEN = 9;

/** Ninety days at a glance; the same in words beside it, and day by day in a table. */
export function DayBars({ days }: { days: readonly UptimeDay[] }) {
  const shown = days.slice(-DAYS_SHOWN);
  const before = DAYS_SHOWN - shown.length;
  const texts = words().uptime.days;
  return (
    <figure className="days">
      <svg
        viewBox={`0 0 ${String(DAYS_SHOWN * STEP)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={daysText(shown)}
      >
        {Array.from({ length: before }, (_, index) => (
          <rect key={index} className="day-before" x={index * STEP} y={HEIGHT - 2} width={BAR} height={2} />
        ))}
        {shown.map((day, index) => (
          <Bar key={day.day} bar={dayBar(day)} x={(before + index) * STEP} />
        ))}
      </svg>
      <div className="days-scale quiet small" aria-hidden="true">
        <span>{texts.ago(DAYS_SHOWN)}</span>
        <span>{texts.today}</span>
      </div>
      <figcaption className="small">{daysText(shown)}</figcaption>
      <Legend />
      <details>
        <summary>{texts.asTable}</summary>
        <DayTable days={shown} />
      </details>
    </figure>
  );
}

function Bar({ bar, x }: { bar: DayBar; x: number }) {
  const down = bar.downShare > 0 ? Math.max(SEEN, bar.downShare * HEIGHT) : 0;
  const gap = down > 0 && down < HEIGHT ? 2 : 0;
  const rest = Math.max(0, HEIGHT - down - gap);
  return (
    <g>
      <title>{bar.text}</title>
      {bar.kind === 'unmeasured' ? (
        <rect className="day-unmeasured" x={x} y={HEIGHT - 12} width={BAR} height={12} />
      ) : (
        <>
          {down > 0 && <rect className="day-down" x={x} y={0} width={BAR} height={down} />}
          {rest > 0 && (
            <rect
              className={bar.degradedShare > 0 ? 'day-degraded' : 'day-up'}
              x={x}
              y={HEIGHT - rest}
              width={BAR}
              height={rest}
            />
          )}
        </>
      )}
    </g>
  );
}

function Legend() {
  const texts = words().uptime.days;
  const swatch = (name: string, y: number, height: number) => (
    <svg viewBox="0 0 6 16" width="6" height="16" aria-hidden="true">
      <rect className={name} x="0" y={y} width="6" height={height} />
    </svg>
  );
  return (
    <ul className="legend small quiet">
      <li>
        {swatch('day-up', 0, 16)} {texts.legendUp}
      </li>
      <li>
        {swatch('day-degraded', 0, 16)} {texts.legendTrouble}
      </li>
      <li>
        {swatch('day-down', 0, 7)} {texts.legendDown}
      </li>
      <li>
        {swatch('day-unmeasured', 10, 6)} {texts.legendUnmeasured}
      </li>
    </ul>
  );
}

function DayTable({ days }: { days: readonly UptimeDay[] }) {
  const texts = words().uptime.days;
  return (
    <div className="scroll" role="region" aria-label={texts.table} tabIndex={0}>
      <table className="table table-small">
        <thead>
          <tr>
            <th scope="col">{texts.day}</th>
            <th scope="col">{texts.happened}</th>
            <th scope="col" className="number">
              {texts.visits}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...days].reverse().map((day) => (
            <tr key={day.day}>
              <th scope="row">{formatDay(day.day)}</th>
              <td>{dayText(day)}</td>
              <td className="number">{formatCount(day.visits)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
