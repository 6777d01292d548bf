import { describe, expect, it } from 'vitest';
import { UNSEEN, type Health } from '../health/lifecycle.ts';
import { shut } from '../software/listing.ts';
import type { Visit } from '../visit/visit.ts';
import { nextDue } from './plan.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const at = new Date(Date.UTC(2026, 5, 1));
const after = (ms: number) => new Date(at.getTime() + ms);
const alive: Health = { ...UNSEEN, state: 'alive', verdict: 'up', cause: 'ok', firstUpAt: at, answers: 2 };
const visit: Visit = {
  kind: 'details',
  at,
  totalMs: 2 * SECOND,
  address: '192.0.2.1',
  timings: { resolveMs: 1, connectMs: 1, tlsMs: 1, firstByteMs: 1 },
  bytes: 100,
  asked: [],
  failure: null,
  pausedMs: null,
  nodeinfoUrl: null,
  partial: false,
  signals: null,
  tip: null,
  facts: null,
  peers: null,
  policy: null,
};
const all = { liveness: at, details: at, peers: at, policy: at };
const plan = (visits: Visit[], health = alive, due = all) =>
  nextDue({ network: 'fediverse', due, isAlias: false, health, visits, crawlDelayMs: 0 }, () => 0.5);

describe('crawler/schedule/plan', () => {
  it.each(['peers', 'policy'] as const)(
    'waits as long as the answer to %s asks, with every question',
    (kind) => {
      const refused = shut<never>({ cause: 'http_rate_limited', status: 429, retryAfterMs: 5 * HOUR });
      const list: Visit = { ...visit, kind, at: after(3 * SECOND), [kind]: refused };
      const due = plan([visit, list], alive, { ...all, policy: after(MINUTE) });

      // From the answer that asked for it, which came two seconds after its question was put.
      const until = after(3 * SECOND + 2 * SECOND + 5 * HOUR);
      expect([due.liveness, due.policy]).toEqual([until, until]);
      expect(due.details).toEqual(after(24 * HOUR));
    },
  );

  it('keeps what was planned already from coming before Retry-After is over', () => {
    const failure = { cause: 'http_maintenance', retryAfterMs: 3 * HOUR } as const;
    const due = plan([{ ...visit, kind: 'liveness', failure }], alive, { ...all, details: after(MINUTE) });

    expect(due.details).toEqual(after(3 * HOUR + 2 * SECOND));
  });

  it('looks again in ten minutes at whom a fault of ours kept from being seen', () => {
    const ours = plan([{ ...visit, failure: { cause: 'monitor_suspect' } }], UNSEEN);

    expect(ours).toEqual({
      liveness: after(10 * MINUTE),
      details: after(10 * MINUTE),
      peers: after(10 * MINUTE),
      policy: after(10 * MINUTE),
    });
  });

  it('asks once for the details that came with the first good answer after an outage', () => {
    const back: Health = { ...alive, state: 'down', verdict: 'down', failures: 6, answers: 1 };

    expect(plan([visit], back)).toMatchObject({ liveness: after(MINUTE), details: after(24 * HOUR) });
    expect(plan([visit], { ...back, answers: 0 }).details).toEqual(after(HOUR));
  });
});
