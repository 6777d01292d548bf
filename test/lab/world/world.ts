import type { Network, Publication } from '@homeport/db';
import type { Hostility } from '../hostile.ts';
import { Dice } from '../random.ts';
import type { Door, Kind } from '../kind.ts';
import { forbids, OPT_OUTS } from '../robots.ts';
import { makeTimeline, STILL } from '../timeline.ts';
import { isAnswering, type Condition, type Policy, type Timeline, type Truth } from '../truth.ts';
import { Addresses } from './addresses.ts';
import { Graph } from './graph.ts';
import { makeInstance, type Settled } from './instance.ts';
import { chooseFederation, GONE_NAMES, makePolicies } from './policies.ts';
import { kindOf } from './softwares.ts';
import { makeTraits } from './traits.ts';

/** One line of the plan of a world, largest instance first. */
export interface Profile {
  domain: string;
  title: string;
  software: string;
  network: Network;
  country: string | null;
  /** Whoever shares a group shares an address group, as the customers of a hoster do. */
  group: string;
  condition: Condition;
  /** It means harm; `condition` is `well` then. */
  hostility?: Hostility;
  /** The address that it shares with others as a virtual host; by default it has one of its own. */
  sharedAddress?: string;
}

export interface World {
  instances: readonly Truth[];
  seeds: string[];
}

export interface WorldOptions {
  seed: string;
  anchorAt: number;
  /** Whether servers fail, upgrade and change their minds, and whether some opt out by robots.txt. */
  isLively: boolean;
  /** Nobody knows more than so many others, apart from those whose discovery depends on it. */
  peersMax?: number;
}

/** Instances from which a crawl finds everybody. */
const SEED_COUNT = 10;

export function makeWorld(profiles: readonly Profile[], options: WorldOptions): World {
  const addresses = new Addresses();
  const elsewhere = profiles.filter(({ condition }) => condition === 'well');
  const count = profiles.length;
  const settled = profiles.map((profile, rank) =>
    settle(profile, { rank, count, addresses, elsewhere }, options),
  );
  const graph = new Graph(
    options.seed,
    settled.map((entry) => ({ usersTotal: entry.usage.usersTotal ?? 1, isHub: isHub(entry) })),
    { seedCount: SEED_COUNT, peersMax: options.peersMax ?? Infinity },
  );
  const shunned = chooseShunned(settled, graph, new Dice(`${options.seed}/shunned`));
  const making = { settled, graph, shunned, options };
  const instances = settled.map((entry) => assemble(entry, making));
  return { instances, seeds: graph.seeds.map((index) => settled[index]?.domain ?? '') };
}

function isHub(entry: Settled): boolean {
  return (
    entry.condition === 'well' &&
    entry.hostility === undefined &&
    entry.withheld === null &&
    entry.peersPublication === 'published' &&
    entry.kind.isHub
  );
}

interface Place {
  rank: number;
  count: number;
  addresses: Addresses;
  /** Whom a moved instance may have moved to. */
  elsewhere: readonly Profile[];
}

function settle(
  profile: Profile,
  { rank, count, addresses, elsewhere }: Place,
  { seed, anchorAt, isLively }: WorldOptions,
): Settled {
  const dice = new Dice(`${seed}/${profile.domain}`);
  const kind = kindOf(profile.software);
  const version = kind.versions[firstVersion(dice.fork('version'), kind)] ?? '1.0.0';
  const address = profile.sharedAddress ?? addresses.next(profile.group);
  const door = chooseRobots(dice.fork('robots'), profile, version, isLively);
  const publications = choosePublications(dice.fork('publications'), kind, door);
  // The largest are everybody's way into the network.
  const isCloseable = isLively && rank >= 12 && publications.policyPublication === 'published';
  return {
    rank,
    domain: profile.domain,
    network: profile.network,
    software: profile.software,
    kind,
    contact: `https://${profile.domain}${kind.contactPath}`,
    federation: isCloseable ? chooseFederation(kind, dice.fork('federation')) : 'open',
    address,
    addresses: [address],
    ofNetwork: null,
    alias: dice.chance(0.05) ? `edge-${String(rank)}.hosting-pier.example` : null,
    country: profile.country,
    condition: profile.condition,
    ...(profile.hostility !== undefined && { hostility: profile.hostility }),
    movedTo: profile.condition === 'moved' ? dice.pick(elsewhere).domain : null,
    ...door,
    ...makeTraits(dice.fork('traits'), { ...profile, rank, count, isMadeUp: isLively }),
    ...publications,
    version,
    registration: rank < 12 ? (kind.registrations[0] ?? 'open') : dice.pick(kind.registrations),
    anchorAt,
  };
}

