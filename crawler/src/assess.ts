import type { Cause, DomainName, Publication, Verdict, VisitKind } from '@homeport/db';
import { createHash } from 'node:crypto';
import { judge } from './health/judge.ts';
import { nextHealth, type Health, type Step } from './health/lifecycle.ts';
import type { RobotsRecord } from './net/fetcher.ts';
import { bucketOf, paceKey } from './schedule/bucket.ts';
import { dailyDelayMs, livenessDelayMs, validityMs, type Due } from './schedule/next-due.ts';
import type { DueInstance } from './store/due-instance.ts';
import type { Facts, Listing, PolicyEntry, Visit } from './visit/visit.ts';

/** A visit with its verdict and the slot that it served. */
export interface JudgedVisit {
  visit: Visit;
  slot: Date;
  verdict: Verdict;
  cause: Cause;
}

export interface AssessedPolicy {
  publication: Publication;
  isPartial: boolean;
  readAt: Date;
  /** Hex; null when the list could not be read. */
  digest: string | null;
  /** Null when there is nothing to change: unread, or the same as last time. */
  entries: PolicyEntry[] | null;
}

export interface AssessedPeers {
  publication: Publication;
  readAt: Date;
  /** Null when the list could not be read. */
  domains: DomainName[] | null;
  refused: number;
}

/** One contact, judged and scheduled: all that is to be stored of it. */
export interface Assessed {
  instance: DueInstance;
  at: Date;
  visits: JudgedVisit[];
  health: Health;
  spans: Pick<Step, 'closeOpenAt' | 'add'>;
  due: Due;
  address: string | null;
  paceKey: string;
  bucket: number;
  movedTo: string | null;
  facts: Facts | null;
  policy: AssessedPolicy | null;
  peers: AssessedPeers | null;
  robots: RobotsRecord | null;
}

/** Which kinds of visit an instance is due for. `details` covers `liveness`. */
export function dueKinds(due: Due, now: Date): Set<VisitKind> {
  const kinds = (['liveness', 'details', 'peers', 'policy'] as const).filter((kind) => {
    const at = due[kind];
    return at !== null && at <= now;
  });
  return new Set(kinds);
}

/** Judges what a contact brought and says when the next is due. Pure; the dice come from the caller. */
export function assess(
  instance: DueInstance,
  contact: { visits: readonly Visit[]; robots: RobotsRecord | null },
  random: () => number,
): Assessed {
  const [first] = contact.visits;
  if (!first) throw new Error(`The contact with ${instance.domain} brought no visit.`);
  const judged = judge(first);
  const step = nextHealth(instance.health, judged, first.at, validityMs);
  const address = contact.visits.find((visit) => visit.address)?.address ?? null;
  const key = paceKey(address, instance.registrable);
  return {
    instance,
    at: first.at,
    visits: contact.visits.map((visit) => ({
      visit,
      slot: instance.due[visit.kind === 'check' ? 'details' : visit.kind] ?? visit.at,
      ...judge(visit),
    })),
    health: step.health,
    spans: { closeOpenAt: step.closeOpenAt, add: step.add },
    due: nextDue(instance, step.health, contact.visits, random),
    address,
    paceKey: key,
    // A host that moved keeps its bucket until its address is known again.
    bucket: address ? bucketOf(key) : instance.bucket,
    movedTo: first.failure?.movedTo ?? null,
    facts: contact.visits.find((visit) => visit.facts)?.facts ?? null,
    policy: assessPolicy(instance, contact.visits),
    peers: assessPeers(contact.visits),
    robots: contact.robots,
  };
}

function nextDue({ due }: DueInstance, health: Health, visits: readonly Visit[], random: () => number): Due {
  const at = visits[0]?.at ?? new Date();
  const waitMs = Math.max(0, ...visits.map(({ failure }) => failure?.retryAfterMs ?? 0));
  const after = (delayMs: number) => new Date(at.getTime() + Math.max(delayMs, waitMs));
  const liveness = after(livenessDelayMs(health, at, random()));
  const isFailing = health.failures > 0;
  const daily = (kind: 'details' | 'peers' | 'policy'): Date | null => {
    const was = due[kind];
    // What was not due stays as it was planned; what failed waits for the next sign of life.
    if (was === null || was > at) return was;
    return isFailing ? liveness : after(dailyDelayMs(random()));
  };
  return { liveness, details: daily('details'), peers: daily('peers'), policy: daily('policy') };
}

function assessPolicy(instance: DueInstance, visits: readonly Visit[]): AssessedPolicy | null {
  const visit = visits.find(({ policy }) => policy);
  if (!visit?.policy) return null;
  const { publication, isPartial, entries } = visit.policy;
  const readAt = visit.at;
  if (publication !== 'published') return { publication, isPartial, readAt, digest: null, entries: null };
  const distinct = uniquePolicy(entries);
  const digest = digestOf(distinct);
  return {
    publication,
    isPartial,
    readAt,
    digest,
    entries: digest === instance.policyDigest ? null : distinct,
  };
}

/** One entry a target and rule: some lists name a host twice, and the record keeps one row for it. */
function uniquePolicy(entries: readonly PolicyEntry[]): PolicyEntry[] {
  return [...new Map(entries.map((entry) => [`${entry.target}\n${entry.rule}`, entry])).values()];
}

function digestOf(entries: readonly PolicyEntry[]): string {
  const lines = entries.map(({ target, rule, severity, reason, digest }) =>
    JSON.stringify([target, rule, severity, reason, digest]),
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

function assessPeers(visits: readonly Visit[]): AssessedPeers | null {
  const visit = visits.find(({ peers }) => peers);
  const listing: Listing<DomainName> | null = visit?.peers ?? null;
  if (!visit || !listing) return null;
  return {
    publication: listing.publication,
    readAt: visit.at,
    domains: listing.publication === 'published' ? listing.entries : null,
    refused: listing.refused,
  };
}
