import type { Federation, Network, Publication, Registration, Severity, Verdict } from '@homeport/db';
import type { Hostility } from './hostile.ts';
import type { Kind } from './kind.ts';

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
  /** Where the operator went over to a fork, or the fork gave itself another name. */
  software?: string;
}

/** An operator who shuts a list that was open, or opens it. */
export interface PublicationChange {
  at: number;
  policyPublication: Publication;
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
  publicationChanges: readonly PublicationChange[];
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

/** How a server name of Matrix leads to its homeserver, in the words of the specification's steps. */
export type MatrixDiscovery =
  | 'port'
  | 'well-known-literal'
  | 'well-known-port'
  | 'well-known-srv'
  | 'well-known-srv-deprecated'
  | 'well-known-name'
  | 'srv'
  | 'srv-deprecated'
  | 'name';

export interface MatrixTruth {
  network: 'matrix';
  discovery: MatrixDiscovery;
  /** As in the record: where a name other than the server's own is asked; null where it is not. */
  delegation: { to: string; by: 'well-known' | 'srv' | 'srv-deprecated' | 'name' } | null;
  /** Such as `ed25519:a_xyz`. */
  keyIds: readonly string[];
  /** Epoch milliseconds. */
  keysValidUntil: number;
  /** The newest, such as `v1.11`. */
  clientVersion: string;
  loginFlows: readonly string[];
  /** Null where the directory is closed to strangers. */
  roomsPublic: number | null;
}

export interface LbryTruth {
  network: 'lbry';
  /** Of the newest block that this hub knows at the anchor; `lag` blocks below the others' tip. */
  height: number;
  lag: number;
  /** Of that block, in hex, as block explorers show it. */
  tipHash: string;
  /** Whether the status datagram reaches it: some firewalls let TCP through alone. */
  hasUdp: boolean;
  /** ISO 3166 alpha-2, or a region of UN M.49 as `R001`. */
  country: string;
  isAccepting: boolean;
  protocolMin: string;
  protocolMax: string;
  /** In LBC, as the hub writes it. */
  dailyFee: string;
  genesisHash: string;
}

/** What is so about one instance of the lab, whatever its server gives away. */
export interface Truth {
  /** 0 is the largest. */
  readonly rank: number;
  /** The name in its network, with a port where one belongs to it. */
  readonly domain: string;
  readonly network: Network;
  /** As NodeInfo spells it, lower case. */
  readonly software: string;
  /** What it publishes, and how. */
  readonly kind: Kind;
  readonly address: string;
  /** All that belong to it, the first included: which of them does what is up to its shape. */
  readonly addresses: readonly string[];
  /** The name that the host's own name is a CNAME for. */
  readonly alias: string | null;
  readonly country: string | null;
  readonly condition: Condition;
  /** Set where it means harm to whoever asks. */
  readonly hostility?: Hostility;
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
  /** Page on which people find whom to write to. */
  readonly contact: string | null;
  readonly federation: Federation;
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
  /** What only its own network has. */
  readonly ofNetwork: MatrixTruth | LbryTruth | null;
  /** The middle of the timeline: its past is 90 days long. */
  readonly anchorAt: number;
}

/** The host in an instance's name: what DNS and certificates are about. */
export function hostOf({ domain }: Pick<Truth, 'domain'>): string {
  return domain.replace(/:\d+$/, '');
}
