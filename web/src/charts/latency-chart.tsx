'use client';

import { useCallback } from 'react';
import type { Drawing } from './draw.ts';
import { colourOf, overDays, useChart } from './use-chart.ts';

/** One day: its names, long and short, the median and the slowest twentieth as numbers (milliseconds) and as texts. */
export interface TimedDay {
  day: string;
  dayShort: string;
  usualMs: number;
  slowMs: number;
  usual: string;
  slow: string;
}

/** Every word on the chart, in the reader's language. */
export interface LatencyTexts {
  title: string;
  /** The whole chart in a sentence. */
  summary: string;
  caption: string;
  asTable: string;
  table: string;
  day: string;
  usual: string;
  slow: string;
}

interface Props {
  days: readonly TimedDay[];
  texts: LatencyTexts;
}

/** How long an answer takes, day by day. Without script the table below it says the same. */
export function LatencyChart({ days, texts }: Props) {
  const canvas = useChart(useCallback(() => drawing({ days, texts }), [days, texts]));

  return (
    <figure className="chart">
      <h3>{texts.title}</h3>
      <div className="chart-frame">
        <canvas ref={canvas} role="img" aria-label={texts.summary} />
      </div>
      <figcaption className="quiet small">{texts.caption}</figcaption>
      <details>
        <summary>{texts.asTable}</summary>
        <LatencyTable days={days} texts={texts} />
      </details>
    </figure>
  );
}

function LatencyTable({ days, texts }: Props) {
  return (
    <div className="scroll" role="region" aria-label={texts.table} tabIndex={0}>
      <table className="table table-small">
        <thead>
          <tr>
            <th scope="col">{texts.day}</th>
            <th scope="col" className="number">
              {texts.usual}
            </th>
            <th scope="col" className="number">
              {texts.slow}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, usual, slow }) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              <td className="number">{usual}</td>
              <td className="number">{slow}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function drawing({ days, texts }: Props): Drawing {
  return {
    data: {
      labels: days.map(({ dayShort }) => dayShort),
      datasets: [
        {
          label: texts.usual,
          data: days.map(({ usualMs }) => usualMs),
          borderColor: colourOf('--accent'),
          borderWidth: 2,
          pointRadius: 0,
          pointHitRadius: 8,
          tension: 0.25,
        },
        {
          label: texts.slow,
          data: days.map(({ slowMs }) => slowMs),
          borderWidth: 0,
          backgroundColor: colourOf('--accent-soft'),
          fill: 0,
          pointRadius: 0,
          pointHitRadius: 8,
          tension: 0.25,
        },
      ],
    },
    options: overDays(),
  };
}
