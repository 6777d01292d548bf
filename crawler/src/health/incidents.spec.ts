import { describe, expect, it } from 'vitest';
import { incidentsOf, type Sign } from './incidents.ts';
import type { Judgement } from './judge.ts';
import type { SpanChange } from './lifecycle.ts';
import { DAY, HOUR, live, MINUTE, START } from './lives-through.fixture.ts';

const at = (ms: number) => new Date(START + ms);
const CAUSES = {
  up: 'ok',
  down: 'connect_refused',
  degraded: 'tls_expired',
  unknown: 'dns_timeout',
} as const;

/** Spans that follow each other: a verdict, and the hour at which it begins. */
function spansOf(...parts: [keyof typeof CAUSES, number][]): SpanChange[] {
  return parts.map(([verdict, hour], index) => {
    const next = parts[index + 1];
    return {
      verdict,
      cause: CAUSES[verdict],
      fromAt: at(hour * HOUR),
      toAt: next ? at(next[1] * HOUR) : null,
    };
  });
}

const told = (spans: SpanChange[], nowHour: number, signs: Sign[] = []) =>
  incidentsOf(spans, signs, at(nowHour * HOUR)).map(({ kind, fromAt, toAt, outages }) => [
    kind,
    (fromAt.getTime() - START) / HOUR,
    toAt && (toAt.getTime() - START) / HOUR,
    outages,
  ]);

