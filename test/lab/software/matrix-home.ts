import type { Place } from '../kind.ts';
import type { Ports } from '../net/host.ts';
import { srv } from '../net/zone.ts';
import { hostOf, type MatrixDiscovery, type MatrixTruth, type Truth } from '../truth.ts';
import { signingKey } from './matrix-keys.ts';
import type { Premises } from './shape.ts';

/** What can be wrong with a homeserver, as a crawler must tell it apart. */
export const TWISTS = [
  'split-brain',
  'half-down',
  'expired',
  'wrong-server',
  'forged',
  'not-indexed',
] as const;
export type Twist = (typeof TWISTS)[number];

/** What the lab knows of a homeserver beyond what a record can have. */
export interface Homeserver extends MatrixTruth {
  keySeed: string;
  /** Whether it keeps the accounts itself, or leaves them to a provider of its own (OAuth 2.0). */
  accounts: 'own' | 'provider';
  twist: Twist | null;
}

/** Null for a homeserver of the census, which is all at HTTPS of its own name. */
export function homeserverOf({ ofNetwork }: Truth): Homeserver | null {
  return ofNetwork !== null && 'keySeed' in ofNetwork ? (ofNetwork as Homeserver) : null;
}

const DAY_MS = 86_400_000;

export interface Wanted {
  discovery: MatrixDiscovery;
  accounts?: Homeserver['accounts'];
  roomsPublic?: number | null;
  clientVersion?: string;
  twist?: Twist;
}

export function makeHomeserver(wanted: Wanted, place: Place): Homeserver {
  const { discovery, accounts = 'own', roomsPublic = 40, clientVersion = 'v1.11', twist = null } = wanted;
  return {
    network: 'matrix',
    discovery,
    delegation: delegationOf(discovery, place),
    keyIds: [signingKey(place.domain).id],
    // Synapse signs anew each day, for a day.
    keysValidUntil: place.anchorAt + (twist === 'expired' ? -1 : 1) * DAY_MS,
    clientVersion,
    loginFlows:
      accounts === 'own'
        ? ['m.login.password', 'm.login.application_service']
        : ['m.login.sso', 'm.login.token'],
    roomsPublic,
    keySeed: place.domain,
    accounts,
    twist,
  };
}

/** Where its federation is to be found, step by step as the specification has it. */
function delegationOf(
  discovery: MatrixDiscovery,
  { host, domain, addresses, ports }: Place,
): MatrixTruth['delegation'] {
  const port = String(ports.matrix);
  switch (discovery) {
    case 'port':
      return { to: domain, by: 'name' };
    case 'well-known-literal':
      return { to: `${federationAddresses(addresses)[0] ?? ''}:${port}`, by: 'well-known' };
    case 'well-known-port':
    case 'well-known-name':
      return { to: `matrix.${host}:${port}`, by: 'well-known' };
    case 'well-known-srv':
    case 'well-known-srv-deprecated':
      return { to: `federation.${host}:${port}`, by: 'well-known' };
    case 'srv':
    case 'srv-deprecated':
      return { to: `federation.${host}:${port}`, by: discovery };
    case 'name':
      return null;
  }
}

/** What `m.server` says; null where there is no such document. */
export function wellKnownServer(discovery: MatrixDiscovery, truth: Truth, ports: Ports): string | null {
  const name = `matrix.${hostOf(truth)}`;
  switch (discovery) {
    case 'well-known-literal':
      return `${federationAddresses(truth.addresses)[0] ?? ''}:${String(ports.matrix)}`;
    case 'well-known-port':
      return `${name}:${String(ports.matrix)}`;
    case 'well-known-name':
    case 'well-known-srv':
    case 'well-known-srv-deprecated':
      return name;
    case 'port':
    case 'srv':
    case 'srv-deprecated':
    case 'name':
      return null;
  }
}

/** The web server has the first address; the federation all others, where there are any. */
function federationAddresses(addresses: readonly string[]): readonly string[] {
  return addresses.length > 1 ? addresses.slice(1) : addresses;
}

export function premisesOf(truth: Truth, ports: Ports): Premises {
  const host = hostOf(truth);
  const server = homeserverOf(truth);
  if (server === null) {
    return {
      listeners: [{ address: truth.address, gateway: 'https' }],
      names: { [host]: { addresses: [truth.address] } },
    };
  }
  const { discovery } = server;
  const isAtItself = discovery === 'name' || discovery === 'port';
  const web = isAtItself ? truth.addresses : [truth.address];
  const federation = isAtItself ? truth.addresses : federationAddresses(truth.addresses);
  const open = server.twist === 'half-down' ? federation.slice(0, -1) : federation;
  return {
    listeners: [
      ...web.map((address) => ({ address, gateway: 'https' as const })),
      ...open.map((address) => ({ address, gateway: 'matrix' as const })),
    ],
    names: { [host]: { addresses: web }, ...namesOf(host, federation, { discovery, ports }) },
  };
}

function namesOf(
  host: string,
  addresses: readonly string[],
  { discovery, ports }: { discovery: MatrixDiscovery; ports: Ports },
): Premises['names'] {
  const target = `federation.${host}`;
  const service = (name: string) => ({
    [name]: { records: { SRV: [srv(name, target, ports.matrix)] } },
    [target]: { addresses },
  });
  switch (discovery) {
    case 'port':
    case 'name':
      return {};
    case 'well-known-literal':
      return Object.fromEntries(addresses.map((address) => [address, {}]));
    case 'well-known-port':
    case 'well-known-name':
      return { [`matrix.${host}`]: { addresses } };
    // The delegated name has a certificate, and no address of its own.
    case 'well-known-srv':
      return { [`matrix.${host}`]: {}, ...service(`_matrix-fed._tcp.matrix.${host}`) };
    case 'well-known-srv-deprecated':
      return { [`matrix.${host}`]: {}, ...service(`_matrix._tcp.matrix.${host}`) };
    case 'srv':
      return service(`_matrix-fed._tcp.${host}`);
    case 'srv-deprecated':
      return service(`_matrix._tcp.${host}`);
  }
}
