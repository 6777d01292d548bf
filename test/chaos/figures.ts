import { quantile, type Figure } from '../bench/figures.ts';
import type { ChaosResult } from './run.ts';
import type { Found } from './journal.ts';

export const RECOVERY_MAX_S = 60;
// A crawler that is asked to end gives its buckets back: nobody needs to miss it first, which takes up to 25 s. It is a
// second or two on a machine that has nothing else to do.
export const HANDOVER_MAX_S = 18;

export const POISON_TRIES_MAX = 3;

export function figuresOf(result: ChaosResult): Figure[] {
  const { recovery } = result;
  const after = Map.groupBy(recovery, (sample) => sample.after);
  const seconds = (samples: ChaosResult['recovery']) => samples.map((sample) => sample.seconds);
  return [
    ...Object.entries(result.blows).map(([fault, count]): Figure => [`blows_${word(fault)}`, count, 'blows']),
    ['instances', result.instances, 'instances'],
    ['visits', result.visits, 'visits'],
    ['requests', result.requests, 'requests'],
    ['lost', sum(result.lost), 'slots'],
    ['double_effects', sum(result.doubles), 'effects'],
    ...[...after].map(([fault, samples]): Figure => [
      `recovery_${word(fault)}_max_s`,
      Math.max(...seconds(samples)),
      's',
    ]),
    ['recovery_samples', recovery.length, 'samples'],
    ['recovery_p99_s', quantile(seconds(recovery), 0.99), 's'],
    ['zombie_writes_rejected', result.refused, 'contacts'],
    ['poison_tries_max', result.poison.tries, 'tries'],
    ['pace_violations', result.violations.length, 'violations'],
    ['silent_connections_of_the_frozen', result.silent, 'connections'],
    ['ended_by_themselves', result.endings, 'crawlers'],
  ];
}

/** What of a result is out of its bounds, in words; empty where all is as promised. */
export function breachesOf(result: ChaosResult): string[] {
  const { recovery } = result;
  const p99 = quantile(
    recovery.map(({ seconds }) => seconds),
    0.99,
  );
  const slowest = Math.max(
    0,
    ...recovery.filter(({ after }) => after === 'term').map(({ seconds }) => seconds),
  );
  return [
    ...[...result.lost, ...result.doubles].map(
      ({ what, count, examples }) => `${what}: ${String(count)} (${examples.join('; ')})`,
    ),
    ...(p99 > RECOVERY_MAX_S ? [`recovery took ${p99.toFixed(1)} s`] : []),
    ...(slowest > HANDOVER_MAX_S ? [`a handover took ${slowest.toFixed(1)} s`] : []),
    ...(result.caught > 0 && result.refused === 0
      ? ['no late write of a zombie was seen to be rejected']
      : []),
    ...(result.poison.areAside && result.poison.tries <= POISON_TRIES_MAX
      ? []
      : [
          `poison was tried ${String(result.poison.tries)} times and is ${result.poison.areAside ? '' : 'not '}set aside`,
        ]),
    ...(result.endings > 0 ? [`${String(result.endings)} crawlers ended by themselves`] : []),
    ...result.violations
      .slice(0, 10)
      .map(({ rule, whom, detail, at }) => `${rule} ${whom} ${detail} at ${String(at)}`),
  ];
}

function sum(found: readonly Found[]): number {
  return found.reduce((total, { count }) => total + count, 0);
}

function word(fault: string): string {
  return fault.replaceAll('-', '_');
}
