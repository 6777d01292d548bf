import { describe, expect, it } from 'vitest';
import { VISITS_ENOUGH } from '../contract/uptime.ts';
import { dayOf, judgeWindow, windowsAt, type DayRow, type WindowRow } from './uptime.ts';

const HOUR = 3600;
const asOf = Date.UTC(2026, 2, 10, 12);
const row = (seconds: Partial<WindowRow>): WindowRow => ({
  window: '24h',
  up_seconds: 0,
  degraded_seconds: 0,
  down_seconds: 0,
  length_seconds: 24 * HOUR,
  visits: 24,
  ...seconds,
});

describe('api/instances/uptime', () => {
  it('counts degraded as up, and unknown as neither', () => {
    const seconds = { up_seconds: 6 * HOUR, degraded_seconds: 3 * HOUR, down_seconds: 3 * HOUR };
    expect(judgeWindow(row(seconds), asOf)).toMatchObject({ ratio: 0.75, coverage: 0.5, is_enough: true });
  });

  it('has no ratio where nothing was measured', () => {
    expect(judgeWindow(row({}), asOf)).toMatchObject({ ratio: null, coverage: 0 });
    expect(judgeWindow(row({ length_seconds: 0, visits: 0 }), asOf)).toMatchObject({
      ratio: null,
      coverage: 0,
    });
  });

  it('gives no ratio that rests on too few visits, and says so', () => {
    const whole = row({ up_seconds: 24 * HOUR, visits: VISITS_ENOUGH });
    expect(judgeWindow(whole, asOf)).toMatchObject({ ratio: 1, is_enough: true });
    expect(judgeWindow({ ...whole, visits: VISITS_ENOUGH - 1 }, asOf)).toMatchObject({
      ratio: null,
      is_enough: false,
      coverage: 1,
      visits: VISITS_ENOUGH - 1,
    });
  });

  it('begins each window at midnight but the shortest, and none before the instance was known', () => {
    expect(windowsAt(asOf).map(({ window, since }) => [window, since.toISOString().slice(0, 13)])).toEqual([
      ['24h', '2026-03-09T12'],
      ['7d', '2026-03-04T00'],
      ['30d', '2026-02-09T00'],
      ['90d', '2025-12-11T00'],
      ['365d', '2025-03-11T00'],
    ]);
    expect(judgeWindow(row({ length_seconds: 90 }), asOf).from_at).toBe('2026-03-10T11:58:30.000Z');
  });

  it('fills a day with unknown', () => {
    const day: DayRow = {
      day: '2026-01-01',
      up_seconds: 3600,
      degraded_seconds: 0,
      down_seconds: 60,
      visits: 1,
      latency_p50_ms: null,
      latency_p95_ms: null,
    };
    expect(dayOf('2026-01-01', 86_400, day).unknown_seconds).toBe(86_400 - 3660);
    expect(dayOf('2026-01-02', 86_400, undefined).unknown_seconds).toBe(86_400);
  });
});
