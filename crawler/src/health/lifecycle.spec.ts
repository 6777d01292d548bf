import { describe, expect, it } from 'vitest';
import { judge, type Judgement } from './judge.ts';
import { brief, DAY, HOUR, live, MINUTE, START } from './lives-through.fixture.ts';

const NO_TIMINGS = { resolveMs: null, connectMs: null, tlsMs: null, firstByteMs: null };
const UP: Judgement = { verdict: 'up', cause: 'ok' };
const REFUSED: Judgement = { verdict: 'down', cause: 'connect_refused' };
const TIMEOUT: Judgement = { verdict: 'down', cause: 'connect_timeout' };
const NO_ANSWER: Judgement = { verdict: 'unknown', cause: 'dns_timeout' };
const OUR_RULE = judge({ failure: { cause: 'our_rule' }, partial: false, timings: NO_TIMINGS });
const ROBOTS: Judgement = { verdict: 'up', cause: 'robots_disallowed' };
const MOVED: Judgement = { verdict: 'degraded', cause: 'http_redirect' };

describe('crawler/health/lifecycle', () => {
  it('opens one span at the first answer and keeps it while nothing changes', () => {
    const { steps, spans } = live([
      [0, UP],
      [HOUR, UP],
      [2 * HOUR, UP],
    ]);

    expect(spans.map(brief)).toEqual([['up', 0, null]]);
    expect(steps.at(-1)?.health.state).toBe('alive');
  });

  it('does not believe one failure', () => {
    const { steps, spans } = live([
      [0, UP],
      [HOUR, REFUSED],
      [HOUR + MINUTE, UP],
    ]);

    expect(steps[1]?.health).toMatchObject({ state: 'failing', verdict: 'up', failures: 1 });
    expect(spans.map(brief)).toEqual([['up', 0, null]]);
    expect(steps[2]?.health).toMatchObject({ state: 'alive', failures: 0, failingSince: null });
  });

  it('begins a confirmed outage at its first failure', () => {
    const { steps, spans } = live([
      [0, UP],
      [HOUR, REFUSED],
      [HOUR + MINUTE, TIMEOUT],
      [HOUR + 4 * MINUTE, REFUSED],
      [HOUR + 11 * MINUTE, REFUSED],
      [3 * HOUR, UP],
      [3 * HOUR + MINUTE, UP],
    ]);

    expect(spans.map(brief)).toEqual([
      ['up', 0, 60],
      ['down', 60, 180],
      ['up', 180, null],
    ]);
    expect(steps[3]?.health.state).toBe('failing');
    expect(steps[4]?.health).toMatchObject({ state: 'down', verdictSince: new Date(START + HOUR) });
  });

  it('keeps the start of an outage when its cause changes', () => {
    const outage: [number, Judgement][] = [0, 1, 4, 11].map((minute) => [HOUR + minute * MINUTE, REFUSED]);
    const { steps, spans } = live([[0, UP], ...outage, [2 * HOUR, TIMEOUT]]);

    expect(spans.map(brief)).toEqual([
      ['up', 0, 60],
      ['down', 60, 120],
      ['down', 120, null],
    ]);
    expect(steps.at(-1)?.health.verdictSince).toEqual(new Date(START + HOUR));
  });

  it('records our own silence as unknown, neither up nor down', () => {
    const { spans } = live([
      [0, UP],
      [10 * HOUR, UP],
    ]);

    expect(spans.map(brief)).toEqual([
      ['up', 0, 120],
      ['unknown', 120, 600],
      ['up', 600, null],
    ]);
  });

  it('has no silence of ours before the first answer: names that never answered are asked ever less', () => {
    const { spans } = live([
      [0, REFUSED],
      [5 * DAY, UP],
    ]);

    expect(spans.map(brief)).toEqual([['up', 5 * 24 * 60, null]]);
  });

  it('keeps silence and outage apart when a failure follows a silence', () => {
    const failures: [number, Judgement][] = [0, 1, 4, 11].map((minute) => [
      10 * HOUR + minute * MINUTE,
      REFUSED,
    ]);
    const { spans } = live([[0, UP], ...failures]);

    expect(spans.map(brief)).toEqual([
      ['up', 0, 120],
      ['unknown', 120, 600],
      ['down', 600, null],
    ]);
  });

  it('does not call a server down for what the name servers would not tell', () => {
    const { steps, spans } = live(
      [0, 60, 61, 64, 71].map((minute) => [minute * MINUTE, minute ? NO_ANSWER : UP]),
    );

    expect(steps.at(-1)?.health.verdict).toBe('unknown');
    expect(spans.map(brief)).toEqual([
      ['up', 0, 60],
      ['unknown', 60, null],
    ]);
  });

  it('takes what a rule of ours kept us from asking for neither up nor down, at once', () => {
    const { steps, spans } = live([
      [0, UP],
      [HOUR, OUR_RULE],
      [2 * HOUR, OUR_RULE],
      [3 * HOUR, UP],
      [3 * HOUR + MINUTE, UP],
    ]);

    expect(steps[1]?.health).toMatchObject({ verdict: 'unknown', cause: 'our_rule', failures: 0 });
    expect(spans.map(brief)).toEqual([
      ['up', 0, 60],
      ['unknown', 60, 180],
      ['up', 180, null],
    ]);
  });

  it('lets what was not asked prove no outage, and an outage after it begin at its first failure', () => {
    const row = (...minutes: number[]): [number, Judgement][] =>
      minutes.map((minute) => [2 * HOUR + minute * MINUTE, REFUSED]);
    const unasked: [number, Judgement][] = [0, 1, 4].map((minute) => [HOUR + minute * MINUTE, OUR_RULE]);

    expect(live([[0, UP], ...unasked, ...row(0, 1, 4)]).spans.map(brief)).toEqual([
      ['up', 0, 60],
      ['unknown', 60, null],
    ]);
    expect(live([[0, UP], ...unasked, ...row(0, 1, 4, 11)]).spans.map(brief)).toEqual([
      ['up', 0, 60],
      ['unknown', 60, 120],
      ['down', 120, null],
    ]);
  });

  it('asks a name ever more rarely that a rule of ours keeps out from the beginning', () => {
    const { steps, spans } = live([0, 1, 2, 40].map((days) => [days * DAY, OUR_RULE]));

    expect(steps.map(({ health }) => health.failures)).toEqual([1, 2, 3, 4]);
    expect(steps.at(-1)?.health).toMatchObject({ state: 'discovered', verdict: 'unknown', firstUpAt: null });
    expect(spans).toEqual([]);
  });

  it('writes no history for a name that never answered', () => {
    const { steps, spans } = live([
      [0, REFUSED],
      [HOUR, REFUSED],
      [DAY, REFUSED],
      [8 * DAY, REFUSED],
      [38 * DAY, REFUSED],
    ]);

    expect(spans).toEqual([]);
    expect(steps[3]?.health.state).toBe('discovered');
    expect(steps[4]?.health.state).toBe('dead');
  });

  it('calls a month without an answer dead, and the first answer brings it back', () => {
    const outage: [number, Judgement][] = [0, 1, 4, 11].map((minute) => [HOUR + minute * MINUTE, REFUSED]);
    const { steps } = live([[0, UP], ...outage, [31 * DAY, REFUSED], [40 * DAY, UP]]);

    expect(steps.at(-2)?.health.state).toBe('dead');
    expect(steps.at(-1)?.health.state).toBe('alive');
  });

  it('takes a redirect for a move only when it lasts a week', () => {
    const { steps } = live([
      [0, UP],
      [HOUR, MOVED],
      [2 * HOUR, MOVED],
      [7 * DAY + HOUR, MOVED],
    ]);

    expect(steps.map(({ health }) => health.state)).toEqual(['alive', 'alive', 'alive', 'moved']);
  });

  it('knows a server that asks to be left alone as alive', () => {
    const { steps, spans } = live([[0, ROBOTS]]);

    expect(steps[0]?.health.state).toBe('withheld');
    expect(spans.map(brief)).toEqual([['up', 0, null]]);
  });

  it('takes a hub that is full for an instance: it has said so as only hubs do', () => {
    const { steps, spans } = live([[0, { verdict: 'degraded', cause: 'not_accepting' }]]);

    expect(steps[0]?.health).toMatchObject({ state: 'alive', firstUpAt: new Date(START) });
    expect(spans.map(brief)).toEqual([['degraded', 0, null]]);
  });

  it('does not take a parked page for an instance, however long it answers', () => {
    const parked: Judgement = { verdict: 'degraded', cause: 'parse_not_json' };
    const { steps, spans } = live([
      [0, parked],
      [DAY, parked],
      [2 * DAY, parked],
    ]);

    expect(steps.map(({ health }) => health.state)).toEqual(['discovered', 'discovered', 'discovered']);
    expect(spans).toEqual([]);
  });

  it.each(['not_accepting', 'key_expired', 'key_invalid', 'split_brain'] as const)(
    'knows an instance by %s, which no parked page can have',
    (cause) => {
      const { steps } = live([[0, { verdict: 'degraded', cause }]]);

      expect(steps[0]?.health).toMatchObject({ state: 'alive', firstUpAt: new Date(START) });
    },
  );

  it('does not take another server for the one that was asked', () => {
    const { steps } = live([[0, { verdict: 'degraded', cause: 'wrong_server' }]]);

    expect(steps[0]?.health).toMatchObject({ state: 'discovered', firstUpAt: null });
  });

  it('keeps spans without gaps or overlaps, whatever happens', () => {
    const all = [UP, REFUSED, TIMEOUT, NO_ANSWER, OUR_RULE, ROBOTS, MOVED];
    for (let seed = 1; seed <= 300; seed += 1) {
      let dice = seed;
      const roll = (sides: number) => (dice = (dice * 48271) % 2147483647) % sides;
      let atMs = 0;
      const visits = Array.from({ length: 60 }, (): [number, Judgement] => {
        atMs += [MINUTE, 3 * MINUTE, HOUR, 5 * HOUR][roll(4)] ?? HOUR;
        return [atMs, all[roll(all.length)] ?? UP];
      });
      const { spans } = live([[0, UP], ...visits]);
      for (const [index, span] of spans.entries()) {
        const next = spans[index + 1];
        expect(span.toAt?.getTime() ?? null, `seed ${seed}`).toBe(next?.fromAt.getTime() ?? null);
      }
    }
  });
});
