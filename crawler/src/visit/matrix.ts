import { CAUSES, hostOf, type DomainName, type InstanceName } from '@homeport/db';
import { ok, type Failure, type Outcome } from '../outcome.ts';
import { askClientBase, askClientSide, askSupport, NO_CLIENT_SIDE } from '../probes/matrix/client.ts';
import { discover, WELL_KNOWN_SERVER, type Discovery } from '../probes/matrix/discover.ts';
import {
  askEach,
  askFirst,
  KEYS,
  VERSION,
  type Endpoints,
  type Expected,
} from '../probes/matrix/federation.ts';
import type { ClientBase } from '../probes/matrix/parse-well-known.ts';
import { askPeers, askRoomsTotal } from '../probes/matrix/rooms.ts';
import { publicationOf, unread } from '../software/listing.ts';
import { isReserved, isWord } from './consent.ts';
import type { Brought, Contacting } from './brought.ts';
import { MatrixConversation } from './matrix-conversation.ts';
import { matrixFactsOf, softwareOf, type Home } from './matrix-facts.ts';
import { planOf, together } from './plan.ts';
import { slice, type Findings } from './slice.ts';
import type { Listing, MatrixEndpoint, Signal, Visit } from './visit.ts';

/** See `visitInstance`. */
export async function contactMatrix(contacting: Contacting): Promise<Brought> {
  const conversation = new MatrixConversation(contacting);
  const { log } = conversation;
  try {
    const visits = await visitHomeserver(contacting, conversation);
    if (contacting.signal.aborted) {
      return { visits, robots: null, robotsElsewhere: new Map(), crawlDelayMs: 0 };
    }
    return {
      visits,
      robots: await log.robots(),
      robotsElsewhere: await log.slowRobotsElsewhere(),
      crawlDelayMs: log.crawlDelayMs,
    };
  } finally {
    log.close();
  }
}

/** The keys are the main question: without them nobody federates with it, and nothing else is asked. */
async function visitHomeserver(contacting: Contacting, conversation: MatrixConversation): Promise<Visit[]> {
  const { kinds, clock, signal } = contacting;
  const visits: Visit[] = [];
  for (const [kind, work] of planOf(kinds, new Homeserver(contacting, conversation))) {
    const visit = await slice(kind, conversation.log, clock, work);
    if (signal.aborted) break;
    visits.push(visit.pausedMs === null ? visit : signOfLife(visit));
    if (visit.failure ?? visit.pausedMs !== null) break;
  }
  return visits;
}

/** What had to stop on its way is as yet a sign of life, and no more. */
function signOfLife(visit: Visit): Visit {
  return { ...visit, kind: visit.kind === 'check' ? 'check' : 'liveness' };
}

/** The questions of one contact; what several visits want to know is asked once. */
class Homeserver {
  private readonly conversation: MatrixConversation;
  private readonly contacting: Contacting;
  private readonly name: InstanceName;
  private readonly host: DomainName;
  private base: Promise<Outcome<ClientBase>> | null = null;
  private signals: Signal[] = [];

  constructor(contacting: Contacting, conversation: MatrixConversation) {
    this.contacting = contacting;
    this.conversation = conversation;
    this.name = contacting.target.domain;
    this.host = hostOf(this.name);
  }

  /** The smallest sign of life: the keys at the first place that answers. */
  async askSign(): Promise<Findings> {
    const discovery = await discover(this.name, this.conversation);
    if (!discovery.ok) return { failure: discovery.failure };
    const answer = await askFirst(discovery.value.places, this.expected, this.conversation);
    if (!answer.ok) return { failure: blamed(answer.failure, discovery.value) };
    this.conversation.log.markMain(answer.value.place);
    this.hear(discovery.value.indexRule, WELL_KNOWN_SERVER);
    this.hear(answer.value.indexRule, KEYS);
    return {};
  }

