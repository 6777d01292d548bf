import type {
  DomainName,
  Doubt,
  Federation,
  InstanceName,
  Network,
  Publication,
  Registration,
  Severity,
  SignalKind,
  UsageQuality,
  VisitKind,
} from '@homeport/db';
import type { Asked, RobotsRecord, Timings } from '../net/fetcher.ts';
import type { Failure } from '../outcome.ts';

/** What a visit needs to know of an instance beforehand. */
export interface Target {
  network: Network;
  /** Of the fediverse always a bare host name; elsewhere a port may belong to it. */
  domain: InstanceName;
  /** As last read; null before the first details. */
  software: string | null;
  version: string | null;
  robots: RobotsRecord | null;
  /** Where an earlier contact found its NodeInfo, or stopped on the way there; null before. */
  trail?: Trail | null;
}

/** A kept address on the way to an instance's NodeInfo document, with what robots.txt on its host said. */
export interface Trail {
  url: string;
  robots: RobotsRecord | null;
}

/** The numbers that a directory shows of an instance. */
export const COUNTS = ['usersTotal', 'usersActiveMonth', 'usersActiveHalfyear', 'postsTotal'] as const;
export type CountName = (typeof COUNTS)[number];

/** Null where the server does not publish the number; never zero for "unknown". */
export type Counts = Readonly<Record<CountName, number | null>>;

/** What a number is worth. A hidden one has a mark, but no number. */
export interface Mark {
  quality: UsageQuality;
  /** Set where `quality` is `implausible`. */
  doubt: Doubt | null;
  /** The path that the number came from, or was looked for. */
  source: string;
}

/** Each number with its mark; the mark is null where the software has no such number at all. */
export interface Usage extends Counts {
  readonly marks: Readonly<Record<CountName, Mark | null>>;
}

/** What a server says of itself, bounded and plain. */
export interface Facts {
  /** Lower-case name of the software, as its own NodeInfo spells it after aliases are folded. */
  software: string;
  version: string;
  title: string | null;
  /** Plain text, at most 2,000 characters. */
  description: string | null;
  /** BCP 47, lower case. */
  languages: string[];
  /** Where it says that it is governed from (ISO 3166-1 alpha-2), and the path that said so. */
  country: string | null;
  countrySource: string | null;
  rules: string[];
  registration: Registration | null;
  registrationSource: string | null;
  contactUrl: string | null;
  usage: Usage;
  /** Whom it federates with; null where it doesn't say. */
  federation: Federation | null;
  isPrivate: boolean;
  /** What its accounts end in, as it says itself; null where it doesn't. */
  accountDomain: DomainName | null;
  /** The host on which its metadata was found. */
  webDomain: DomainName | null;
  /** Null where its network has no NodeInfo. */
  nodeinfoUrl: string | null;
  /** What only its own network has. */
  ofNetwork: MatrixFacts | LbryFacts | null;
}

/** What the network learns of a Matrix homeserver before it sends it anything. */
export interface MatrixFacts {
  network: 'matrix';
  /** `host:port` to which the server name is delegated, and how that was found; null: to itself, at 8448. */
  delegation: { to: string; by: 'well-known' | 'srv' | 'srv-deprecated' | 'name' } | null;
  /** Each of its addresses, asked for keys and version. */
  endpoints: MatrixEndpoint[];
  /** Ids such as `ed25519:a_xyz`. */
  keyIds: string[];
  /** ISO 8601. */
  keysValidUntil: string | null;
  clientUrl: string | null;
  /** The newest, such as `v1.11`. */
  clientVersion: string | null;
  /** Such as `m.login.password`. */
  loginFlows: string[];
  /** Null where the directory of public rooms is not open to strangers. */
  roomsPublic: number | null;
}

export interface MatrixEndpoint {
  address: string;
  port: number;
  /** Null where it answers like the first; else why not. */
  failure: string | null;
}

/** What a hub of LBRY says about itself. Its newest block is the visit's `tip`. */
export interface LbryFacts {
  network: 'lbry';
  /** ISO 3166 alpha-2, or a UN M.49 region as `R001`; null where it says none. */
  country: string | null;
  isAccepting: boolean;
  protocolMin: string | null;
  protocolMax: string | null;
  /** In LBC, as the hub writes it. */
  dailyFee: string | null;
  genesisHash: string | null;
}

/** The newest block that a hub knows. */
export interface Tip {
  height: number;
  /** Hex, as block explorers show it; null where the hub gave the height alone. */
  hash: string | null;
}

/** One thing that an operator said about being read: the path, header or list, and what it said. */
export interface Signal {
  kind: SignalKind;
  source: string;
  /** At most 200 characters, as published. */
  value: string;
}

/** A list that an instance publishes about others, or why it could not be read. */
export interface Listing<Entry> {
  publication: Publication;
  entries: Entry[];
  /** How many entries were left out because they are no names. */
  refused: number;
  /** The list is not all there is: the server says so, or it is longer than we read. */
  isPartial: boolean;
  /** Why the list is `failed`. */
  failure?: Failure;
}

export interface PolicyEntry {
  /** A name, or the obfuscated or pattern text as published. */
  target: string;
  isObfuscated: boolean;
  /** SHA-256 of the clear domain in hex, where the server gives it. */
  digest: string | null;
  severity: Severity;
  /** The software's own word for it. */
  rule: string;
  reason: string | null;
}

/** All outcomes of one contact, of one kind: plain data, before anybody judges it. */
export interface Visit {
  kind: VisitKind;
  at: Date;
  totalMs: number;
  address: string | null;
  timings: Timings;
  bytes: number;
  asked: readonly Asked[];
  /** Null when the host answered as it should. */
  failure: Failure | null;
  /**
   * Set when robots.txt asked for a longer pause than a contact waits, before the visit had what it came for:
   * how long that host still has to be left alone. What was asked until then was answered.
   */
  pausedMs: number | null;
  /** Where its NodeInfo document is, or the way there goes on, as far as this visit came; null when unknown. */
  nodeinfoUrl: string | null;
  /** Side questions that failed while the main one was answered. */
  partial: boolean;
  /** All that was met of an operator's wishes; null where the visit did not come far enough to look. */
  signals: readonly Signal[] | null;
  /** The newest block of a hub; null elsewhere. */
  tip: Tip | null;
  facts: Facts | null;
  /** Names of the same network. */
  peers: Listing<InstanceName> | null;
  policy: Listing<PolicyEntry> | null;
}
