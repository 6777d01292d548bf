import { beforeAll, describe, expect, it } from 'vitest';
import { quantile } from '../bench/figures.ts';
import { HANDOVER_MAX_S, POISON_TRIES_MAX, RECOVERY_MAX_S } from '../chaos/figures.ts';
import { makeDisk } from '../chaos/disk.ts';
import { planBlows, type Blow } from '../chaos/plan.ts';
import { planSynthetic } from '../lab/world/synthetic.ts';
import { runChaos, type ChaosResult } from '../chaos/run.ts';

// At least; npm run test:chaos freezes for longer than a bucket is served.
const FREEZE_MS = 24_000;
const FULL_MS = 2_500;
const SEED = 2;
const INSTANCES = 50;

function blow(fault: Blow['fault'], atMs: number, crawler: number, lastsMs = 0): Blow {
  return { fault, atMs, crawler, lastsMs };
}

const disk = makeDisk();
disk.remove();

describe('integration/chaos', () => {
  let result: ChaosResult;
  beforeAll(async () => {
    result = await runChaos({
      seed: SEED,
      instances: INSTANCES,
      crawlers: 3,
      speed: 120,
      blows: [
        blow('freeze', 500, 0, FREEZE_MS),
        blow('kill', 2_000, 1),
        blow('cut', 6_000, 2),
        blow('terminate', 8_000, 2),
        ...(disk.refusal === null ? [blow('fill', 10_000, 2, FULL_MS)] : []),
        blow('restart-immediate', 16_000, 2),
        blow('term', 20_000, 1),
      ],
      // Its visits take half a minute each.
      optOuts: planSynthetic(INSTANCES, String(SEED)).flatMap(({ domain, condition }) =>
        condition === 'slow' ? domain : [],
      ),
      calmMs: 60_000,
      calmBy: 'newcomer',
      say: () => undefined,
    });
  }, 300_000);

  it('loses no slot, and nobody stops being visited', () => {
    expect(result.lost).toEqual([]);
    expect(result.visits).toBeGreaterThan(result.instances);
  });

  it('counts nothing twice', () => {
    expect(result.doubles).toEqual([]);
  });

  it('hurries none of the victims', () => {
    expect(result.violations).toEqual([]);
    expect(result.requests).toBeGreaterThan(result.instances);
  });

  it('rejects what a crawler that had stood still saves too late', () => {
    expect(result.refused).toBeGreaterThan(0);
  });

  it('takes over within a minute from whoever is killed or frozen, and at once from whoever is asked to end', () => {
    const seconds = (...faults: string[]) =>
      result.recovery.filter(({ after }) => faults.includes(after)).map((sample) => sample.seconds);

    expect(seconds('kill', 'freeze').length).toBeGreaterThan(0);
    expect(quantile(seconds('kill', 'freeze'), 0.99)).toBeLessThanOrEqual(RECOVERY_MAX_S);
    expect(Math.max(0, ...seconds('term'))).toBeLessThanOrEqual(HANDOVER_MAX_S);
  });

  it('goes on by itself when the database was restarted, or its connections were cut', () => {
    const after = new Set(result.recovery.map((sample) => sample.after));

    expect(after).toContain('restart-immediate');
    expect(after).toContain('cut');
    expect(result.endings).toBe(0);
  });

  it.skipIf(disk.refusal !== null)(`goes on when its disk was full (${disk.refusal ?? 'a tmpfs'})`, () => {
    expect(result.recovery.map((sample) => sample.after)).toContain('fill');
  });

  it('tries poison three times, and sets it aside', () => {
    expect(result.poison).toEqual({ tries: POISON_TRIES_MAX, areAside: true });
  });

  it('strikes the same blows for the same seed, each fault at least once', () => {
    const options = { seed: 7, minutes: 6, crawlers: 3, canFill: true };

    expect(planBlows(options)).toEqual(planBlows(options));
    expect(planBlows({ ...options, seed: 8 })).not.toEqual(planBlows(options));
    expect(new Set(planBlows(options).map(({ fault }) => fault)).size).toBe(8);
  });
});
