import type { Run } from './visit-child.ts';
import type { Figure } from './figures.ts';
import { WAYS, type Comparison } from './visit-compare.ts';

/** Medians over the rounds; the ratios are of medians, so that one disturbed round says little. */
export function figuresOf({ hosts, requests, runs }: Comparison): Figure[] {
  const perSecond = (way: keyof typeof runs) => hosts / median(runs[way].map(({ seconds }) => seconds));
  const cpuMs = (way: keyof typeof runs) => median(runs[way].map((run) => run.cpuMs)) / hosts;
  const of = (way: keyof typeof runs, read: (run: Run) => number) => runs[way].map(read);
  return [
    ['hosts', hosts, 'hosts'],
    ['requests', requests, 'requests'],
    ...WAYS.flatMap((way): Figure[] => [
      [`${way}_hosts_per_s`, perSecond(way), 'hosts/s'],
      [`${way}_requests_per_s`, (perSecond(way) * requests) / hosts, 'requests/s'],
      [`${way}_cpu_ms_per_host`, cpuMs(way), 'ms'],
      [`${way}_rss_mib`, Math.max(...of(way, ({ peakMib }) => peakMib)), 'MiB'],
      [`${way}_loop_lag_p99_ms`, median(of(way, ({ lagP99Ms }) => lagP99Ms)), 'ms'],
    ]),
    ['ratio', perSecond('crawler') / perSecond('got'), 'x'],
    ['ratio_https', perSecond('crawler') / perSecond('https'), 'x'],
    ['cpu_ratio', cpuMs('got') / cpuMs('crawler'), 'x'],
    ['cpu_ratio_https', cpuMs('https') / cpuMs('crawler'), 'x'],
  ];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
