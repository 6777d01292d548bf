import { parseDomain, type DomainName, type Registration } from '@homeport/db';
import type { Asked, Contact, Fetcher, Place, Question, Reply } from '@homeport/crawler/net/fetcher.ts';
import { robotsFor } from '@homeport/crawler/net/robots/robots-record.ts';
import { ROBOTS_TOKEN } from '@homeport/crawler/net/robots/robots.ts';
import { fail, ok, type Outcome } from '@homeport/crawler/outcome.ts';
import { visitInstance } from '@homeport/crawler/visit/contact.ts';
import type { Facts, Signal } from '@homeport/crawler/visit/visit.ts';
import { robotsRecord } from './past-robots.ts';
import { VirtualClock } from '../lab/clock.ts';
import type { LabHost } from '../lab/net/host.ts';
import { answersAt, PAST_DAYS, stateAt } from '../lab/timeline.ts';
import { makeTruthHost } from '../lab/truth-host.ts';
import type { Truth } from '../lab/truth.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const NEVER = new AbortController().signal;

/** What the crawler reads of one instance, and what its operator says about that. */
export interface Reading {
  facts: Facts;
  signals: readonly Signal[] | null;
}

/** For each version and registration that it had. */
export type Readings = ReadonlyMap<string, Reading>;

export function readingKey({
  version,
  registration,
}: {
  version: string;
  registration: Registration;
}): string {
  return `${version} ${registration}`;
}

/**
 * Each server answers the crawler's own questions once, without a network, so that the past tells no more of
 * it than a visit would: most softwares keep some of what the lab knows to themselves.
 */
export async function readAnswers(truth: Truth): Promise<Readings> {
  const readings = new Map<string, Reading>();
  const name = parseDomain(truth.domain);
  if (!name.ok || truth.withheld !== null) return readings;
  const { upgrades, registrationChanges } = truth.timeline;
  const from = truth.anchorAt - PAST_DAYS * DAY_MS;
  const changes = [from, ...[...upgrades, ...registrationChanges].map(({ at }) => at)].sort((a, b) => a - b);
  for (const [index, change] of changes.entries()) {
    const at = firstAnswer(truth, change, changes[index + 1] ?? Infinity);
    const reading = at === null ? null : await readAt(truth, name.domain, at);
    if (at !== null && reading) readings.set(readingKey(answersAt(truth, at)), reading);
  }
  return readings;
}

/** When the server first answers in a stretch of time. */
function firstAnswer(truth: Truth, from: number, to: number): number | null {
  const last = Math.min(to, from + 30 * DAY_MS);
  for (let at = from; at < last; at += 5 * MINUTE_MS) if (stateAt(truth, at) === 'up') return at;
  return null;
}

async function readAt(truth: Truth, domain: DomainName, at: number): Promise<Reading | null> {
  const clock = new VirtualClock({ virtualAt: at, speed: 0 });
  const fetcher = fetcherOf(
    makeTruthHost(truth, clock, () => undefined),
    new Date(at),
  );
  const target = { network: 'fediverse', domain, software: null, version: null, robots: null } as const;
  const { visits } = await visitInstance({
    target,
    kinds: new Set(['details']),
    fetcher,
    clock: { now: () => new Date(at), monotonicMs: () => 0 },
    signal: NEVER,
  });
  const [visit] = visits;
  return visit?.facts ? { facts: visit.facts, signals: visit.signals } : null;
}

/** A Fetcher that hears the lab's host without a network, and obeys its robots.txt. */
function fetcherOf(host: LabHost, at: Date): Fetcher {
  const robots = robotsRecord(host, at);
  const rules = robotsFor(robots, ROBOTS_TOKEN, at);
  const contactWith = ({ authority }: Place): Contact => {
    const asked: Asked[] = [];
    return {
      domain: authority,
      asked,
      timings: { resolveMs: 0, connectMs: 0, tlsMs: 0, firstByteMs: 0 },
      bytes: 0,
      address: host.address,
      crawlDelayMs: 0,
      robotsElsewhere: new Map(),
      robots: () => Promise.resolve(ok(robots)),
      ask: (question) => Promise.resolve(answer(host, rules.isAllowed(question.path), question)),
      close: () => undefined,
    };
  };
  const never = (): never => {
    throw new Error('Only servers of the Fediverse have a past.');
  };
  return {
    open: contactWith,
    names: { addressesOf: never, servicesOf: never },
    talk: never,
    echo: never,
    ports: { matrix: 8448, lbry: 50_001 },
    isSlow: () => false,
  };
}

function answer(host: LabHost, isAllowed: boolean, question: Question): Outcome<Reply> {
  if (!isAllowed) return fail('robots_disallowed');
  const url = new URL(question.path, `https://${host.domain}`);
  const { status, headers, body } = host.answer({
    method: question.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: { 'user-agent': 'Homeport', 'content-type': 'application/json' },
    body: question.json === undefined ? '' : JSON.stringify(question.json),
  });
  const named = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
  return ok({ status, headers: named, body, url });
}
