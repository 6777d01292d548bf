import type {
  DomainName,
  Network,
  Publication,
  Registration,
  Severity,
  UsageQuality,
  VisitKind,
} from '@homeport/db';
import type { Asked, RobotsRecord, Timings } from '../net/fetcher.ts';
import type { Failure } from '../outcome.ts';

/** What a visit needs to know of an instance beforehand. */
export interface Target {
  network: Network;
  domain: DomainName;
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

/** Counts are null where the server does not publish them; never zero for "unknown". */
export interface Usage {
  usersTotal: number | null;
  usersActiveMonth: number | null;
  usersActiveHalfyear: number | null;
  postsTotal: number | null;
  quality: UsageQuality | null;
  /** The path that the counts came from. */
  source: string | null;
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
  rules: string[];
  registration: Registration | null;
  registrationSource: string | null;
  contactUrl: string | null;
  usage: Usage;
  isPrivate: boolean;
  nodeinfoUrl: string;
}

/** A list that an instance publishes about others, or why it could not be read. */
export interface Listing<Entry> {
  publication: Publication;
  entries: Entry[];
  /** How many entries were left out because they are no names. */
  refused: number;
  /** The server says that the list is incomplete. */
  isPartial: boolean;
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
  facts: Facts | null;
  peers: Listing<DomainName> | null;
  policy: Listing<PolicyEntry> | null;
}