// Newer releases are commoner than old ones.
function firstVersion(dice: Dice, kind: Kind): number {
  return Math.floor(Math.sqrt(dice.next()) * kind.versions.length);
}

function chooseRobots(
  dice: Dice,
  { software, condition, network }: Profile,
  version: string,
  isLively: boolean,
): Door {
  // What is broken has no file either; the homeservers of Matrix have none by design.
  if (network === 'matrix' || !isAnswering(condition)) return { robots: null, withheld: null };
  if (isLively && condition === 'well' && dice.chance(0.035)) {
    return { robots: dice.pick(OPT_OUTS), withheld: 'opted-out' };
  }
  return kindOf(software).door(version, dice);
}

// The paths that the lists stand under, as far as robots.txt files of real softwares speak of them.
const POLICY_PATH = '/api/v1/instance/domain_blocks';
const PEERS_PATH = '/api/v1/instance/peers';

function choosePublications(
  dice: Dice,
  { peers, rules, openness }: Kind,
  { robots, withheld }: Door,
): { peersPublication: Publication; policyPublication: Publication } {
  const isClosed = robots !== null && withheld !== null;
  const state = (has: boolean, path: string, share: number): Publication => {
    if (!has) return 'unsupported';
    if (isClosed || (robots !== null && forbids(robots, 'Homeport', path))) return 'robots';
    return dice.chance(share) ? 'published' : 'closed';
  };
  return {
    peersPublication: state(peers, PEERS_PATH, openness.peers),
    policyPublication: state(Object.keys(rules).length > 0, POLICY_PATH, openness.policies),
  };
}

// A few instances are blocked by many; the seeds are not among them, so that everybody stays findable.
function chooseShunned(settled: readonly Settled[], graph: Graph, dice: Dice): Shunned[] {
  const candidates = settled.slice(SEED_COUNT).filter(({ rank }) => !graph.seeds.includes(rank));
  const known = dice.some(candidates, Math.max(3, Math.round(settled.length * 0.06)));
  return [...known, ...GONE_NAMES.map((domain) => ({ domain, rank: -1 }))];
}

interface Shunned {
  domain: string;
  /** -1 for a name that is no instance (any more). */
  rank: number;
}

interface Making {
  settled: readonly Settled[];
  graph: Graph;
  shunned: readonly Shunned[];
  options: WorldOptions;
}

function assemble(entry: Settled, { settled, graph, shunned, options }: Making): Truth {
  const dice = new Dice(`${options.seed}/${entry.domain}/history`);
  const { kind } = entry;
  const name = (rank: number) => settled[rank]?.domain ?? '';
  return makeInstance(entry, {
    peers: () => graph.peers(entry.rank).map(name),
    policies: () =>
      makePolicies({
        kind,
        domain: entry.domain,
        federation: entry.federation,
        peers: () => graph.peers(entry.rank).map(name),
        dice: dice.fork('policies'),
        usersTotal: entry.usage.usersTotal ?? 1,
        // Nobody blocks itself, nor those that must stay in its list of peers.
        shunned: shunned
          .filter(({ rank }) => rank !== entry.rank && !graph.guarantors(rank).includes(entry.rank))
          .map(({ domain }) => domain),
      }),
    // A still world asks nobody for his rules before they are read: they are most of what an instance costs.
    timeline: (rules) => (options.isLively ? lively(entry, rules(), { graph, options, dice }) : STILL),
  });
}

interface Rules {
  policies: Policy[];
  later: Policy[];
}

function lively(
  { kind, version, registration, rank }: Settled,
  { policies, later }: Rules,
  { graph, options, dice }: Pick<Making, 'graph' | 'options'> & { dice: Dice },
): Timeline {
  return makeTimeline({
    dice: dice.fork('timeline'),
    anchorAt: options.anchorAt,
    versions: kind.versions,
    firstVersion: kind.versions.indexOf(version),
    registration,
    registrations: kind.registrations,
    policies,
    laterPolicies: later,
    isCalm: graph.seeds.includes(rank),
  });
}
