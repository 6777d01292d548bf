import { makeInstance, type Settled } from './instance.ts';
import type { Outage, Policy, Truth } from '../truth.ts';
import { STILL } from '../timeline.ts';
import type { World } from './world.ts';

/** What makes a home that nobody should be sent to first; `none` is one of the same kind with nothing against it. */
export const FLAWS = ['none', 'unreliable', 'lying', 'isolated', 'oversized', 'outdated'] as const;
export type Flaw = (typeof FLAWS)[number];

export interface Planted {
  world: World;
  /** By domain. */
  flaws: ReadonlyMap<string, Flaw>;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const EACH = 2;

/**
 * Makes some instances of a world alike, calm and up to date, and gives each one flaw: whoever puts one of them first
 * has overlooked just that. The seeds and the largest stay as they are.
 */
export function plantFlaws(world: World): Planted {
  const candidates = world.instances.filter(
    ({ domain, rank, software, condition, withheld }) =>
      rank >= 12 &&
      (software === 'pleroma' || software === 'akkoma' || software === 'mastodon') &&
      condition === 'well' &&
      withheld === null &&
      !world.seeds.includes(domain),
  );
  // Whom it federates with, and whom it blocks, only these publish.
  const open = candidates.filter(({ software }) => software !== 'mastodon');
  const others = candidates.filter(({ software }) => software === 'mastodon');
  const flaws = new Map<string, Flaw>();
  for (const flaw of FLAWS) {
    for (const { domain } of (flaw === 'isolated' ? open : others).splice(0, EACH)) flaws.set(domain, flaw);
  }
  if (flaws.size < FLAWS.length * EACH) throw new Error('the world is too small to plant every flaw in it');
  // Whoever blocks these keeps most of the network away.
  const largest = world.instances
    .filter(({ domain, rank }) => rank < 12 || flaws.get(domain) === 'oversized')
    .map(({ domain }) => domain);
  const instances = world.instances.map((truth) => {
    const flaw = flaws.get(truth.domain);
    return flaw === undefined ? truth : withFlaw(truth, flaw, largest);
  });
  return { world: { ...world, instances }, flaws };
}

function withFlaw(truth: Truth, flaw: Flaw, largest: readonly string[]): Truth {
  const { versions } = truth.kind;
  const settled: Settled = {
    ...truth,
    robots: 'User-agent: *\nDisallow:\n',
    title: `The ${flaw} home`,
    languages: ['en'],
    federation: 'open',
    policyPublication: 'published',
    version: (flaw === 'outdated' ? versions[0] : versions.at(-1)) ?? '1.0.0',
    registration: 'open',
    growth: 0,
    usage: { usersTotal: 900, usersActiveHalfyear: 400, usersActiveMonth: 200, postsTotal: 9000 },
    ...(flaw === 'lying' && {
      usage: { usersTotal: 40, usersActiveHalfyear: 70_000, usersActiveMonth: 90_000, postsTotal: 3 },
    }),
    ...(flaw === 'oversized' && {
      usage: {
        usersTotal: 4_000_000,
        usersActiveHalfyear: 2_000_000,
        usersActiveMonth: 900_000,
        postsTotal: 90_000_000,
      },
    }),
  };
  return makeInstance(settled, {
    peers: () => [...truth.peers],
    policies: () => ({ policies: flaw === 'isolated' ? largest.map(blocked) : [], later: [] }),
    timeline: () => ({ ...STILL, outages: flaw === 'unreliable' ? outages(truth.anchorAt) : [] }),
  });
}

function blocked(target: string): Policy {
  return {
    target,
    clearTarget: target,
    isObfuscated: false,
    digest: null,
    severity: 'suspend',
    rule: 'reject',
    reason: null,
  };
}

/** Three hours of every second day, and none today. */
function outages(anchorAt: number): Outage[] {
  return Array.from({ length: 45 }, (_, index): Outage => {
    const from = anchorAt - (90 - 2 * index) * DAY_MS + 5 * HOUR_MS;
    return { from, to: from + 3 * HOUR_MS, kind: 'http5xx' };
  });
}
