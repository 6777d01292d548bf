import type { Cause, InstanceName, LifeEvidence, Publication, Verdict, VisitKind } from '@homeport/db';
import { createHash } from 'node:crypto';
import { judgeAfter } from './health/fold.ts';
import { judge } from './health/judge.ts';
import { nextHealth, UNSEEN, type Health, type Step } from './health/lifecycle.ts';
import { changedHands } from './health/lives.ts';
import { doubtSeries } from './health/usage-series.ts';
import type { RobotsRecord } from './net/fetcher.ts';
import { ROBOTS_TOKEN } from './net/robots/robots.ts';
import { rulesIn } from './net/robots/robots-record.ts';
import { bucketOf, paceKey } from './schedule/bucket.ts';
import { validityMs, type Due } from './schedule/next-due.ts';
import { isHeard, nextDue, sparedUntil } from './schedule/plan.ts';
import { softwareNamed } from './software/index.ts';
import { policyKey } from './software/listing.ts';
import type { DueInstance } from './store/due-instance.ts';
import type { Brought } from './visit/brought.ts';
import type { Facts, Listing, PolicyEntry, Signal, Tip, Visit } from './visit/visit.ts';

/** A visit with its verdict and the slot that it served. */
export interface JudgedVisit {
  visit: Visit;
  slot: Date;
  verdict: Verdict;
  cause: Cause;
  /** What is believed follows from the first visit of each contact, once it was seen to be with an instance. */
  decides: boolean;
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
  domains: InstanceName[] | null;
  refused: number;
}

/** One contact, judged and scheduled: all that is to be stored of it. */
export interface Assessed {
  instance: DueInstance;
  at: Date;
  visits: JudgedVisit[];
  health: Health;
  /** What showed that the domain has changed hands: a new life begins with this contact. */
  newLife: LifeEvidence | null;
  spans: Pick<Step, 'closeOpenAt' | 'add'>;
  due: Due;
  /** Until when it asked to be left alone, by anybody; null where it asked for no more than our pace. */
  sparedUntil: Date | null;
  address: string | null;
  paceKey: string;
  bucket: number;
  movedTo: string | null;
  /** Where its NodeInfo is, or the way there goes on: kept for hosts that bear one question a contact. */
  nodeinfoUrl: string | null;
  facts: Facts | null;
  policy: AssessedPolicy | null;
  peers: AssessedPeers | null;
  /** All wishes that stand now; null when this contact did not come far enough to know. */
  signals: readonly Signal[] | null;
  tip: Tip | null;
  /** Of each host on the way, as far as it is to be kept, with the lines that apply to us. */
  robots: ReadonlyMap<InstanceName, AssessedRobots>;
}

export interface AssessedRobots {
  record: RobotsRecord;
  applied: readonly string[];
}

/** What a contact brought; the fields that may be missing are empty for a past that is told, not asked. */
export type BroughtAtLeast = Pick<Brought, 'visits' | 'robots'> & Partial<Brought>;

/** Which kinds of visit an instance is due for. `details` covers `liveness`. */
export function dueKinds(due: Due, now: Date): Set<VisitKind> {
  const kinds = (['liveness', 'details', 'peers', 'policy'] as const).filter((kind) => {
    const at = due[kind];
    return at !== null && at <= now;
  });
  return new Set(kinds);
}

/** Judges what a contact brought and says when the next is due. Pure; the dice come from the caller. */
export function assess(known: DueInstance, contact: BroughtAtLeast, random: () => number): Assessed {
  const [first] = contact.visits;
  if (!first) throw new Error(`The contact with ${known.domain} brought no visit.`);
  const newLife = newLifeOf(known, contact.visits, first.at);
  const instance = newLife ? bornAnew(known) : known;
  const step = stepOf(instance, first);
  const address = contact.visits.find((visit) => visit.address)?.address ?? null;
  const key = paceKey(address, instance.registrable);
  return {
    instance: known,
    at: first.at,
    visits: contact.visits.filter(isHeard).map((visit) => ({
      visit,
      slot: slotOf(instance.due, visit),
      ...judge(visit),
      decides: visit === first && isProven(instance, first),
    })),
    health: step.health,
    newLife,
    // What was believed of whoever was there before ends with them.
    spans: { closeOpenAt: newLife ? first.at : step.closeOpenAt, add: step.add },
    due: nextDue(
      { ...instance, health: step.health, visits: contact.visits, crawlDelayMs: contact.crawlDelayMs ?? 0 },
      random,
    ),
    sparedUntil: sparedUntil({ visits: contact.visits, crawlDelayMs: contact.crawlDelayMs ?? 0 }),
    address,
    paceKey: key,
    // A host that moved keeps its bucket until its address is known again.
    bucket: address ? bucketOf(key) : instance.bucket,
    movedTo: first.failure?.movedTo ?? null,
    nodeinfoUrl: nextTrail(instance, contact.visits),
    facts: assessFacts(instance, contact.visits),
    policy: assessPolicy(instance, contact.visits),
    peers: assessPeers(contact.visits),
    signals: contact.visits.find(({ signals }) => signals)?.signals ?? null,
    tip: contact.visits.find(({ tip }) => tip)?.tip ?? null,
    robots: assessRobots(instance, contact),
  };
}

