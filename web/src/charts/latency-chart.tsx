'use client';

import {
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { useEffect, useRef } from 'react';
import { formatDay, formatDayShort } from '../lib/format.ts';

export interface Point {
  at: string;
  value: number;
}

interface Props {
  /** The median of each day, and the slowest twentieth, in milliseconds. */
  usual: readonly Point[];
  slow: readonly Point[];
}

Chart.register(CategoryScale, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip);

/** How long an answer takes, day by day. Without script the table below it says the same. */
export function LatencyChart({ usual, slow }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    if (!canvas.current) return;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const chart = new Chart(canvas.current, drawing(usual, slow));
    // Colours are read from the page, so a change of scheme has to be read again.
    const repaint = () => {
      const { data, options } = drawing(usual, slow);
      Object.assign(chart, { data, options });
      chart.update('none');
    };
    dark.addEventListener('change', repaint);
    return () => {
      dark.removeEventListener('change', repaint);
      chart.destroy();
    };
  }, [usual, slow]);

  return (
    <figure className="chart">
      <h3>How long it takes to answer</h3>
      <div className="chart-frame">
        <canvas ref={canvas} role="img" aria-label={chartText(usual)} />
      </div>
      <figcaption className="quiet small">
        Milliseconds from the first question to the whole answer, per day: the line is the middle of all
        visits, the shade reaches up to the slowest twentieth. It includes the way from where we look.
      </figcaption>
      <details>
        <summary>The same as a table</summary>
        <LatencyTable usual={usual} slow={slow} />
      </details>
    </figure>
  );
}

function LatencyTable({ usual, slow }: Props) {
  return (
    <div className="scroll" role="region" aria-label="Answer times day by day" tabIndex={0}>
      <table className="table table-small">
        <thead>
          <tr>
            <th scope="col">Day (UTC)</th>
            <th scope="col" className="number">
              Middle
            </th>
            <th scope="col" className="number">
              Slowest twentieth
            </th>
          </tr>
        </thead>
        <tbody>
          {usual
            .map((point, index) => (
              <tr key={point.at}>
                <th scope="row">{formatDay(point.at)}</th>
                <td className="number">{point.value} ms</td>
                <td className="number">{slow[index]?.value ?? point.value} ms</td>
              </tr>
            ))
            .reverse()}
        </tbody>
      </table>
    </div>
  );
}

function chartText(points: readonly Point[]): string {
  const values = points.map((point) => point.value).sort((a, b) => a - b);
  const middle = values[Math.floor(values.length / 2)] ?? 0;
  return `Answer time over ${String(points.length)} days: usually ${String(middle)} ms, between ${String(values[0] ?? 0)} and ${String(values.at(-1) ?? 0)} ms.`;
}

function drawing(usual: readonly Point[], slow: readonly Point[]) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const font = { family: style.fontFamily, size: 12 };
  const ticks = { color: colour('--quiet'), font };
  return {
    type: 'line' as const,
    data: {
      labels: usual.map((point) => formatDayShort(point.at)),
      datasets: [
        {
          label: 'Middle',
          data: usual.map((point) => point.value),
          borderColor: colour('--accent'),
          borderWidth: 2,
          pointRadius: 0,
          pointHitRadius: 8,
          tension: 0.25,
        },
        {
          label: 'Slowest twentieth',
          data: slow.map((point) => point.value),
          borderWidth: 0,
          backgroundColor: colour('--accent-soft'),
          fill: 0,
          pointRadius: 0,
          pointHitRadius: 8,
          tension: 0.25,
        },
      ],
    },
    options: {
      animation: false as const,
      maintainAspectRatio: false,
      interaction: { mode: 'index' as const, intersect: false },
      scales: {
        x: { grid: { display: false }, ticks: { ...ticks, maxTicksLimit: 6, maxRotation: 0 } },
        y: {
          beginAtZero: true,
          grid: { color: colour('--line') },
          border: { display: false },
          ticks: { ...ticks, maxTicksLimit: 5 },
        },
      },
    },
  };
}
