import { describe, expect, it } from 'vitest';
import type { Judgement } from './judge.ts';
import { brief, HOUR, live, MINUTE, DAY, START } from './lives-through.fixture.ts';

const UP: Judgement = { verdict: 'up', cause: 'ok' };
const REFUSED: Judgement = { verdict: 'down', cause: 'connect_refused' };
const NO_ANSWER: Judgement = { verdict: 'unknown', cause: 'dns_timeout' };
const MOVED: Judgement = { verdict: 'degraded', cause: 'http_redirect' };
const OURS: Judgement = { verdict: 'unknown', cause: 'monitor_suspect' };

const failing = (fromMs: number, judged = REFUSED): [number, Judgement][] =>
  [0, 1, 4, 11].map((minute) => [fromMs + minute * MINUTE, judged]);

describe('crawler/health/lifecycle: when an outage begins and ends', () => {
  it('takes the first good answer after an outage for a suspicion, and counts from it once a second agrees', () => {
    const { steps, spans } = live([[0, UP], ...failing(HOUR), [2 * HOUR, UP], [2 * HOUR + MINUTE, UP]]);

    expect(steps.at(-2)?.health).toMatchObject({ state: 'down', verdict: 'down', answers: 1 });
    expect(steps.at(-1)?.health).toMatchObject({
      state: 'alive',
      answers: 2,
      failures: 0,
      verdictSince: new Date(START + 2 * HOUR),
    });
    expect(spans.map(brief)).toEqual([
      ['up', 0, 60],
      ['down', 60, 120],
      ['up', 120, null],
    ]);
  });

  it('does not end an outage by one good answer between failures', () => {
    const { steps, spans } = live([
      [0, UP],
      ...failing(HOUR),
      [2 * HOUR, UP],
      [2 * HOUR + MINUTE, REFUSED],
      [3 * HOUR, UP],
      [3 * HOUR + MINUTE, REFUSED],
    ]);

    expect(steps.at(-1)?.health).toMatchObject({ state: 'down', answers: 0 });
    expect(spans.map(brief)).toEqual([
      ['up', 0, 60],
      ['down', 60, null],
    ]);
  });

  it('brings back what was dead at its first answer', () => {
    const { steps, spans } = live([[0, UP], ...failing(HOUR), [31 * DAY, REFUSED], [31.2 * DAY, UP]]);

    expect(steps.at(-1)?.health).toMatchObject({ state: 'alive', verdict: 'up', failures: 0 });
    expect(spans.at(-1)).toMatchObject({ verdict: 'up', fromAt: new Date(START + 31.2 * DAY) });
  });

  it('keeps an outage that was seen when the name servers fall silent later', () => {
    const { spans } = live([[0, UP], ...failing(HOUR), [2 * HOUR, NO_ANSWER], [3 * HOUR, REFUSED]]);

    expect(spans.map(brief)).toEqual([
      ['up', 0, 60],
      ['down', 60, 120],
      ['unknown', 120, 180],
      ['down', 180, null],
    ]);
  });

  it('begins an outage that follows a redirect at its first failure, not at the redirect', () => {
    const { spans } = live([[0, UP], [HOUR, MOVED], [2 * HOUR, MOVED], ...failing(3 * HOUR)]);

    expect(spans.map(brief)).toEqual([
      ['up', 0, 60],
      ['degraded', 60, 180],
      ['down', 180, null],
    ]);
  });

  it('does not take for a move what redirects for the first time after a week of outage', () => {
    const down: [number, Judgement][] = Array.from({ length: 40 }, (_, index) => [
      2 * HOUR + index * 6 * HOUR,
      REFUSED,
    ]);
    const { steps } = live([
      [0, UP],
      ...failing(HOUR),
      ...down,
      [10 * DAY, MOVED],
      [10 * DAY + MINUTE, MOVED],
    ]);

    expect(steps.at(-1)?.health.state).toBe('alive');
  });

  it('begins a suspicion anew after a silence of ours: what lay between was seen by nobody', () => {
    const { steps, spans } = live([[0, UP], [HOUR, REFUSED], ...failing(10 * HOUR)]);

    expect(steps[2]?.health).toMatchObject({ failures: 1, failingSince: new Date(START + 10 * HOUR) });
    expect(spans.map(brief)).toEqual([
      ['up', 0, 180],
      ['unknown', 180, 600],
      ['down', 600, null],
    ]);
  });

  it.each([
    ['alive', [[0, UP]]],
    [
      'under suspicion',
      [
        [0, UP],
        [HOUR, REFUSED],
        [HOUR + MINUTE, REFUSED],
      ],
    ],
    ['down', [[0, UP], ...failing(HOUR)]],
    ['coming back', [[0, UP], ...failing(HOUR), [HOUR + 30 * MINUTE, UP]]],
  ] as [string, [number, Judgement][]][])(
    'learns nothing from a fault of ours about what is %s',
    (_, visits) => {
      const { steps, spans } = live(visits);
      const [lastMs] = visits.at(-1) ?? [0];
      const after = live([...visits, [lastMs + MINUTE, OURS], [lastMs + 2 * MINUTE, OURS]]);

      expect(after.steps.at(-1)?.health).toEqual(steps.at(-1)?.health);
      expect(after.spans).toEqual(spans);
    },
  );
});