function newLifeOf(
  { network, software, health, former }: DueInstance,
  visits: readonly Visit[],
  at: Date,
): LifeEvidence | null {
  const facts = visits.find((visit) => visit.facts)?.facts;
  if (!facts || !former) return null;
  const { usersTotal, postsTotal } = facts.usage;
  const keyIds = facts.ofNetwork?.network === 'matrix' ? facts.ofNetwork.keyIds : [];
  return changedHands(
    { ...former, network, verdict: health.verdict, cause: health.cause, software: familyOf(software) },
    { software: familyOf(facts.software), usersTotal, postsTotal, keyIds },
    at,
  );
}

/** A fork is of the family that it was forked from. */
function familyOf(software: string | null): string | null {
  return software === null ? null : (softwareNamed(software)?.name ?? software);
}

/** The same name, of which nothing is known but that it was found. */
function bornAnew(instance: DueInstance): DueInstance {
  return { ...instance, health: UNSEEN, usageSeries: [], policyDigest: null, isInIncident: false };
}

/** What was fetched anew, or is worth keeping. */
function assessRobots(
  { domain, robots, trail }: DueInstance,
  contact: BroughtAtLeast,
): Map<InstanceName, AssessedRobots> {
  const known = [robots, trail?.robots].map((record) => record?.fetchedAt.getTime());
  const read = new Map(contact.robotsElsewhere);
  if (contact.robots) read.set(domain, contact.robots);
  return new Map(
    [...read]
      .filter(([, { fetchedAt }]) => !known.includes(fetchedAt.getTime()))
      .map(([name, record]) => [name, { record, applied: rulesIn(record, ROBOTS_TOKEN).applied }]),
  );
}

function assessFacts({ usageSeries }: DueInstance, visits: readonly Visit[]): Facts | null {
  const facts = visits.find((visit) => visit.facts)?.facts;
  return facts ? { ...facts, usage: doubtSeries(facts.usage, usageSeries) } : null;
}

function stepOf(instance: DueInstance, first: Visit): Step {
  if (!isHeard(first)) return { health: instance.health, closeOpenAt: null, add: [] };
  const judged = judgeAfter(
    { ...instance.health, ...instance.agreed },
    { kind: first.kind, ...judge(first) },
  );
  const step = nextHealth(instance.health, judged, first.at, validityMs);
  if (isProven(instance, first)) return step;
  return { health: { ...step.health, state: 'discovered', firstUpAt: null }, closeOpenAt: null, add: [] };
}

/** Whoever has a robots.txt answers, but may be no instance at all: its life begins with its NodeInfo. */
function isProven({ health }: DueInstance, first: Visit): boolean {
  return health.firstUpAt !== null || first.pausedMs === null || first.nodeinfoUrl !== null;
}

/** The slot that a visit serves: its due time, or its own where it came before it was due. */
function slotOf(due: Due, { kind, at }: Visit): Date {
  const planned = due[kind === 'check' ? 'details' : kind];
  return planned !== null && planned <= at ? planned : at;
}

// The kept address led to something else than a NodeInfo document: the way begins anew at the index.
const ASTRAY: ReadonlySet<Cause> = new Set<Cause>([
  'http_not_found',
  'http_gone',
  'http_redirect',
  'http_redirect_loop',
  'http_redirect_insecure',
  'http_redirect_invalid',
  'http_unexpected',
  'http_client_error',
  'parse_not_json',
  'parse_too_deep',
  'parse_unexpected',
  'parse_elsewhere',
]);

function nextTrail({ trail }: DueInstance, visits: readonly Visit[]): string | null {
  const found = visits.findLast(({ nodeinfoUrl }) => nodeinfoUrl !== null)?.nodeinfoUrl;
  if (found) return found;
  const mayHaveMoved = visits.some(({ failure }) => failure && ASTRAY.has(failure.cause));
  return mayHaveMoved ? null : (trail?.url ?? null);
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
  return [...new Map(entries.map((entry) => [policyKey(entry), entry])).values()];
}

function digestOf(entries: readonly PolicyEntry[]): string {
  const lines = entries.map(({ target, rule, severity, reason, digest }) =>
    JSON.stringify([target, rule, severity, reason, digest]),
  );
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

function assessPeers(visits: readonly Visit[]): AssessedPeers | null {
  const visit = visits.find(({ peers }) => peers);
  const listing: Listing<InstanceName> | null = visit?.peers ?? null;
  if (!visit || !listing) return null;
  return {
    publication: listing.publication,
    readAt: visit.at,
    domains: listing.publication === 'published' ? listing.entries : null,
    refused: listing.refused,
  };
}
