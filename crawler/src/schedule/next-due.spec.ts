import { describe, expect, it } from 'vitest';
import type { Health } from '../health/lifecycle.ts';
import { bucketOf, paceKey } from './bucket.ts';
import { jittered, livenessDelayMs, validityMs } from './next-due.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const now = new Date(Date.UTC(2026, 5, 1));
const alive: Health = {
  state: 'alive',
  verdict: 'up',
  cause: 'ok',
  verdictSince: now,
  failingSince: null,
  failures: 0,
  answers: 2,
  firstUpAt: now,
  lastUpAt: now,
  lastVisitAt: now,
};
const failing = (failures: number, sinceMs: number): Health => ({
  ...alive,
  failures,
  failingSince: new Date(now.getTime() - sinceMs),
});
const inMinutes = (health: Health) => livenessDelayMs({ network: 'fediverse', health }, now, 0.5) / MINUTE;
const hubInMinutes = (health: Health) => livenessDelayMs({ network: 'lbry', health }, now, 0.5) / MINUTE;

describe('crawler/schedule', () => {
  it('looks hourly, spread by ten per cent', () => {
    expect(inMinutes(alive)).toBe(60);
    expect([jittered(100, 0), jittered(100, 0.999999)]).toEqual([90, 110]);
  });

  it('re-visits after 1, 3 and 7 minutes to decide on a failure', () => {
    const delays = [1, 2, 3, 4].map((failures) => inMinutes({ ...failing(failures, 0), state: 'failing' }));
    expect(delays).toEqual([1, 3, 7, 60]);
  });

  it('looks again after a minute at what answers after an outage, whatever its network', () => {
    const back: Health = { ...failing(9, 3 * DAY), state: 'down', verdict: 'down', answers: 1 };
    expect([inMinutes(back), hubInMinutes(back)]).toEqual([1, 1]);
    expect(inMinutes({ ...back, answers: 0 })).toBe(360);
    expect(inMinutes({ ...alive, answers: 1 })).toBe(60);
  });

  it('asks all hubs of LBRY in the same half minute, twice an hour', () => {
    const hour = Date.UTC(2026, 5, 1, 12);
    for (const [seconds, random, due] of [
      [0, 0, 1800],
      [0.001, 0.5, 1815],
      [29, 0.999999, 1829.999],
      [1799.999, 0, 1800],
      [1800, 0, 3600],
      [3000, 0.1, 3603],
    ] as const) {
      const at = new Date(hour + seconds * 1000);
      const delay = livenessDelayMs({ network: 'lbry', health: alive }, at, random);
      expect((at.getTime() + delay - hour) / 1000).toBe(due);
    }
  });

  it('re-visits a hub that failed as soon as any other, and asks it with the others once that is decided', () => {
    const delays = [1, 2, 3].map((failures) => hubInMinutes({ ...failing(failures, 0), state: 'failing' }));
    expect(delays).toEqual([1, 3, 7]);
    expect(hubInMinutes({ ...failing(4, HOUR), state: 'down' })).toBe(30.25);
    expect(hubInMinutes({ ...failing(9, 2 * DAY), state: 'down' })).toBe(360);
    expect(hubInMinutes({ ...failing(50, 40 * DAY), state: 'dead' })).toBe(7 * 24 * 60);
    expect(hubInMinutes({ ...failing(1, 0), state: 'discovered', firstUpAt: null })).toBe(60);
  });

  it('asks ever more rarely for what is gone', () => {
    expect(inMinutes({ ...failing(9, 2 * DAY), state: 'down' })).toBe(360);
    expect(inMinutes({ ...failing(50, 40 * DAY), state: 'dead' })).toBe(7 * 24 * 60);
    expect(inMinutes({ ...failing(60, 120 * DAY), state: 'dead' })).toBe(30 * 24 * 60);
  });

  it('believes a verdict until the next look, however patient we are', () => {
    for (const state of ['alive', 'failing', 'down', 'dead', 'moved', 'withheld'] as const) {
      for (const days of [0, 2, 40, 120]) {
        const health: Health = state === 'alive' ? alive : { ...failing(60, days * DAY), state };
        expect(validityMs(state), `${state} for ${days} days`).toBeGreaterThan(
          livenessDelayMs({ network: 'fediverse', health }, now, 1),
        );
      }
    }
  });

  it('soon lets names alone that never answered', () => {
    const delays = [1, 2, 3, 4, 9].map((failures) =>
      inMinutes({ ...failing(failures, DAY), state: 'discovered', firstUpAt: null }),
    );
    expect(delays).toEqual([60, 24 * 60, 7 * 24 * 60, 30 * 24 * 60, 30 * 24 * 60]);
  });

  it('puts all hosts behind one address group into one bucket', () => {
    expect(paceKey('203.0.113.7', 'a.org')).toBe('203.0.113.0/24');
    expect(paceKey('2001:DB8:12::7', 'a.org')).toBe('2001:db8:12::/48');
    expect(paceKey('2001:db8::1', 'a.org')).toBe('2001:db8:0::/48');
    expect(paceKey('2001:db8:0:1:2:3:4:5', 'a.org')).toBe('2001:db8:0::/48');
    expect(paceKey(null, 'a.org')).toBe('a.org');
    expect(bucketOf(paceKey('203.0.113.7', 'a.org'))).toBe(bucketOf(paceKey('203.0.113.250', 'b.org')));
  });

  it('spreads over all buckets', () => {
    const used = new Set(Array.from({ length: 5000 }, (_, index) => bucketOf(`10.0.${index}.0/24`)));
    expect(used.size).toBe(256);
  });
});
