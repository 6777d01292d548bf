import { parseDomain, type CanonicalName, type DomainName, type NameRefusal } from './domain-name.ts';
import type { Network } from './vocabulary.ts';

/**
 * The canonical name of an instance in its network: a host name, and a port where the network has them
 * and it isn't the usual one. Every `DomainName` is one.
 */
export type InstanceName = CanonicalName;

export type InstanceNameOutcome =
  | { ok: true; name: InstanceName; host: DomainName; port: number | null }
  | { ok: false; reason: NameRefusal };

/** Whether a name of the network may say a port, and which port a name without one means. */
type Ports = 'none' | 'distinct' | { usual: number };

const PORTS: Readonly<Record<Network, Ports>> = {
  // ActivityPub and WebFinger know a server by its host name; a port in an actor's address is a test server.
  fediverse: 'none',
  // Matrix specification, appendices, "Server name": `hostname [":" port]`. A name with a port, even 8448,
  // skips /.well-known and SRV (server-server API, "Resolving server names"), so it is another server's.
  matrix: 'distinct',
  // The LBRY wallet protocol has no such rule: a client that is given no port dials 50001.
  lbry: { usual: 50_001 },
};

// One colon, and neither a path nor an account around it: whatever is odder is left to `parseDomain` to refuse.
const HOST_AND_PORT = /^([^:@/\s]+):([^:@/\s]*)$/u;

/** Digits as RFC 3986 writes a port, less the zeros in front, which would give one server many names. */
const PORT = /^[1-9]\d{0,4}$/;

/**
 * The only intake for instances' names. Two spellings of one instance become one name: upper case, a dot at
 * the end, U-labels, composed or not, and the network's usual port are all brought together.
 */
export function parseInstanceName(network: Network, text: string): InstanceNameOutcome {
  const [, hostText, portText] = HOST_AND_PORT.exec(text.trim()) ?? [];
  const host = parseDomain(hostText ?? text);
  if (!host.ok) return host;
  const { domain } = host;
  if (portText === undefined) return { ok: true, name: domain, host: domain, port: null };

  const ports = PORTS[network];
  const port = parsePort(portText);
  if (ports === 'none' || port === null) return { ok: false, reason: 'port' };
  if (ports !== 'distinct' && port === ports.usual) {
    return { ok: true, name: domain, host: domain, port: null };
  }
  return { ok: true, name: `${domain}:${port}` as InstanceName, host: domain, port };
}

function parsePort(text: string): number | null {
  const port = PORT.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

/** The name without its port: what is resolved, and what a certificate is about. */
export function hostOf(name: InstanceName): DomainName {
  const colon = name.indexOf(':');
  return (colon === -1 ? name : name.slice(0, colon)) as DomainName;
}

/** The port that the name says, or null where it says none and the network's own rules find it. */
export function portOf(name: InstanceName): number | null {
  const colon = name.indexOf(':');
  return colon === -1 ? null : Number(name.slice(colon + 1));
}
