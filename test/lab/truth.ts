import type { Network, Publication, Registration, Severity, Verdict } from '@homeport/db';

/**
 * How a host is for its whole life in the lab. `well`, `slow`, `links-object` and `string-counts` answer;
 * the others are what a crawler must tell apart.
 */
export const CONDITIONS = [
  'well',
  'slow',
  'links-object',
  'string-counts',
  'nxdomain',
  'servfail',
  'dns-silent',
  'no-address',
  'refused',
  'reset',
  'silent',
  'tls-expired',
  'tls-wrong-host',
  'tls-self-signed',
  'moved',
  'gone',
  'not-found',
  'html',
  'bad-json',
  'http-500',
  'robots-500',
  'bot-wall',
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** What a fair judge says of a host in each condition: shut doors and broken answers are signs of life. */
export const VERDICT_OF_CONDITION: Readonly<Record<Condition, Verdict>> = {
  well: 'up',
  slow: 'up',
  'links-object': 'up',
  'string-counts': 'up',
  nxdomain: 'down',
  servfail: 'unknown',
  'dns-silent': 'unknown',
  'no-address': 'down',
  refused: 'down',
  reset: 'down',
  silent: 'down',
  'tls-expired': 'degraded',
  'tls-wrong-host': 'degraded',
  'tls-self-signed': 'degraded',
  moved: 'degraded',
  gone: 'down',
  'not-found': 'degraded',
  html: 'degraded',
  'bad-json': 'degraded',
  'http-500': 'down',
  'robots-500': 'down',
  'bot-wall': 'up',
};

const ANSWERING: ReadonlySet<Condition> = new Set(['well', 'slow', 'links-object', 'string-counts']);

/** Whether the software behind the host can be read at all. */
export function isAnswering(condition: Condition): boolean {
  return ANSWERING.has(condition);
}

export type OutageKind = 'dns' | 'connect' | 'tls' | 'http5xx';

/** All instants are epoch milliseconds. */
export interface Outage {
  from: number;
  to: number;
  kind: OutageKind;
}

export interface Upgrade {
  at: number;
  version: string;
}

export interface PolicyChange {
  at: number;
  change: 'add' | 'lift';
  policy: Policy;
}

export interface RegistrationChange {
  at: number;
  registration: Registration;
}

export interface Timeline {
  outages: readonly Outage[];
  upgrades: readonly Upgrade[];
  policyChanges: readonly PolicyChange[];
  registrationChanges: readonly RegistrationChange[];
}

/** A rule as it is published; `clearTarget` is known to the lab alone. */
export interface Policy {
  target: string;
  clearTarget: string;
  isObfuscated: boolean;
  digest: string | null;
  severity: Severity;
  rule: string;
  reason: string | null;
}

export interface Usage {
  usersTotal: number | null;
  usersActiveMonth: number | null;
  usersActiveHalfyear: number | null;
  postsTotal: number | null;
}

/** What is so about one instance of the lab, whatever its server gives away. */
export interface Truth {
  /** 0 is the largest. */
  readonly rank: number;
  readonly domain: string;
  readonly network: Network;
  /** As NodeInfo spells it, lower case. */
  readonly software: string;
  readonly address: string;
  /** The name that the host's own name is a CNAME for. */
  readonly alias: string | null;
  readonly country: string | null;
  readonly condition: Condition;
  /** The other registrable domain that a `moved` host redirects to. */
  readonly movedTo: string | null;
  /** The body of robots.txt; null where the host has none (404). */
  readonly robots: string | null;
  /** Why robots.txt keeps Homeport from the metadata, where it does. */
  readonly withheld: 'opted-out' | 'software-default' | null;
  readonly title: string;
  readonly description: string;
  readonly languages: readonly string[];
  readonly rules: readonly string[];
  readonly peersPublication: Publication;
  readonly policyPublication: Publication;
  /** At the start of the timeline; see `answersAt` for any other instant. */
  readonly version: string;
  readonly registration: Registration;
  readonly usage: Readonly<Usage>;
  /** Share by which the counts grow in 90 days. */
  readonly growth: number;
  /** Everybody it knows, published or not. */
  readonly peers: readonly string[];
  readonly policies: readonly Policy[];
  readonly timeline: Timeline;
  /** The middle of the timeline: its past is 90 days long. */
  readonly anchorAt: number;
}
