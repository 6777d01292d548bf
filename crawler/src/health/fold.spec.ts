import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validityMs } from '../schedule/next-due.ts';
import { deriveAnew, spansOf, type Seen } from './fold.ts';
import { DAY, HOUR, MINUTE, START } from './lives-through.fixture.ts';

const at = (ms: number) => new Date(START + ms);
const JUDGED = [
  { verdict: 'up', cause: 'ok' },
  { verdict: 'up', cause: 'ok' },
  { verdict: 'down', cause: 'connect_refused' },
  { verdict: 'down', cause: 'http_server_error' },
  { verdict: 'degraded', cause: 'tls_expired' },
  { verdict: 'degraded', cause: 'http_redirect' },
  { verdict: 'unknown', cause: 'dns_timeout' },
  { verdict: 'unknown', cause: 'our_rule' },
  { verdict: 'unknown', cause: 'monitor_suspect' },
  { verdict: 'up', cause: 'http_challenge' },
] as const;
const STEPS = [MINUTE, 3 * MINUTE, 7 * MINUTE, HOUR, HOUR, 5 * HOUR];

/** A life that begins with a good answer, as every recorded one does. */
const lives = fc
  .array(fc.record({ step: fc.constantFrom(...STEPS), judged: fc.constantFrom(...JUDGED) }), {
    minLength: 3,
    maxLength: 60,
  })
  .map((parts): Seen[] => {
    let ms = 0;
    const rest = parts.map(({ step, judged }): Seen => {
      ms += step;
      return { kind: 'liveness', at: at(ms), ...judged };
    });
    return [{ kind: 'details', at: at(0), verdict: 'up', cause: 'ok' }, ...rest];
  });

describe('crawler/health/fold', () => {
  it('gives the same spans in whatever order and however often the visits are given', () => {
    fc.assert(
      fc.property(lives, fc.array(fc.nat(), { minLength: 130, maxLength: 130 }), (visits, dice) => {
        const once = spansOf(visits, validityMs);
        const again = [...visits, ...visits.filter((_, index) => (dice[index] ?? 0) % 2 === 0)]
          .map((visit, index) => ({ visit, key: dice[index] ?? 0 }))
          .sort((one, other) => one.key - other.key)
          .map(({ visit }) => visit);
        expect(spansOf(again, validityMs)).toEqual(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('derives from a late visit what would be believed had it come in time', () => {
    fc.assert(
      fc.property(lives, fc.nat(), (visits, which) => {
        const late = visits[1 + (which % (visits.length - 1))]!;
        const without = spansOf(
          visits.filter((visit) => visit !== late),
          validityMs,
        );
        const known = { firstUpAt: without.health.firstUpAt, spans: without.spans, visits };
        const [derived, whole] = [deriveAnew(known, late.at, validityMs), spansOf(visits, validityMs)];
        expect(derived.spans).toEqual(whole.spans);
        // How often it answered matters in an outage alone.
        const answers = 0;
        expect({ ...derived.health, answers }).toEqual({ ...whole.health, answers });
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps what is older than the raw visits, also in the middle of an outage', () => {
    const down = { verdict: 'down', cause: 'connect_refused' } as const;
    const spans = [
      { verdict: 'up', cause: 'ok', fromAt: at(-60 * DAY), toAt: at(-20 * DAY) } as const,
      { ...down, fromAt: at(-20 * DAY), toAt: null },
    ];
    const visits: Seen[] = [0, 6, 12].map((hour) => ({ kind: 'liveness', at: at(hour * HOUR), ...down }));
    const up: Seen[] = [7, 7.1].map((hour) => ({
      kind: 'liveness',
      at: at(hour * HOUR),
      verdict: 'up',
      cause: 'ok',
    }));
    const derived = deriveAnew(
      { firstUpAt: at(-60 * DAY), visits: [...visits, ...up], spans },
      at(7 * HOUR),
      validityMs,
    );

    expect(derived.spans).toEqual([
      spans[0],
      { ...spans[1], toAt: at(7 * HOUR) },
      { verdict: 'up', cause: 'ok', fromAt: at(7 * HOUR), toAt: at(9.1 * HOUR) },
      { verdict: 'unknown', cause: 'monitor_suspect', fromAt: at(9.1 * HOUR), toAt: at(12 * HOUR) },
      { verdict: 'up', cause: 'ok', fromAt: at(12 * HOUR), toAt: null },
    ]);
    expect(derived.health).toMatchObject({ state: 'failing', failures: 1 });
  });

  it('adds a year of beats every 20 seconds up to the second', { timeout: 60_000 }, () => {
    const BEAT = 20_000;
    const beats = 1_576_800;
    const isUp = (beat: number) => Math.floor(beat / 977) % 13 !== 5 && Math.floor(beat / 31_536) % 17 !== 3;
    const visits = Array.from({ length: beats }, (_, beat): Seen => {
      const judged = isUp(beat) ? JUDGED[0] : JUDGED[2];
      return { kind: 'liveness', at: at(beat * BEAT), ...judged };
    });
    const { spans } = spansOf(visits, validityMs);

    const end = START + beats * BEAT;
    const seconds = { up: 0, down: 0, degraded: 0, unknown: 0 };
    for (const { verdict, fromAt, toAt } of spans) {
      seconds[verdict] += ((toAt?.getTime() ?? end) - fromAt.getTime()) / 1000;
    }
    const up = visits.filter(({ verdict }) => verdict === 'up').length;
    expect(seconds).toEqual({ up: up * 20, down: (beats - up) * 20, degraded: 0, unknown: 0 });
    expect(seconds.up / (seconds.up + seconds.down)).toBe(up / beats);
  });
});
