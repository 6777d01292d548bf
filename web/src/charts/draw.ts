import {
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartConfiguration,
} from 'chart.js';

// The one module that knows chart.js. It is loaded by `useChart` alone, once a page is there: no page waits for it.
Chart.register(CategoryScale, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip);

export type Drawing = Pick<ChartConfiguration<'line'>, 'data' | 'options'>;

/** Draws at once, and anew whenever the scheme changes, since colours are read from the page. Returns how to end it. */
export function openChart(canvas: HTMLCanvasElement, draw: () => Drawing): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const chart = new Chart(canvas, { type: 'line', ...draw() });
  const repaint = () => {
    Object.assign(chart, draw());
    chart.update('none');
  };
  dark.addEventListener('change', repaint);
  return () => {
    dark.removeEventListener('change', repaint);
    chart.destroy();
  };
}
