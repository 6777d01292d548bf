'use client';

import { useCallback, useMemo } from 'react';
import { DayTable, type ChartDay, type Line } from './day-table.tsx';
import type { Drawing } from './draw.ts';
import { colourOf, overDays, useChart } from './use-chart.ts';

/** Every word on the chart, in the reader's language. */
export interface LineTexts {
  title: string;
  /** The whole chart in a sentence. */
  summary: string;
  caption: string;
  asTable: string;
  table: string;
  day: string;
}

interface Props {
  days: readonly ChartDay[];
  lines: readonly Line[];
  /** Which of them are drawn, where the table has more than fit one scale. */
  drawn?: readonly number[];
  texts: LineTexts;
}

// Lines differ in their dashes too: not everybody tells colours apart, and paper may have none.
const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3]] as const;
// Over a longer silence a line would be a guess.
const SPANNED_DAYS = 3;

/** Up to four lines on one scale, day by day. Without script the table below says the same. */
export function LineChart({ days, lines, drawn, texts }: Props) {
  const shown = useMemo(() => lines.filter((_, index) => drawn?.includes(index) ?? true), [lines, drawn]);
  const canvas = useChart(useCallback(() => drawing(days, shown), [days, shown]));
  return (
    <figure className="chart">
      <h3>{texts.title}</h3>
      <div className="chart-frame">
        <canvas ref={canvas} role="img" aria-label={texts.summary} />
      </div>
      <ul className="legend small">
        {shown.map(({ name, isName }, index) => (
          <li key={name} translate={isName ? 'no' : undefined}>
            <Swatch index={index} /> {name}
          </li>
        ))}
      </ul>
      <figcaption className="quiet small">{texts.caption}</figcaption>
      <details>
        <summary>{texts.asTable}</summary>
        <DayTable days={days} lines={lines} texts={texts} />
      </details>
    </figure>
  );
}

function Swatch({ index }: { index: number }) {
  return (
    <svg
      className={`swatch swatch-${String(index + 1)}`}
      viewBox="0 0 28 8"
      width="28"
      height="8"
      aria-hidden="true"
    >
      <line x1="0" x2="28" y1="4" y2="4" strokeWidth="2" strokeDasharray={DASHES[index]?.join(' ')} />
    </svg>
  );
}

function drawing(days: readonly ChartDay[], lines: readonly Line[]): Drawing {
  return {
    data: { labels: days.map(({ dayShort }) => dayShort), datasets: lines.map(lineDrawn) },
    options: {
      ...overDays(),
      plugins: {
        tooltip: {
          callbacks: {
            title: ([item]) => days[item?.dataIndex ?? 0]?.day ?? '',
            label: ({ datasetIndex, dataIndex }) => {
              const line = lines[datasetIndex];
              return line ? `${line.name}: ${line.texts[dataIndex] ?? ''}` : '';
            },
          },
        },
      },
    },
  };
}

function lineDrawn(line: Line, index: number): Drawing['data']['datasets'][number] {
  const own = colourOf(`--series-${String(index + 1)}`);
  return {
    label: line.name,
    data: [...line.values],
    borderColor: own,
    borderWidth: 2,
    borderDash: [...(DASHES[index] ?? [])],
    // A doubted number is a hollow point; the others are nothing but their line.
    pointRadius: line.values.map((_, day) => (line.doubted?.[day] ? 3 : 0)),
    pointBackgroundColor: colourOf('--paper'),
    pointBorderColor: own,
    pointHitRadius: 8,
    spanGaps: SPANNED_DAYS,
    tension: 0,
  };
}
