import { describe, expect, it } from 'vitest';
import { answersAt, stateAt, uptimeTruth, verdictAt } from './timeline.ts';
import { planSynthetic } from './world/synthetic.ts';
import { makeWorld } from './world/world.ts';

const DAY_MS = 86_400_000;
const ANCHOR = Date.UTC(2026, 10, 1);
const world = makeWorld(planSynthetic(300, '5'), { seed: '5', anchorAt: ANCHOR, isLively: true });
const FROM = ANCHOR - 90 * DAY_MS;

describe('test/lab/timeline', () => {
  it('counts exactly the seconds in which the state is not up', () => {
    for (const truth of world.instances.slice(0, 60)) {
      const { up, degraded, down, unknown } = uptimeTruth(truth, FROM, ANCHOR);
      expect(up + degraded + down + unknown).toBeCloseTo(90 * 86_400, 3);
      const steps = 90 * 24;
      const ups = Array.from({ length: steps }, (_, hour) =>
        verdictAt(truth, FROM + hour * 3_600_000),
      ).filter((verdict) => verdict === 'up');
      // Sampled hourly: each outage may be off by an hour at both ends.
      const slack = (2 * truth.timeline.outages.length + 1) / steps;
      expect(Math.abs(ups.length / steps - up / (90 * 86_400))).toBeLessThanOrEqual(slack);
    }
  });

  it('never brings a version back', () => {
    for (const truth of world.instances) {
      const at = truth.timeline.upgrades.map((upgrade) => upgrade.at);
      expect(at).toEqual([...at].sort((a, b) => a - b));
    }
    expect(
      world.instances.some((truth) => answersAt(truth, FROM).version !== answersAt(truth, ANCHOR).version),
    ).toBe(true);
  });

  it('adds and lifts rules at their time', () => {
    const truth = world.instances.find(
      ({ policyPublication, timeline }) =>
        policyPublication === 'published' && timeline.policyChanges.length > 0,
    )!;
    const change = truth.timeline.policyChanges[0]!;
    const has = (instant: number) =>
      answersAt(truth, instant).policies!.some(
        ({ clearTarget, rule }) => clearTarget === change.policy.clearTarget && rule === change.policy.rule,
      );
    expect([has(change.at - 1), has(change.at)]).toEqual(
      change.change === 'add' ? [false, true] : [true, false],
    );
  });

  it('gives away nothing that the server does not publish', () => {
    for (const truth of world.instances) {
      const answers = answersAt(truth, ANCHOR);
      expect(answers.peers === null).toBe(truth.peersPublication !== 'published');
      expect(answers.policies === null).toBe(truth.policyPublication !== 'published');
    }
  });

  it('keeps the seeds up around the anchor', () => {
    const seeds = world.instances.filter(({ domain }) => world.seeds.includes(domain));
    expect(seeds.map((truth) => stateAt(truth, ANCHOR + DAY_MS / 2))).toEqual(seeds.map(() => 'up'));
  });
});
