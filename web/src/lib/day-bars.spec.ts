import type { UptimeDay } from '@homeport/api/contract';
import { describe, expect, it } from 'vitest';
import { dayBar, daysText, dayText } from './day-bars.ts';

const day = (date: string, seconds: Partial<UptimeDay>): UptimeDay => ({
  day: date,
  up_seconds: 0,
  degraded_seconds: 0,
  down_seconds: 0,
  unknown_seconds: 0,
  visits: 24,
  latency_p50_ms: null,
  latency_p95_ms: null,
  ...seconds,
});
const whole = day('2026-03-01', { up_seconds: 86_400 });
const outage = day('2026-03-02', { up_seconds: 67_680, down_seconds: 18_720 });
const unseen = day('2026-03-03', { unknown_seconds: 86_400, visits: 0 });

describe('web/lib/day-bars', () => {
  it('takes the down share from measured time alone', () => {
    const half = day('2026-03-04', { up_seconds: 10_800, down_seconds: 10_800, unknown_seconds: 64_800 });

    expect(dayBar(half).downShare).toBe(0.5);
  });

  it('never draws an unmeasured day as up or down', () => {
    expect(dayBar(unseen)).toMatchObject({
      kind: 'unmeasured',
      downShare: 0,
      text: '3 March 2026: not measured for 1 day',
    });
  });

  it('says what a day was, trouble before silence', () => {
    expect(dayText(whole)).toBe('up');
    expect(dayText(outage)).toBe('down for 5 hr, 12 min');
    expect(
      dayText(day('2026-03-05', { degraded_seconds: 3600, unknown_seconds: 7200, up_seconds: 75_600 })),
    ).toBe('in trouble for 1 hr and not measured for 2 hr');
  });

  it('sums the days up for readers who cannot see the bars', () => {
    expect(daysText([whole, outage, unseen])).toBe(
      'Of the last 3 days: 1 day without an outage, 1 with one, 1 not measured. The worst was 2 March 2026, down for 5 hr, 12 min.',
    );
    expect(daysText([whole])).toBe('Of the last day: 1 day without an outage, 0 with one, 0 not measured.');
  });
});
