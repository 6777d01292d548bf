import { isIPv6 } from 'node:net';
import { parseInstanceName, type Network, type VisitKind } from '@homeport/db';
import { systemClock } from '@homeport/crawler/clock.ts';
import type { Fetcher, Place, RobotsRecord } from '@homeport/crawler/net/fetcher.ts';
import { visitInstance } from '@homeport/crawler/visit/contact.ts';
import { HUB_PORT, laneName, type Answers, type World } from './world.ts';

/** Public places of the world, which hosts that mean well would have. */
export const HUB = ['45.66.77.1', '2a0e:b107::1'] as const;

/** One way to send a crawler to an address. */
export interface Vector {
  name: string;
  /** Whether a public address may be reached this way. An instance is never called by an address literal. */
  isForAll: boolean;
  /** The cause with which the way ended; `ok` where it was gone to its end. */
  go(address: string, road: Road): Promise<string>;
}

/** Who travels, and the name that lies in his hands alone while he does. */
export interface Road {
  world: World;
  fetcher: Fetcher;
  lane: number;
}

/** Before the lane's name: where its homeserver is said to be. */
export const SERVICE = '_matrix-fed._tcp.';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
// Kept from an earlier contact, so that each way is one question shorter.
const NO_ROBOTS: RobotsRecord = {
  body: null,
  status: 404,
  fetchedAt: new Date(),
  expiresAt: new Date(Date.now() + DAY_MS),
  unreachableSince: null,
};

export const VECTORS: readonly Vector[] = [
  { name: 'literal', isForAll: true, go: askLiteral },
  byName('record', (address) => [address]),
  byName('mixed, last', (address) => [...HUB, address]),
  byName('mixed, first', (address) => [address, ...HUB]),
  byName('mixed, one of 41', (address) => [...forty(), address]),
  {
    name: 'redirect to a name',
    isForAll: true,
    go: (address, road) => led(road, address, redirectTo(`https://in.${laneName(road.lane)}/`)),
  },
  {
    name: 'redirect to a literal',
    isForAll: false,
    go: (address, road) => led(road, address, redirectTo(`https://${bracketed(address)}/`)),
  },
  {
    name: 'NodeInfo link to a name',
    isForAll: true,
    go: (address, road) => led(road, address, linkTo(`https://in.${laneName(road.lane)}/nodeinfo/2.0`)),
  },
  {
    name: 'NodeInfo link to a literal',
    isForAll: false,
    go: (address, road) => led(road, address, linkTo(`https://${bracketed(address)}/nodeinfo/2.0`)),
  },
  { name: 'SRV record', isForAll: true, go: followService },
  {
    name: 'delegation to a name',
    isForAll: true,
    go: (address, road) => delegated(road, address, `in.${laneName(road.lane)}:8448`),
  },
  {
    name: 'delegation to a literal',
    isForAll: true,
    go: (address, road) => delegated(road, address, `${bracketed(address)}:8448`),
  },
  { name: 'line over TCP', isForAll: true, go: talk },
  { name: 'datagram', isForAll: true, go: echo },
];

/** Visits the lane's name as an instance of a network, and tells the cause of the first visit that failed. */
export async function visit(
  { fetcher, lane }: Road,
  network: Network,
  kind: VisitKind,
  ending = '',
): Promise<string> {
  const parsed = parseInstanceName(network, `${laneName(lane)}${ending}`);
  if (!parsed.ok) return `name:${parsed.reason}`;
  const target = { network, domain: parsed.name, software: null, version: null, robots: NO_ROBOTS };
  const { visits } = await visitInstance({
    target,
    kinds: new Set([kind]),
    fetcher,
    clock: systemClock,
    signal: AbortSignal.timeout(MINUTE_MS),
  });
  return visits.find(({ failure }) => failure !== null)?.failure?.cause ?? 'ok';
}

/** Makes the world say these things of the lane's names, and of nothing else. */
export function tell(
  { world, lane }: Road,
  zones: Record<string, readonly string[]>,
  answers?: Answers,
): void {
  const name = laneName(lane);
  for (const host of ['', 'in.', SERVICE]) world.zones.delete(`${host}${name}`);
  for (const [host, addresses] of Object.entries(zones)) world.zones.set(`${host}${name}`, { addresses });
  if (answers) world.answers.set(name, answers);
  else world.answers.delete(name);
}

export function redirectTo(location: string): Answers {
  return (path) => (path === '/robots.txt' ? undefined : { location });
}

export function linkTo(href: string): Answers {
  const json = { links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href }] };
  return (path) => (path === '/.well-known/nodeinfo' ? { json } : undefined);
}

export function delegateTo(server: string): Answers {
  return (path) => (path === '/.well-known/matrix/server' ? { json: { 'm.server': server } } : undefined);
}

export function bracketed(address: string): string {
  return isIPv6(address) ? `[${address}]` : address;
}

function byName(name: string, addresses: (address: string) => readonly string[]): Vector {
  return {
    name,
    isForAll: true,
    go(address, road) {
      tell(road, { '': addresses(address) });
      return ask(road, { host: laneName(road.lane), port: 443, authority: laneName(road.lane) });
    },
  };
}

function forty(): string[] {
  return Array.from({ length: 40 }, (_, at) => `45.66.78.${String(at + 1)}`);
}

function led(road: Road, address: string, answers: Answers): Promise<string> {
  tell(road, { '': HUB, 'in.': [address] }, answers);
  return visit(road, 'fediverse', 'details');
}

function delegated(road: Road, address: string, server: string): Promise<string> {
  tell(road, { '': HUB, 'in.': [address] }, delegateTo(server));
  return visit(road, 'matrix', 'liveness');
}

async function followService(address: string, road: Road): Promise<string> {
  tell(road, { '': HUB, 'in.': [address] });
  const name = laneName(road.lane);
  road.world.zones.set(`${SERVICE}${name}`, { srv: { port: 8448, target: `in.${name}` } });
  return visit(road, 'matrix', 'liveness');
}

function askLiteral(address: string, road: Road): Promise<string> {
  return ask(road, { host: address, port: 443, authority: bracketed(address) });
}

async function ask({ fetcher }: Road, place: Place): Promise<string> {
  const contact = fetcher.open(place, NO_ROBOTS, AbortSignal.timeout(MINUTE_MS));
  const outcome = await contact.ask({ path: '/a' });
  contact.close();
  return outcome.ok ? 'ok' : outcome.failure.cause;
}

async function talk(address: string, road: Road): Promise<string> {
  tell(road, { '': [address] });
  const host = laneName(road.lane);
  const line = road.fetcher.talk({ host, port: HUB_PORT, authority: host }, AbortSignal.timeout(MINUTE_MS));
  const outcome = await line.ask('{}', 'a line');
  line.close();
  return outcome.ok ? 'ok' : outcome.failure.cause;
}

async function echo(address: string, road: Road): Promise<string> {
  tell(road, { '': [address] });
  const host = laneName(road.lane);
  const place = { host, port: HUB_PORT, authority: host };
  const outcome = await road.fetcher.echo(place, Buffer.from('a'), AbortSignal.timeout(MINUTE_MS));
  return outcome.ok ? 'ok' : outcome.failure.cause;
}
