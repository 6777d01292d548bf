import { parseDomain, type DomainName, type VisitKind } from '@homeport/db';
import { fail, type Failure, type FailureCause } from '@homeport/crawler/outcome.ts';
import type { Facts, Listing, Visit } from '@homeport/crawler/visit/visit.ts';
import type { Dice } from '../lab/random.ts';
import { answersAt, stateAt } from '../lab/timeline.ts';
import type { Condition, OutageKind, Truth } from '../lab/truth.ts';

const OUTAGES: Readonly<Record<OutageKind, FailureCause>> = {
  dns: 'dns_server_failure',
  connect: 'connect_refused',
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
  reset: 'connect_reset',
  silent: 'connect_timeout',
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

/** What a contact at `at` would have brought, by the lab's timeline. */
export function pastVisits(truth: Truth, kinds: ReadonlySet<VisitKind>, at: Date, dice: Dice): Visit[] {
  const failure = failureAt(truth, at);
  const main: VisitKind =
    kinds.has('details') || failure ? (kinds.has('details') ? 'details' : 'liveness') : 'liveness';
  const base = baseOf(truth, at, failure, dice);
  const first: Visit = {
    ...base,
    kind: main,
    facts: main === 'details' && !failure ? factsAt(truth, at) : null,
  };
  if (failure) return [first];
  const others: Visit[] = [];
  const answers = answersAt(truth, at.getTime());
  if (kinds.has('peers')) {
    others.push({
      ...base,
      kind: 'peers',
      peers: listing(answers.peersPublication, (answers.peers ?? []).flatMap(nameOf)),
    });
  }
  if (kinds.has('policy')) {
    others.push({
      ...base,
      kind: 'policy',
      policy: listing(answers.policyPublication, answers.policies ?? []),
    });
  }
  return [first, ...others];
}

function failureAt(truth: Truth, at: Date): Failure | null {
  const fixed = truth.withheld ? 'robots_disallowed' : CONDITIONS[truth.condition];
  if (fixed) return { ...fail(fixed).failure, ...(truth.movedTo !== null && { movedTo: truth.movedTo }) };
  const state = stateAt(truth, at.getTime());
  if (state === 'up' || state === 'dead') return null;
  const { failure } = fail(OUTAGES[state]);
  return state === 'http5xx' ? { ...failure, status: 502 } : failure;
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
      {
        path: '/.well-known/nodeinfo',
        method: 'GET',
        ms: firstByteMs,
        ...(failure ? { left: failure.cause } : { status: 200 }),
      },
    ],
    failure,
    pausedMs: null,
    nodeinfoUrl: failure ? null : `https://${truth.domain}/nodeinfo/2.0`,
    partial: false,
    facts: null,
    peers: null,
    policy: null,
  };
}

function factsAt(truth: Truth, at: Date): Facts {
  const answers = answersAt(truth, at.getTime());
  return {
    software: answers.software,
    version: answers.version,
    title: answers.title,
    description: answers.description,
    languages: [...answers.languages],
    rules: [...answers.rules],
    registration: answers.registration,
    registrationSource: 'nodeinfo',
    contactUrl: null,
    usage: { ...answers.usage, quality: 'declared', source: '/nodeinfo/2.0' },
    isPrivate: false,
    nodeinfoUrl: `https://${truth.domain}/nodeinfo/2.0`,
  };
}

function listing<Entry>(publication: Listing<Entry>['publication'], entries: Entry[]): Listing<Entry> {
  return { publication, entries: publication === 'published' ? entries : [], refused: 0, isPartial: false };
}

function nameOf(text: string): DomainName[] {
  const parsed = parseDomain(text);
  return parsed.ok ? [parsed.domain] : [];
}