describe('crawler/health/incidents', () => {
  it('calls one stretch without an answer an outage, from its first failure to its first good answer', () => {
    expect(told(spansOf(['up', 0], ['down', 5]), 6)).toEqual([['outage', 5, null, 1]]);
    expect(told(spansOf(['up', 0], ['down', 5], ['up', 7]), 7)).toEqual([['outage', 5, 7, 1]]);
    expect(told(spansOf(['up', 0], ['down', 5], ['up', 7], ['down', 20], ['up', 21]), 30)).toEqual([
      ['outage', 5, 7, 1],
      ['outage', 20, 21, 1],
    ]);
  });

  it('names what was seen first', () => {
    const spans = spansOf(['up', 0], ['down', 5], ['down', 6]);
    expect(
      incidentsOf([...spans.slice(0, 2), { ...spans[2]!, cause: 'dns_not_found' }], [], at(7 * HOUR)),
    ).toEqual([{ kind: 'outage', cause: 'connect_refused', fromAt: at(5 * HOUR), toAt: null, outages: 1 }]);
  });

  it('makes no incident of what nobody could measure, and lets it end none', () => {
    expect(told(spansOf(['up', 0], ['unknown', 5], ['up', 9]), 10)).toEqual([]);
    expect(told(spansOf(['up', 0], ['down', 5], ['unknown', 6], ['down', 8], ['up', 9]), 9)).toEqual([
      ['outage', 5, 9, 1],
    ]);
    expect(told(spansOf(['up', 0], ['down', 5], ['unknown', 6]), 8)).toEqual([['outage', 5, null, 1]]);
  });

  it('speaks of a degraded server only after three looks', () => {
    expect(told(spansOf(['up', 0], ['degraded', 5], ['up', 6]), 9)).toEqual([]);
    expect(told(spansOf(['up', 0], ['degraded', 5]), 6.9)).toEqual([]);
    expect(told(spansOf(['up', 0], ['degraded', 5]), 7)).toEqual([['degraded', 5, null, 1]]);
    expect(told(spansOf(['up', 0], ['degraded', 5], ['down', 8], ['up', 9]), 9)).toEqual([
      ['degraded', 5, 8, 1],
      ['outage', 8, 9, 1],
    ]);
  });

  it('tells a host that goes and comes as one unstable incident, until it has been steady for an hour', () => {
    const flaps = spansOf(
      ['up', 0],
      ['down', 5],
      ['up', 5.5],
      ['down', 6],
      ['up', 6.5],
      ['down', 8],
      ['up', 8.2],
    );
    expect(told(flaps, 8.3)).toEqual([['unstable', 5, null, 3]]);
    expect(told(flaps, 9.1)).toEqual([['unstable', 5, null, 3]]);
    expect(told(flaps, 9.2)).toEqual([['unstable', 5, 8.2, 3]]);
  });

  it('has at most one open, whatever comes after each other', () => {
    const spans = spansOf(['up', 0], ['down', 5], ['up', 6], ['down', 7], ['degraded', 8]);
    expect(told(spans, 8.5)).toEqual([['unstable', 5, null, 2]]);
    expect(told(spans, 10.5)).toEqual([
      ['unstable', 5, 8, 2],
      ['degraded', 8, null, 1],
    ]);
  });

  it('tells a host that every second look finds gone, though no outage of it was ever confirmed', () => {
    const UP: Judgement = { verdict: 'up', cause: 'ok' };
    const GONE: Judgement = { verdict: 'down', cause: 'connect_refused' };
    const visits = Array.from({ length: 8 }, (_, hour): [number, Judgement][] => [
      [hour * HOUR, hour > 1 ? GONE : UP],
      [hour * HOUR + MINUTE, UP],
    ]).flat();
    const { spans } = live(visits);
    const signs = visits.map(([ms, judged]) => ({ at: at(ms), vantage: 'home', ...judged }));

    expect(spans).toHaveLength(1);
    expect(told(spans, 5.1, signs.slice(0, 11))).toEqual([]);
    expect(told(spans, 7.1, signs)).toEqual([['unstable', 2, null, 6]]);
    expect(told(spans, 8.1, signs)[0]?.[2]).toBeCloseTo(7 + 1 / 60);
  });

  it('takes two more failures within hours of an outage for the same trouble, and one for chance', () => {
    const outage = (...dips: number[]) =>
      told(spansOf(['up', 0], ['down', 5], ['up', 6]), 24, [
        { at: at(5 * HOUR), vantage: 'home', verdict: 'down', cause: 'connect_refused' },
        { at: at(6 * HOUR), vantage: 'home', verdict: 'up', cause: 'ok' },
        ...dips.flatMap((hour) => dip('home', hour)),
      ]);

    expect(outage(8)).toEqual([['outage', 5, 6, 1]]);
    expect(outage(8, 10)).toEqual([['unstable', 5, 10 + MINUTE / HOUR, 3]]);
    expect(outage(10, 12)).toEqual([['outage', 5, 6, 1]]);
  });

  it('takes an outage for the same trouble when it follows within eight hours of the last', () => {
    expect(told(spansOf(['up', 0], ['down', 5], ['up', 6], ['down', 14], ['up', 15]), 24)).toEqual([
      ['unstable', 5, 15, 2],
    ]);
    expect(told(spansOf(['up', 0], ['down', 5], ['up', 6], ['down', 14.1], ['up', 15]), 24)).toEqual([
      ['outage', 5, 6, 1],
      ['outage', 14.1, 15, 1],
    ]);
  });

  it('tells nothing of a host of which a visit is lost now and then', () => {
    const signs = [0, 1, 2, 9, 10].flatMap((hour) => dip('home', hour));
    expect(told(spansOf(['up', -48]), DAY / HOUR, signs)).toEqual([]);
  });

  it('tells nothing of a host that one vantage never reaches and another always does', () => {
    const signs = Array.from({ length: 12 }, (_, half): Sign[] => [
      half % 2 === 0
        ? { at: at((half / 2) * HOUR), vantage: 'home', verdict: 'up', cause: 'ok' }
        : { at: at((half / 2) * HOUR), vantage: 'away', verdict: 'down', cause: 'connect_timeout' },
    ]).flat();
    expect(told(spansOf(['up', -48]), 7, signs)).toEqual([]);
  });

  it('believes that a host comes and goes when most of the vantages meet it so', () => {
    const flapping = (vantage: string) => [1, 2, 3, 4].flatMap((hour) => dip(vantage, hour));
    const steady = (vantage: string) =>
      [1, 2, 3, 4].map((hour): Sign => ({ at: at(hour * HOUR), vantage, verdict: 'up', cause: 'ok' }));
    const by = (...seen: Sign[][]) => told(spansOf(['up', -48]), 6, seen.flat());

    const unstable = ['unstable', 1, 4 + MINUTE / HOUR, 4];
    expect(by(flapping('one'))).toEqual([unstable]);
    expect(by(flapping('one'), steady('two'))).toEqual([]);
    expect(by(flapping('one'), flapping('two'), steady('three'))).toEqual([unstable]);
    expect(by(flapping('one'), steady('two'), steady('three'))).toEqual([]);
  });
});

/** One lost visit and the good re-visit after it. */
function dip(vantage: string, hour: number): Sign[] {
  return [
    { at: at(hour * HOUR), vantage, verdict: 'down', cause: 'connect_timeout' },
    { at: at(hour * HOUR + MINUTE), vantage, verdict: 'up', cause: 'ok' },
  ];
}
