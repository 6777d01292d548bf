import type { Publication, Registration, Verdict } from '@homeport/db';
import type { Kind } from './kind.ts';
import { once } from './once.ts';
import type { Dice } from './random.ts';
import {
  isAnswering,
  VERDICT_OF_CONDITION,
  type Outage,
  type OutageKind,
  type Policy,
  type Timeline,
  type Truth,
  type Usage,
} from './truth.ts';
import { kindOf } from './world/softwares.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Statistics pages show 90 days; a test that lets time run sees up to 120 more. */
export const PAST_DAYS = 90;
export const FUTURE_DAYS = 120;

export type ServerState = 'up' | OutageKind | 'dead';

/** What an instance's server gives away at one instant; null where it doesn't publish the thing. */
export interface Answers {
  software: string;
  version: string;
  title: string;
  description: string;
  languages: readonly string[];
  rules: readonly string[];
  registration: Registration;
  usage: Usage;
  peers: string[] | null;
  peersPublication: Publication;
  policies: Policy[] | null;
  policyPublication: Publication;
}

/** The plain facts of an instance as its server would give them at `instant`, without any network. */
export function answersAt(truth: Truth, instant: number): Answers {
  const policies = once(() => policiesAt(truth, instant));
  const policyPublication = policyPublicationAt(truth, instant);
  return {
    software: softwareAt(truth, instant),
    version: versionAt(truth, instant),
    title: truth.title,
    description: truth.description,
    languages: truth.languages,
    rules: truth.rules,
    registration: registrationAt(truth, instant),
    usage: usageAt(truth, instant),
    // Most questions are about neither list, and the largest hold ten thousand names.
    get peers() {
      return truth.peersPublication === 'published' ? peersAt(truth, instant, policies()) : null;
    },
    peersPublication: truth.peersPublication,
    get policies() {
      return policyPublication === 'published' ? policies() : null;
    },
    policyPublication,
  };
}

export function versionAt(truth: Truth, instant: number): string {
  return truth.timeline.upgrades.findLast(({ at }) => at <= instant)?.version ?? truth.version;
}

export function softwareAt(truth: Truth, instant: number): string {
  const renamed = truth.timeline.upgrades.findLast(
    ({ at, software }) => at <= instant && software !== undefined,
  );
  return renamed?.software ?? truth.software;
}

function kindAt(truth: Truth, instant: number): Kind {
  const software = softwareAt(truth, instant);
  return software === truth.software ? truth.kind : kindOf(software);
}

function policyPublicationAt(truth: Truth, instant: number): Publication {
  const change = truth.timeline.publicationChanges.findLast(({ at }) => at <= instant);
  return change?.policyPublication ?? truth.policyPublication;
}

export function registrationAt(truth: Truth, instant: number): Registration {
  const change = truth.timeline.registrationChanges.findLast(({ at }) => at <= instant);
  return change?.registration ?? truth.registration;
}

export function policiesAt(truth: Truth, instant: number): Policy[] {
  const standing = new Map(truth.policies.map((policy) => [`${policy.rule} ${policy.clearTarget}`, policy]));
  for (const { at, change, policy } of truth.timeline.policyChanges) {
    if (at > instant) break;
    const key = `${policy.rule} ${policy.clearTarget}`;
    if (change === 'add') standing.set(key, policy);
    else standing.delete(key);
  }
  return [...standing.values()];
}

function peersAt(truth: Truth, instant: number, policies: readonly Policy[]): string[] {
  if (!kindAt(truth, instant).hidesRuledPeers) return [...truth.peers];
  const ruled = new Set(policies.map(({ clearTarget }) => clearTarget));
  return truth.peers.filter((peer) => !ruled.has(peer));
}

function usageAt(truth: Truth, instant: number): Usage {
  const { constantUsage, unpublished } = kindAt(truth, instant);
  if (constantUsage !== null) return constantUsage;
  const days = Math.floor((instant - truth.anchorAt) / DAY_MS);
  const factor = Math.max(0.1, 1 + (truth.growth * days) / PAST_DAYS);
  const grown = (name: keyof Usage) => {
    const count = truth.usage[name];
    return count === null || unpublished.includes(name) ? null : Math.max(1, Math.round(count * factor));
  };
  return {
    usersTotal: grown('usersTotal'),
    usersActiveMonth: grown('usersActiveMonth'),
    usersActiveHalfyear: grown('usersActiveHalfyear'),
    postsTotal: grown('postsTotal'),
  };
}

/** Whether the server answers at `instant`, and if not, how it fails. `dead` hosts never answer. */
export function stateAt(truth: Truth, instant: number): ServerState {
  if (!isAnswering(truth.condition)) return 'dead';
  return truth.timeline.outages.find(({ from, to }) => from <= instant && instant < to)?.kind ?? 'up';
}

/** What a fair judge says of the server at `instant`. */
export function verdictAt(truth: Truth, instant: number): Verdict {
  return verdictOf(truth, stateAt(truth, instant));
}

// An expired certificate is a fault of a server that is there; a name server that fails may be the asker's.
const VERDICT_OF_OUTAGE: Readonly<Record<OutageKind, Verdict>> = {
  dns: 'unknown',
  connect: 'down',
  tls: 'degraded',
  http5xx: 'down',
};