  async askDetails(): Promise<Findings> {
    const discovery = await discover(this.name, this.conversation);
    if (!discovery.ok) return refused(discovery.failure);
    const asked = await askEach(discovery.value.places, this.expected, this.conversation);
    if (!asked.ok) return refused(blamed(asked.failure, discovery.value));
    const { answer, endpoints, isSplit } = asked.value;
    this.conversation.log.markMain(answer.place);
    this.hear(discovery.value.indexRule, WELL_KNOWN_SERVER);
    this.hear(answer.indexRule, KEYS);
    if (answer.version.ok) this.hear(answer.version.value?.indexRule ?? null, VERSION);
    const { failures, ...home } = await this.readHome(asked.value);
    return {
      failure: isSplit ? { cause: 'split_brain', detail: sidesOf(endpoints) } : null,
      facts: matrixFactsOf({
        target: this.contacting.target,
        discovery: discovery.value,
        ...asked.value,
        ...home,
      }),
      signals: this.signals,
      partial:
        endpoints.some(({ failure }) => failure !== null && failure !== 'our_rule') || failures.some(isFault),
    };
  }

  async askPeers(): Promise<Findings> {
    const peers = await this.readPeers();
    return { peers, partial: peers.publication === 'failed' };
  }

  async askAll(): Promise<Findings> {
    const details = await this.askDetails();
    if (details.failure) return details;
    const peers = await this.askPeers();
    return together(details, peers);
  }

  private get expected(): Expected {
    return { name: this.name, now: this.contacting.clock.now() };
  }

  private get isPrivate(): boolean {
    return isReserved(this.signals);
  }

  private hear(indexRule: string | null, source: string): void {
    if (indexRule === null) return;
    this.signals.push({ kind: 'noindex_header', source, value: `X-Robots-Tag: ${indexRule}` });
  }

  /** What it says to people: nothing of it is asked for where it asks not to be indexed. */
  private async readHome({ answer }: Endpoints): Promise<Home & { failures: Failure[] }> {
    if (this.isPrivate) return { ...NOBODY_HOME, isPrivate: true, failures: [] };
    const support = await askSupport(this.host, this.conversation);
    const contactUrl = support.ok ? support.value : null;
    const base = await this.clientBase();
    const failures = [support, base].flatMap((told) =>
      told.ok || isWithoutWeb(told.failure) ? [] : [told.failure],
    );
    if (!base.ok) return { ...NOBODY_HOME, contactUrl, failures };
    const { software } = softwareOf(answer, this.contacting.target);
    const client = await askClientSide(base.value, software, this.conversation);
    const rooms =
      client.versionNewest === null ? ok(null) : await askRoomsTotal(base.value, this.conversation);
    return {
      isPrivate: false,
      contactUrl,
      client,
      clientUrl: base.value.isPublished || client.versionNewest !== null ? base.value.url : null,
      roomsPublic: rooms.ok ? rooms.value : null,
      failures: [...failures, ...client.failures, ...(rooms.ok ? [] : [rooms.failure])],
    };
  }

  private clientBase(): Promise<Outcome<ClientBase>> {
    return (this.base ??= askClientBase(this.host, this.conversation));
  }

  private async readPeers(): Promise<Listing<InstanceName>> {
    if (this.isPrivate) return unread('closed');
    const base = await this.clientBase();
    if (base.ok) return askPeers(base.value, this.name, this.conversation);
    return unread(isWithoutWeb(base.failure) ? 'closed' : publicationOf(base.failure));
  }
}

const NOBODY_HOME: Home = {
  isPrivate: false,
  contactUrl: null,
  client: NO_CLIENT_SIDE,
  clientUrl: null,
  roomsPublic: null,
};

/**
 * What to say of a homeserver that was not found. Where another server would have read on at a step that we left
 * alone, we may have looked in the wrong place. But expired keys are its own, wherever they were found.
 */
function blamed(failure: Failure, { doubt }: Discovery): Failure {
  const isCertain = failure.pause !== undefined || failure.cause === 'key_expired' || isWord(failure);
  return doubt === null || isCertain ? failure : doubt;
}

function refused(failure: Failure): Findings {
  return { failure, ...(isWord(failure) && { signals: [] }) };
}

/** Whether a side question failed that should have been answered. A door that is shut is no fault, nor is our rule. */
function isFault(failure: Failure): boolean {
  return !failure.pause && failure.cause !== 'our_rule' && publicationOf(failure) === 'failed';
}

/** Whether the name has no web server at all: federation does not need one. */
function isWithoutWeb({ cause }: Failure): boolean {
  const { stage } = CAUSES[cause];
  return stage === 'resolve' || stage === 'connect' || stage === 'tls';
}

function sidesOf(endpoints: readonly MatrixEndpoint[]): string {
  return endpoints
    .map(({ address, failure }) => `${address}: ${failure ?? 'ok'}`)
    .join(', ')
    .slice(0, 200);
}
