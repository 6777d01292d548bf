import type { DomainName, VisitKind } from '@homeport/db';
import type { Outcome } from '../outcome.ts';
import { findNodeInfo, INDEX, readNodeInfo, type Read } from '../probes/nodeinfo/probe.ts';
import { softwareNamed } from '../software/index.ts';
import { publicationOf, unread } from '../software/listing.ts';
import type { Conversation } from './conversation.ts';
import { factsOf } from './facts.ts';
import { openSite, type OpenSite } from './site.ts';
import { slice, type Clock, type Findings } from './slice.ts';
import type { Visit } from './visit.ts';

const LISTS = ['peers', 'policy'] as const;
type List = (typeof LISTS)[number];

/**
 * What is due of one instance. NodeInfo is the main question: where it fails, nothing else is asked, and the
 * visits that would have followed are left out.
 */
export async function visitFediverse(
  kinds: ReadonlySet<VisitKind>,
  conversation: Conversation,
  clock: Clock,
  signal: AbortSignal,
): Promise<Visit[]> {
  let read: Promise<Outcome<OpenSite>> | null = null;
  const readSite = () => (read ??= openRead(conversation));
  const visits: Visit[] = [];
  for (const [kind, work] of plan(kinds, conversation, readSite)) {
    const visit = await slice(kind, conversation, clock, work);
    if (signal.aborted) break;
    visits.push(visit.pausedMs === null ? visit : paused(visit, conversation.domain));
    if (visit.failure ?? visit.pausedMs !== null) break;
  }
  return visits;
}

/** What had to stop on its way is as yet a sign of life, and no more. */
function paused(visit: Visit, domain: DomainName): Visit {
  // Whoever stopped at the beginning, or only wanted the sign, leaves no trail to go on from.
  const isTrail = visit.kind !== 'liveness' && visit.nodeinfoUrl !== `https://${domain}${INDEX}`;
  return {
    ...visit,
    kind: visit.kind === 'check' ? 'check' : 'liveness',
    nodeinfoUrl: isTrail ? visit.nodeinfoUrl : null,
  };
}

type Step = readonly [kind: VisitKind, work: () => Promise<Findings>];
type ReadSite = () => Promise<Outcome<OpenSite>>;

function plan(kinds: ReadonlySet<VisitKind>, conversation: Conversation, readSite: ReadSite): Step[] {
  // A check that somebody asked for is everything at once.
  if (kinds.has('check')) return [['check', () => askAll(readSite)]];
  const lists = LISTS.filter((list) => kinds.has(list));
  const steps: Step[] = lists.map((list) => [list, () => askList(readSite, list)]);
  // Who gives details is alive.
  if (kinds.has('details')) return [['details', () => askDetails(readSite)], ...steps];
  if (!kinds.has('liveness')) return steps;
  return [['liveness', () => (lists.length > 0 ? askRead(readSite) : askSign(conversation))], ...steps];
}

/** The smallest sign of life: the index alone. */
async function askSign(conversation: Conversation): Promise<Findings> {
  const found = await findNodeInfo(conversation);
  if (!found.ok) return { failure: found.failure };
  return { nodeinfoUrl: `https://${found.value.host}${found.value.path}` };
}

async function askRead(readSite: ReadSite): Promise<Findings> {
  const site = await readSite();
  return site.ok ? {} : { failure: site.failure };
}

async function askDetails(readSite: ReadSite): Promise<Findings> {
  const opened = await readSite();
  if (!opened.ok) return { failure: opened.failure };
  const { site, read, isPrivate } = opened.value;
  // A server that keeps to itself is asked for nothing beyond what it shows everybody.
  const own = isPrivate ? undefined : await softwareNamed(read.info.software)?.details?.(site);
  const facts = factsOf(read, own);
  return {
    facts,
    nodeinfoUrl: facts.nodeinfoUrl,
    partial: own !== undefined && !own.ok && publicationOf(own.failure) === 'failed',
  };
}

async function askList(readSite: ReadSite, list: List): Promise<Findings> {
  const opened = await readSite();
  if (!opened.ok) return { failure: opened.failure };
  const { site, read, isPrivate } = opened.value;
  if (isPrivate) return { [list]: unread('closed') };
  const software = softwareNamed(read.info.software);
  const listing = (await software?.[list]?.(site)) ?? unread('unsupported');
  return { [list]: listing, partial: listing.publication === 'failed' };
}

async function askAll(readSite: ReadSite): Promise<Findings> {
  const details = await askDetails(readSite);
  if (details.failure) return details;
  const peers = await askList(readSite, 'peers');
  const policy = await askList(readSite, 'policy');
  return {
    ...details,
    ...peers,
    ...policy,
    partial: [details, peers, policy].some(({ partial }) => partial === true),
  };
}

async function openRead(conversation: Conversation): Promise<Outcome<OpenSite>> {
  const read: Outcome<Read> = await readNodeInfo(conversation);
  return read.ok ? { ok: true, value: openSite(conversation, read.value) } : read;
}
