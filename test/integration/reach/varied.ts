import { Dice } from '../../lab/random.ts';
import type { Policy, Truth } from '../../lab/truth.ts';
import { makeInstance } from '../../lab/world/instance.ts';
import { STILL } from '../../lab/timeline.ts';
import type { World } from '../../lab/world/world.ts';

/** What a server of each software is made to publish here: the word of its rule, whether it allows, and the targets. */
interface Habit {
  software: readonly string[];
  rule: string;
  isAllowing: boolean;
  targets: (names: readonly string[], dice: Dice) => string[];
}

const above = (name: string) => name.split('.').slice(-2).join('.');
const HABITS: readonly Habit[] = [
  { software: ['friendica', 'mbin', 'piefed'], rule: 'block', isAllowing: false, targets: () => ['*'] },
  {
    software: ['pleroma'],
    rule: 'accept',
    isAllowing: true,
    targets: (names, dice) => dice.some(names, names.length / 2),
  },
  {
    software: ['pleroma', 'akkoma'],
    rule: 'reject',
    isAllowing: false,
    targets: (names, dice) => dice.some(names, 8).map((name) => `*.${above(name)}`),
  },
  {
    software: ['friendica'],
    rule: 'block',
    isAllowing: false,
    targets: (names, dice) => ['*-farm.example', `${names[0]?.slice(0, 4) ?? ''}*`, ...dice.some(names, 2)],
  },
  ...['mastodon', 'gotosocial', 'misskey'].map((software) => ({
    software: [software],
    rule: 'suspend',
    isAllowing: false,
    targets: (names: readonly string[], dice: Dice) =>
      dice.some(names, 10).map((name) => (dice.chance(0.4) ? above(name) : name)),
  })),
];

/** A world in which every habit is somebody's: of those that a crawl can read, and beyond the seeds. */
export function varied(world: World): World {
  const names = world.instances.map(({ domain }) => domain);
  const free = world.instances.filter(
    ({ domain, condition, withheld, kind }) =>
      condition === 'well' &&
      withheld === null &&
      Object.keys(kind.rules).length > 0 &&
      !world.seeds.includes(domain),
  );
  const chosen = new Map<string, Habit>();
  for (const habit of HABITS) {
    const one = free.find(({ domain, software }) => habit.software.includes(software) && !chosen.has(domain));
    if (one) chosen.set(one.domain, habit);
  }
  const instances = world.instances.map((truth) => {
    const habit = chosen.get(truth.domain);
    return habit ? withHabit(truth, habit, names) : truth;
  });
  return { ...world, instances };
}

function withHabit(truth: Truth, habit: Habit, names: readonly string[]): Truth {
  const others = names.filter((name) => name !== truth.domain);
  const targets = new Set(habit.targets(others, new Dice(`varied/${truth.domain}`)));
  const policies = [...targets]
    .filter((target) => target !== above(truth.domain))
    .map((target) => policy(habit, target));
  const settled = {
    ...truth,
    federation: habit.isAllowing ? ('allow_list' as const) : ('open' as const),
    policyPublication: 'published' as const,
    robots: null,
  };
  return makeInstance(settled, {
    peers: () => [...truth.peers],
    policies: () => ({ policies, later: [] }),
    timeline: () => STILL,
  });
}

function policy({ rule, isAllowing }: Habit, target: string): Policy {
  return {
    target,
    clearTarget: target,
    isObfuscated: target.includes('*') && !target.startsWith('*.'),
    digest: null,
    severity: isAllowing ? 'allow' : 'suspend',
    rule,
    reason: null,
  };
}
