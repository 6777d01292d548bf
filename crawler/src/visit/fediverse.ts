import { hostOf, type DomainName, type VisitKind } from '@homeport/db';
import { ok, type Outcome } from '../outcome.ts';
import { findNodeInfo, INDEX, readNodeInfo, type Read } from '../probes/nodeinfo/probe.ts';
import { fallbacksOf, softwareNamed } from '../software/index.ts';
import { publicationOf, unread } from '../software/listing.ts';
import type { Brought, Contacting } from './brought.ts';
import { Conversation } from './conversation.ts';
import { factsOf } from './facts.ts';
import { askConsent, isReserved, isWord, withoutUnwanted } from './consent.ts';
import { openSite, type OpenedSite } from './site.ts';
import { slice, type Findings } from './slice.ts';
import type { Software } from '../software/software.ts';
import type { Signal, Visit } from './visit.ts';

/** An instance whose NodeInfo has been read, with what it wants of us. */
interface OpenSite {
  site: OpenedSite;
  read: Read;
  software: Software | undefined;
  signals: readonly Signal[];
  /** To be listed with name and state alone, and asked for nothing beyond what it shows everybody. */
  isPrivate: boolean;
}

const LISTS = ['peers', 'policy'] as const;
type List = (typeof LISTS)[number];

/** See `visitInstance`. */
export async function contactFediverse(contacting: Contacting): Promise<Brought> {
  const { target, fetcher, signal } = contacting;
  const conversation = new Conversation({ ...target, domain: hostOf(target.domain) }, fetcher, signal);
  try {
    const visits = await visitFediverse(contacting, conversation);
    if (signal.aborted) return { visits, robots: null, robotsElsewhere: new Map(), crawlDelayMs: 0 };
    return {
      visits,
      robots: await conversation.robots(),
      robotsElsewhere: await conversation.slowRobotsElsewhere(),
      crawlDelayMs: conversation.crawlDelayMs,
    };
  } finally {
    conversation.close();
  }
}

/**
 * What is due of one instance. NodeInfo is the main question: where it fails, nothing else is asked, and the
 * visits that would have followed are left out.
 */
async function visitFediverse(
  { kinds, clock, signal }: Contacting,
  conversation: Conversation,
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
  const found = await findNodeInfo(conversation, fallbacksOf(conversation.software));
  if (!found.ok) return { failure: found.failure };
  return { nodeinfoUrl: `https://${found.value.host}${found.value.path}` };
}

async function askRead(readSite: ReadSite): Promise<Findings> {
  const site = await readSite();
  return site.ok ? {} : { failure: site.failure };
}

async function askDetails(readSite: ReadSite): Promise<Findings> {
  const opened = await readSite();
  if (!opened.ok) return { failure: opened.failure, ...(isWord(opened.failure) && { signals: [] }) };
  const { site, read, software } = opened.value;
  const own = opened.value.isPrivate ? undefined : await software?.details?.(site);
  // Its own words stand in several answers: one that asks not to be indexed speaks for all of them.
  const isPrivate = opened.value.isPrivate || site.noIndexed.length > 0;
  const facts = factsOf({ read, software, own, isPrivate });
  return {
    facts,
    signals: [
      ...opened.value.signals,
      ...site.noIndexed,
      ...((own?.ok ? own.value.signals : undefined) ?? []),
    ],
    nodeinfoUrl: facts.nodeinfoUrl,
    partial: own !== undefined && !own.ok && publicationOf(own.failure) === 'failed',
  };
}

async function askList(readSite: ReadSite, list: List): Promise<Findings> {
  const opened = await readSite();
  if (!opened.ok) return { failure: opened.failure };
  const { site, software, isPrivate } = opened.value;
  if (isPrivate) return { [list]: unread(software?.[list] ? 'closed' : 'unsupported') };
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
  const read = await readNodeInfo(conversation, fallbacksOf(conversation.software));
  if (!read.ok) return read;
  const site = openSite(conversation, read.value);
  const software = softwareNamed(read.value.info.software);
  const signals = await askConsent(read.value, site, software);
  const kept = withoutUnwanted(read.value, signals);
  return ok({ site, read: kept, software, signals, isPrivate: isReserved(signals) });
}
