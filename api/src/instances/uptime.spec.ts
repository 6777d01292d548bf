import { describe, expect, it } from 'vitest';
import { clip, dayOf, judgeWindow, sumDays, type DayRow } from './uptime.ts';

const HOUR_MS = 3_600_000;
const window = { window: '24h', from: 0, to: 24 * HOUR_MS, visits: 24 } as const;
const span = (
  verdict: 'up' | 'degraded' | 'down' | 'unknown',
  from: number,
  to: number,
  vantage = 'here',
) => ({
  vantage,
  verdict,
  from: from * HOUR_MS,
  to: to * HOUR_MS,
});

describe('api/instances/uptime', () => {
  it('counts degraded as up, and unknown as neither', () => {
    const sums = clip(
      [span('up', -5, 6), span('degraded', 6, 9), span('down', 9, 12), span('unknown', 12, 30)],
      0,
      window.to,
    );
    expect(judgeWindow(window, sums)).toMatchObject({ ratio: 0.75, coverage: 0.5 });
  });

  it('has no ratio where nothing was measured', () => {
    expect(judgeWindow(window, clip([span('unknown', 0, 24)], 0, window.to))).toMatchObject({
      ratio: null,
      coverage: 0,
    });
    expect(judgeWindow({ ...window, to: 0 }, new Map())).toMatchObject({ ratio: null, coverage: 0 });
  });

  it('pools the ratios of several vantages, and never covers more than the window', () => {
    const sums = clip([span('up', 0, 24), span('down', 0, 24, 'there')], 0, window.to);
    expect(judgeWindow(window, sums)).toMatchObject({ ratio: 0.5, coverage: 1 });
  });

  it('fills a day with unknown', () => {
    const row: DayRow = {
      vantage: 'here',
      day: '2026-01-01',
      up_seconds: 3600,
      degraded_seconds: 0,
      down_seconds: 60,
      visits: 1,
      latency_p50_ms: null,
      latency_p95_ms: null,
    };
    expect(dayOf('2026-01-01', 24 * HOUR_MS, [row]).unknown_seconds).toBe(86_400 - 3660);
    expect(dayOf('2026-01-02', 24 * HOUR_MS, []).unknown_seconds).toBe(86_400);
    expect(sumDays([row], new Map()).get('here')).toEqual({ up: 3600, degraded: 0, down: 60 });
  });
});