function verdictOf({ condition }: Truth, state: ServerState): Verdict {
  if (state === 'dead') return VERDICT_OF_CONDITION[condition];
  return state === 'up' ? 'up' : VERDICT_OF_OUTAGE[state];
}

/** True seconds of each verdict in a window; they add up to its length. */
export function uptimeTruth(truth: Truth, from: number, to: number): Record<Verdict, number> {
  const seconds: Record<Verdict, number> = { up: 0, degraded: 0, down: 0, unknown: 0 };
  let left = to - from;
  for (const outage of isAnswering(truth.condition) ? truth.timeline.outages : []) {
    const overlap = Math.max(0, Math.min(outage.to, to) - Math.max(outage.from, from));
    seconds[verdictOf(truth, outage.kind)] += overlap / 1000;
    left -= overlap;
  }
  seconds[verdictOf(truth, isAnswering(truth.condition) ? 'up' : 'dead')] += left / 1000;
  return seconds;
}

export interface TimelineOptions {
  dice: Dice;
  anchorAt: number;
  /** The versions that the software had, oldest first, and where the instance begins. */
  versions: readonly string[];
  firstVersion: number;
  registration: Registration;
  registrations: readonly Registration[];
  policies: readonly Policy[];
  /** Rules that may be added one day. */
  laterPolicies: readonly Policy[];
  /** Up for certain around the anchor, since every crawl begins here. */
  isCalm: boolean;
}

export const STILL: Timeline = {
  outages: [],
  upgrades: [],
  policyChanges: [],
  registrationChanges: [],
  publicationChanges: [],
};

/** Throws the dice for one instance's past 90 and coming 120 days. */
export function makeTimeline(options: TimelineOptions): Timeline {
  const { dice, anchorAt } = options;
  const from = anchorAt - PAST_DAYS * DAY_MS;
  const to = anchorAt + FUTURE_DAYS * DAY_MS;
  return {
    outages: makeOutages(dice.fork('outages'), from, to).filter(
      (outage) => !options.isCalm || outage.to < anchorAt - DAY_MS || outage.from > anchorAt + 3 * DAY_MS,
    ),
    upgrades: makeUpgrades(dice.fork('upgrades'), from, to, options),
    policyChanges: makePolicyChanges(dice.fork('policies'), from, to, options),
    registrationChanges: makeRegistrationChanges(dice.fork('registration'), from, to, options),
    publicationChanges: [],
  };
}

function makeOutages(dice: Dice, from: number, to: number): Outage[] {
  // A third never fails, most fail now and then, some are always in trouble.
  const perMonth = dice.weighted([
    [0, 35],
    [0.5, 30],
    [2, 25],
    [8, 10],
  ] as const);
  const outages: Outage[] = [];
  if (perMonth === 0) return outages;
  const kind = () =>
    dice.weighted<OutageKind>([
      ['http5xx', 5],
      ['connect', 3],
      ['tls', 1],
      ['dns', 1],
    ]);
  for (let at = from; ;) {
    at += Math.round((-Math.log(1 - dice.next()) * 30 * DAY_MS) / perMonth);
    // Minutes to hours mostly; one in twelve lasts days.
    const hours = dice.chance(1 / 12) ? dice.between(24, 96) : 0.1 + 8 * dice.next() ** 3;
    const until = Math.round(at + hours * HOUR_MS);
    if (at >= to) return outages;
    outages.push({ from: at, to: until, kind: kind() });
    at = until + HOUR_MS;
  }
}

function makeUpgrades(dice: Dice, from: number, to: number, options: TimelineOptions): Timeline['upgrades'] {
  const later = options.versions.slice(options.firstVersion + 1);
  if (later.length === 0 || dice.chance(0.3)) return [];
  const step = (to - from) / (later.length + 1);
  return later.map((version, index) => ({
    at: Math.round(from + step * (index + 0.2 + 0.6 * dice.next())),
    version,
  }));
}

function makePolicyChanges(
  dice: Dice,
  from: number,
  to: number,
  { policies, laterPolicies }: TimelineOptions,
): Timeline['policyChanges'] {
  const at = () => Math.round(from + dice.next() * (to - from));
  const added = laterPolicies.map((policy) => ({ at: at(), change: 'add' as const, policy }));
  const lifted = dice
    .some(policies, Math.round(policies.length * 0.08))
    .map((policy) => ({ at: at(), change: 'lift' as const, policy }));
  return [...added, ...lifted].sort((a, b) => a.at - b.at);
}

function makeRegistrationChanges(
  dice: Dice,
  from: number,
  to: number,
  { registration, registrations }: TimelineOptions,
): Timeline['registrationChanges'] {
  const others = registrations.filter((other) => other !== registration);
  if (others.length === 0 || !dice.chance(0.15)) return [];
  const at = Math.round(from + dice.next() * (to - from));
  const back = at + dice.between(2, 40) * DAY_MS;
  const first = { at, registration: dice.pick(others) };
  return dice.chance(0.5) ? [first] : [first, { at: back, registration }];
}
