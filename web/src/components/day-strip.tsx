import type { UptimeDay } from '@homeport/api/contract';
import { dayBar, DAYS_SHOWN } from '../lib/day-bars.ts';
import { words } from '../words/words.ts';

const HEIGHT = 48;
const STEP = 8;
const BAR = 5.5;
// A minute's outage is a thousandth of a day and would vanish: whatever happened is drawn at least this tall.
const SEEN = 9;

/** Ninety days as bars, of which the last is the newest; undefined where nothing is known of a day. */
export function DayStrip({
  days,
  label,
}: {
  days: readonly (UptimeDay | undefined)[];
  /** All of it in words. */
  label: string;
}) {
  const before = DAYS_SHOWN - days.length;
  return (
    <svg
      viewBox={`0 0 ${String(DAYS_SHOWN * STEP)} ${String(HEIGHT)}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {Array.from({ length: DAYS_SHOWN }, (_, index) => (
        <Bar key={index} day={days[index - before]} x={index * STEP} />
      ))}
    </svg>
  );
}

function Bar({ day, x }: { day: UptimeDay | undefined; x: number }) {
  if (!day) return <rect className="day-before" x={x} y={HEIGHT - 2} width={BAR} height={2} />;
  const { kind, text, downShare, degradedShare } = dayBar(day);
  const down = downShare > 0 ? Math.max(SEEN, downShare * HEIGHT) : 0;
  const gap = down > 0 && down < HEIGHT ? 2 : 0;
  const rest = Math.max(0, HEIGHT - down - gap);
  const colour = degradedShare > 0 ? 'day-degraded' : 'day-up';
  return (
    <g>
      <title>{text}</title>
      {kind === 'unmeasured' && (
        <rect className="day-unmeasured" x={x} y={HEIGHT - 12} width={BAR} height={12} />
      )}
      {down > 0 && <rect className="day-down" x={x} y={0} width={BAR} height={down} />}
      {kind !== 'unmeasured' && rest > 0 && (
        <rect className={colour} x={x} y={HEIGHT - rest} width={BAR} height={rest} />
      )}
    </g>
  );
}

export function DayScale() {
  const texts = words().uptime.days;
  return (
    <div className="days-scale quiet small" aria-hidden="true">
      <span>{texts.ago(DAYS_SHOWN)}</span>
      <span>{texts.today}</span>
    </div>
  );
}

export function DayLegend() {
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
