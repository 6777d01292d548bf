import { parseDomain, type DomainName, type Publication, type VisitKind } from '@homeport/db';
import { softwareNamed } from '@homeport/crawler/software/index.ts';
import { fail, type Failure, type FailureCause } from '@homeport/crawler/outcome.ts';
import type { Facts, Listing, Visit } from '@homeport/crawler/visit/visit.ts';
import type { Dice } from '../lab/random.ts';
import { answersAt, stateAt } from '../lab/timeline.ts';
import type { Condition, OutageKind, Truth } from '../lab/truth.ts';
import { underRule } from './past-robots.ts';
import { readingKey, type Reading, type Readings } from './past-reading.ts';

const OUTAGES: Readonly<Record<OutageKind, FailureCause>> = {
  dns: 'dns_server_failure',
  connect: 'tls_cut',
  tls: 'tls_expired',
  http5xx: 'http_server_error',
};

// How each of the lab's hosts looks to somebody who calls; null where it answers as it should.
const CONDITIONS: Readonly<Record<Condition, FailureCause | null>> = {
  well: null,
  slow: null,
  'links-object': null,
  'string-counts': null,
  nxdomain: 'dns_not_found',
  servfail: 'dns_server_failure',
  'dns-silent': 'dns_timeout',
  'no-address': 'dns_no_address',
  refused: 'connect_refused',
  reset: 'tls_cut',
  silent: 'tls_timeout',
  'tls-expired': 'tls_expired',
  'tls-wrong-host': 'tls_wrong_host',
  'tls-self-signed': 'tls_untrusted',
  moved: 'http_redirect',
  gone: 'http_gone',
  'not-found': 'http_not_found',
  html: 'parse_not_json',
  'bad-json': 'parse_not_json',
  'http-500': 'http_server_error',
  'robots-500': 'robots_unreachable',
  'bot-wall': 'http_challenge',
};

/** What is needed to tell of one instance: how it was, and how much of it the crawler can read. */
export interface Life {
  truth: Truth;
  readings: Readings;
  dice: Dice;
}

/** What a contact at `at` would have brought, by the lab's timeline. */
export function pastVisits(
  { truth, readings, dice }: Life,
  kinds: ReadonlySet<VisitKind>,
  at: Date,
): Visit[] {
  const failure = failureAt(truth, at);
  const kind = kinds.has('details') ? 'details' : 'liveness';
  const read = failure ? null : readAt(truth, readings, at);
  const base = { ...baseOf(truth, at, failure, dice), nodeinfoUrl: read?.facts.nodeinfoUrl ?? null };
  const first: Visit = { ...base, kind, ...(kind === 'details' && read !== null && read) };
  return failure ? [first] : [first, ...pastLists(truth, kinds, base)];
}

function pastLists(truth: Truth, kinds: ReadonlySet<VisitKind>, base: Omit<Visit, 'kind'>): Visit[] {
  const answers = answersAt(truth, base.at.getTime());
  const software = softwareNamed(truth.software);
  const lists: Visit[] = [];
  if (kinds.has('peers')) {
    const publication = told(software?.peers !== undefined, answers.peersPublication);
    const peers = listing(publication, (answers.peers ?? []).flatMap(nameOf));
    lists.push({ ...base, kind: 'peers', peers });
  }
  if (kinds.has('policy')) {
    const publication = told(software?.policy !== undefined, answers.policyPublication);
    lists.push({ ...base, kind: 'policy', policy: listing(publication, answers.policies ?? []) });
  }
  return lists;
}

// What no file of the crawler's asks for is not published to us, whatever the server would say.
function told(isAskedFor: boolean, publication: Publication): Publication {
  return isAskedFor ? publication : 'unsupported';
}

function failureAt(truth: Truth, at: Date): Failure | null {
  const fixed = CONDITIONS[truth.condition];
  if (fixed) {
    return {
      ...fail(fixed).failure,
      ...(truth.movedTo !== null && { movedTo: truth.movedTo }),
      ...(truth.condition === 'robots-500' && { status: 500 }),
    };
  }
  const state = stateAt(truth, at.getTime());
  // Whoever withholds its metadata can be out of order all the same: robots.txt itself tells.
  if (state === 'up' || state === 'dead') return truth.withheld ? fail('robots_disallowed').failure : null;
  if (state !== 'http5xx') return fail(OUTAGES[state]).failure;
  return { ...fail(truth.withheld ? 'robots_unreachable' : OUTAGES[state]).failure, status: 502 };
}

function baseOf(truth: Truth, at: Date, failure: Failure | null, dice: Dice): Omit<Visit, 'kind'> {
  const far = 20 + (truth.rank % 17) * 9;
  const firstByteMs = Math.round(far * (1 + dice.next() ** 4 * 6));
  const reached = !failure || failure.status !== undefined || failure.cause === 'robots_disallowed';
  return {
    at,
    totalMs: firstByteMs + far * 3,
    address: reached ? truth.address : null,
    timings: reached
      ? { resolveMs: 4, connectMs: far, tlsMs: far * 2, firstByteMs }
      : { resolveMs: null, connectMs: null, tlsMs: null, firstByteMs: null },
    bytes: reached ? 1400 : 0,
    asked: [
      underRule(
        {
          path: '/.well-known/nodeinfo',
          method: 'GET',
          ms: firstByteMs,
          ...(failure ? { left: failure.cause } : { status: 200 }),
        },
        truth,
        at,
      ),
    ],
    failure,
    pausedMs: null,
    nodeinfoUrl: null,
    partial: false,
    signals: null,
    tip: null,
    facts: null,
    peers: null,
    policy: null,
  };
}

// What changes in time is the lab's own word, as far as the crawler hears it at all.
function readAt(truth: Truth, readings: Readings, at: Date): Reading | null {
  const answers = answersAt(truth, at.getTime());
  const { version, usage } = answers;
  const read = readings.get(readingKey(answers));
  if (!read) return null;
  const { facts, signals } = read;
  const heard = (name: keyof typeof usage) => (facts.usage[name] === null ? null : usage[name]);
  const told: Facts = {
    ...facts,
    version,
    usage: {
      ...facts.usage,
      usersTotal: heard('usersTotal'),
      usersActiveMonth: heard('usersActiveMonth'),
      usersActiveHalfyear: heard('usersActiveHalfyear'),
      postsTotal: heard('postsTotal'),
    },
  };
  return { facts: told, signals };
}

function listing<Entry>(publication: Listing<Entry>['publication'], entries: Entry[]): Listing<Entry> {
  return { publication, entries: publication === 'published' ? entries : [], refused: 0, isPartial: false };
}

/** One name, or none where the text is no host name. */
export function nameOf(text: string): DomainName[] {
  const parsed = parseDomain(text);
  return parsed.ok ? [parsed.domain] : [];
}
