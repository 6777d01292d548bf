import { describe, expect, it } from 'vitest';
import { incidentsOf } from '../health/incidents.ts';
import type { Judgement } from '../health/judge.ts';
import { isOurFault } from '../health/lifecycle.ts';
import { DAY, diceOf, HOUR, MINUTE, START, watch, type Seen } from './watched.fixture.ts';

const UP: Judgement = { verdict: 'up', cause: 'ok' };
const TIMEOUT: Judgement = { verdict: 'down', cause: 'connect_timeout' };
const OURS: Judgement = { verdict: 'unknown', cause: 'monitor_suspect' };

// Ten thousand are the full size: some millions of visits, a minute or two.
const HOSTS = Number(process.env['SIMULATED_HOSTS'] ?? 250);
const DAYS = 30;
// From the moment when our line fails until we know it, visits fail as if it were theirs.
const NOTICED_MS = MINUTE;

/** When our own line was bad: 24 times in the month, from one minute to six hours. */
const ourOutages = (() => {
  const random = diceOf(24);
  return Array.from({ length: 24 }, (_, nth) => {
    const fromMs = nth * 1.25 * DAY + random() * DAY;
    return { fromMs, untilMs: fromMs + MINUTE + random() ** 3 * 6 * HOUR };
  });
})();

const oursAt = (atMs: number) => ourOutages.find(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs);

function monthOf(host: number, lost: number): Seen {
  const random = diceOf(1_000_003 * host + 17);
  const see = (atMs: number): Judgement => {
    const ours = oursAt(atMs);
    if (ours) return atMs - ours.fromMs < NOTICED_MS ? TIMEOUT : OURS;
    return random() < lost ? TIMEOUT : UP;
  };
  return watch({ see, fromMs: random() * HOUR, untilMs: DAYS * DAY, random });
}

/** How many visits there were in a month of healthy hosts, and how often one was called down all the same. */
function falseOutages(lost: number): { visits: number; falsely: number } {
  let visits = 0;
  let falsely = 0;
  for (let host = 0; host < HOSTS; host += 1) {
    const month = monthOf(host, lost);
    visits += month.visits.length;
    falsely += month.spans.filter(({ verdict }) => verdict === 'down').length;
  }
  return { visits, falsely };
}

const print = (name: string, value: number, unit: string) => {
  process.stdout.write(`${name}: ${String(Math.round(value * 1000) / 1000)} ${unit}\n`);
};

describe('crawler/schedule: a month of healthy hosts on a bad line', { timeout: 300_000 }, () => {
  it('calls nobody down while one visit of a hundred is lost and our own line fails 24 times', () => {
    const { visits, falsely } = falseOutages(0.01);
    print('false_down_at_1_percent', falsely, `of ${String(visits)} visits`);

    expect(visits).toBeGreaterThan(HOSTS * DAYS * 23);
    expect(falsely).toBe(0);
  });

  it('is wrong no oftener than four losses in a row are where one visit of twenty is lost', () => {
    const { visits, falsely } = falseOutages(0.05);
    print('false_down_at_5_percent', (falsely * 1e6) / visits, 'per million visits');

    // Each is 0.05⁴, about 6 in a million; so many more than expected are chance once in a thousand runs.
    const expected = visits * 0.05 ** 4;
    expect(falsely).toBeLessThanOrEqual(expected + 3.1 * Math.sqrt(expected) + 1);
  });

  it('is not fooled by our own line, however long that fails', () => {
    const { spans, visits } = monthOf(5, 0);

    expect(visits.length).toBeGreaterThan(DAYS * 23);
    expect(spans.every(({ verdict, cause }) => verdict === 'up' || isOurFault({ cause }))).toBe(true);
  });
});

interface Outage {
  fromMs: number;
  untilMs: number;
}

/** Five hundred hosts, each with one outage of one to twelve hours. */
function realOutages(): { outage: Outage; seen: Seen }[] {
  return Array.from({ length: 500 }, (_, host) => {
    const random = diceOf(77_777 * (host + 1));
    const fromMs = DAY + random() * DAY;
    const outage = { fromMs, untilMs: fromMs + 80 * MINUTE + random() * 11 * HOUR };
    const see = (atMs: number) => (outage.fromMs <= atMs && atMs < outage.untilMs ? TIMEOUT : UP);
    return { outage, seen: watch({ see, fromMs: random() * HOUR, untilMs: 4 * DAY, random }) };
  });
}

const quantile = (values: readonly number[], share: number) =>
  values.toSorted((one, other) => one - other)[Math.ceil(share * values.length) - 1] ?? NaN;

describe('crawler/schedule: five hundred real outages', () => {
  const outages = realOutages();

  it('finds each, once, and within an interval of when it began and ended', () => {
    const delays = outages.map(({ outage, seen }) => {
      const down = seen.spans.filter(({ verdict }) => verdict === 'down');
      expect(down).toHaveLength(1);
      const beganMs = Number(down[0]?.fromAt) - START - outage.fromMs;
      const endedMs = Number(down[0]?.toAt) - START - outage.untilMs;
      for (const late of [beganMs, endedMs]) {
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThanOrEqual(1.1 * HOUR);
      }
      const believed = seen.visits.find(({ health }) => health.verdict === 'down')?.atMs ?? NaN;
      return (believed - outage.fromMs) / MINUTE;
    });
    print('outages_found', delays.length, 'of 500');
    print('detected_p50', quantile(delays, 0.5), 'minutes after the beginning');
    print('detected_p95', quantile(delays, 0.95), 'minutes after the beginning');

    // An hour ± 10 % until somebody looks, and eleven minutes until it is believed.
    expect(Math.max(...delays)).toBeLessThanOrEqual(66 + 11);
  });

  it('tells each as one incident, and a host that goes and comes for a day as one that is unstable', () => {
    const until = new Date(START + 4 * DAY);
    for (const { seen } of outages) {
      const told = incidentsOf(closed(seen, until), seen.signs, until);
      expect(told.map(({ kind, outages: times }) => [kind, times])).toEqual([['outage', 1]]);
    }
    const events = Array.from({ length: 100 }, (_, host) => {
      const seen = flapping(host);
      return incidentsOf(closed(seen, until), seen.signs, until).map(({ kind }) => kind);
    });
    print('flapping_as_one_event', events.filter(({ length }) => length === 1).length, 'of 100');
    expect(events.filter(({ length }) => length === 1).length).toBeGreaterThanOrEqual(85);
    expect(events.every(({ length }) => length === 1 || length === 2)).toBe(true);
    expect(events.filter((kinds) => kinds.includes('unstable')).length).toBeGreaterThanOrEqual(95);
  });
});

/** Up and down in turns of one to twenty minutes, for a day. */
function flapping(host: number): Seen {
  const random = diceOf(31_337 * (host + 1));
  const turns: number[] = [];
  for (let atMs = DAY; atMs < 2 * DAY; atMs += MINUTE + random() * 19 * MINUTE) turns.push(atMs);
  const see = (atMs: number) => {
    if (atMs >= 2 * DAY) return UP;
    return turns.filter((turn) => turn <= atMs).length % 2 === 1 ? TIMEOUT : UP;
  };
  return watch({ see, fromMs: random() * HOUR, untilMs: 4 * DAY, random });
}

/** The open span ends where nobody looks any more. */
function closed({ spans }: Seen, until: Date) {
  return spans.map((span) => ({ ...span, toAt: span.toAt ?? until }));
}
