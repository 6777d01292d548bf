import type { UptimeDay } from '@homeport/api/contract';
import { DAYS_SHOWN, daysText, dayText } from '../../lib/day-bars.ts';
import { formatCount, formatDay } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';
import { DayLegend, DayScale, DayStrip } from '../day-strip.tsx';

/** Ninety days at a glance; the same in words beside it, and day by day in a table. */
export function DayBars({ days }: { days: readonly UptimeDay[] }) {
  const shown = days.slice(-DAYS_SHOWN);
  const texts = words().uptime.days;
  return (
    <figure className="days">
      <DayStrip days={shown} label={daysText(shown)} />
      <DayScale />
      <figcaption className="small">{daysText(shown)}</figcaption>
      <DayLegend />
      <details>
        <summary>{texts.asTable}</summary>
        <DayTable days={shown} />
      </details>
    </figure>
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
