import type { Instance, Reading, UsageAnswer, UsageDay } from '@homeport/api/contract';
import type { ChartDay, Line } from '../../charts/day-table.tsx';
import { LineChart } from '../../charts/line-chart.tsx';
import { getUsage } from '../../lib/api/client.ts';
import { formatCount, formatDay, formatDayShort } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';

const COUNTS = ['users_total', 'users_active_month', 'users_active_halfyear', 'posts_total'] as const;
type Count = (typeof COUNTS)[number];

// A line through fewer points would be a guess.
const CHART_DAYS_MIN = 3;

/** What an instance stated of its use over the last 90 days, with what each number was worth. */
export async function NumbersSection({ instance }: { instance: Instance }) {
  const { numbers } = words();
  const usage = await getUsage(instance.domain, instance.network);
  return (
    <section aria-labelledby="numbers">
      <div className="section-head">
        <h2 id="numbers">{numbers.heading}</h2>
        <p className="quiet">{numbers.intro}</p>
      </div>
      {usage.ok ? <Numbers usage={usage.value} /> : <p className="note">{numbers.failed}</p>}
    </section>
  );
}

function Numbers({ usage: { data } }: { usage: UsageAnswer }) {
  const { numbers } = words();
  const stated = COUNTS.filter((count) => data.some((day) => isStated(day[count])));
  if (stated.length === 0) return <p className="quiet">{numbers.none}</p>;
  const doubted = data.filter((day) => COUNTS.some((count) => day[count].quality === 'implausible')).length;
  return (
    <>
      <dl className="counters">
        {stated.map((count) => (
          <Latest key={count} count={count} days={data} />
        ))}
      </dl>
      <p className="quiet small">
        {numbers.readings(data.length)} {doubted > 0 && numbers.doubted(doubted)}
      </p>
      {data.length >= CHART_DAYS_MIN && <History days={data} counts={stated} />}
    </>
  );
}

/** A constant that counts nothing, or a number that is hidden, is none to show. */
function isStated({ value, quality }: Reading): boolean {
  return value !== null && quality !== 'placeholder' && quality !== 'hidden';
}

function Latest({ count, days }: { count: Count; days: readonly UsageDay[] }) {
  const { numbers } = words();
  const last = days.findLast((day) => isStated(day[count]));
  if (!last) return null;
  return (
    <div>
      <dt>{numbers.counts[count]}</dt>
      <dd className="counter">{readingText(last[count])}</dd>
      <dd className="quiet small">{numbers.latest(formatDay(last.day))}</dd>
      <Change count={count} days={days} />
    </div>
  );
}

/** From the first to the last number that is believed; a doubted one is the start of no growth. */
function Change({ count, days }: { count: Count; days: readonly UsageDay[] }) {
  const believed = days.filter((day) => day[count].quality === 'declared' && day[count].value !== null);
  const [first, last] = [believed.at(0), believed.at(-1)];
  if (!first || !last || first === last) return null;
  const by = (last[count].value ?? 0) - (first[count].value ?? 0);
  const sign = by > 0 ? '+' : by < 0 ? '−' : '±';
  const passed = Math.round((Date.parse(last.day) - Date.parse(first.day)) / DAY_MS);
  return (
    <dd className="quiet small">
      {sign}
      {formatCount(Math.abs(by))} {words().numbers.change(passed)}
    </dd>
  );
}

const DAY_MS = 86_400_000;

function History({ days, counts }: { days: readonly UsageDay[]; counts: readonly Count[] }) {
  const { numbers } = words();
  const every = everyDay(days);
  const [first, last] = [every[0], every.at(-1)];
  if (!first || !last) return null;
  const lines = counts.map((count) => lineOf(count, every));
  return (
    <LineChart
      days={every.map(({ day }) => nameDay(day))}
      lines={lines}
      drawn={counts.flatMap((count, index) => (count === 'posts_total' ? [] : [index]))}
      texts={{
        title: numbers.chart,
        summary: numbers.summary(formatDay(first.day), formatDay(last.day)),
        caption: numbers.caption,
        asTable: numbers.asTable,
        table: numbers.table,
        day: numbers.day,
      }}
    />
  );
}

function nameDay(day: string): ChartDay {
  return { day: formatDay(day), dayShort: formatDayShort(day) };
}

interface DayOrGap {
  day: string;
  read: UsageDay | undefined;
}

/** Each day from the first to the last, also those on which nothing was read: time must not shrink. */
function everyDay(days: readonly UsageDay[]): DayOrGap[] {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const known = new Map(days.map((day) => [day.day, day]));
  const count = Math.round((Date.parse(last.day) - Date.parse(first.day)) / DAY_MS) + 1;
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.parse(first.day) + index * DAY_MS).toISOString().slice(0, 10);
    return { day, read: known.get(day) };
  });
}

function lineOf(count: Count, days: readonly DayOrGap[]): Line {
  return {
    name: words().numbers.counts[count],
    values: days.map(({ read }) => (read && isStated(read[count]) ? read[count].value : null)),
    texts: days.map(({ read }) => (read ? readingText(read[count]) : '')),
    doubted: days.map(({ read }) => read?.[count].quality === 'implausible'),
  };
}

/** A number with what speaks against it: `1,204 (doubted)`. */
function readingText({ value, quality }: Reading): string {
  const { numbers, common } = words();
  switch (quality) {
    case null:
      return common.notPublished;
    case 'declared':
      return value === null ? common.notPublished : formatCount(value);
    case 'hidden':
      return numbers.marks.hidden;
    case 'placeholder':
      return numbers.marks.placeholder;
    case 'implausible':
      return value === null
        ? numbers.marks.implausible
        : `${formatCount(value)} (${numbers.marks.implausible})`;
  }
}
