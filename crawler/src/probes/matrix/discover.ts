import { hostOf, parseDomain, portOf, type DomainName, type InstanceName } from '@homeport/db';
import { decodeJson } from '../../decode.ts';
import type { Place, Service } from '../../net/fetcher.ts';
import { ok, type Failure, type FailureCause, type Outcome } from '../../outcome.ts';
import { failureOf, indexRuleOf } from '../reply.ts';
import { refusedName, webPlace } from '../../net/place.ts';
import type { PlaceAsker } from './asker.ts';
import { authorityOf, type ServerName } from './parse-server-name.ts';
import { parseDelegation } from './parse-well-known.ts';

export const WELL_KNOWN_SERVER = '/.well-known/matrix/server';

// What the specification recommends to read at most; real ones have fewer than 100 bytes.
const WELL_KNOWN_BYTES_MAX = 50 * 1024;

// A name with more servers or addresses than these is judged by the first ones.
const SERVICES_MAX = 4;
export const PLACES_MAX = 6;

export type FoundBy = 'name' | 'well-known' | 'srv' | 'srv-deprecated';

/** Where federation with a server name is, as every other homeserver finds it. */
export interface Discovery {
  by: FoundBy;
  /** `host:port` where the name, the well-known document or DNS points; null where nothing does. */
  to: string | null;
  /** In the order in which they are to be tried. At SRV records each is one address of a target. */
  places: Place[];
  /**
   * Why others may come to another result: a step that was left alone, or refused to us. Then a failure at
   * `places` proves nothing against the server.
   */
  doubt: Failure | null;
  /** The directive of `X-Robots-Tag` on the well-known document; null where there is none. */
  indexRule: string | null;
}

/**
 * "Resolving server names", https://spec.matrix.org/v1.15/server-server-api/#resolving-server-names, but step 1:
 * address literals are refused as names of instances. The failure is one after which no place is left to ask.
 */
export async function discover(name: InstanceName, asker: PlaceAsker): Promise<Outcome<Discovery>> {
  const host = hostOf(name);
  const port = portOf(name);
  // Step 2: a name with a port is at that port, and neither well-known nor SRV are looked at.
  if (port !== null) {
    return placed('name', name, [{ host, port, authority: authorityOf({ kind: 'dns', host, port }) }]);
  }
  const told = await askDelegation(host, asker);
  if (!told.ok) return told;
  const { delegation, doubt, indexRule } = told.value;
  const found = delegation === null ? await byName(host, asker) : await byDelegation(delegation, asker);
  if (!found.ok) return doubt ? { ok: false, failure: doubt } : found;
  return ok({ ...found.value, doubt: doubt ?? found.value.doubt, indexRule });
}

interface Told {
  delegation: ServerName | null;
  doubt: Failure | null;
  indexRule: string | null;
}

/** Step 3. Whatever is no delegation leads on to the next step; only a pause has to be waited for. */
async function askDelegation(host: DomainName, asker: PlaceAsker): Promise<Outcome<Told>> {
  // "30x redirects should be followed": whoever holds the name's web site may let another site answer for it.
  const reply = await asker.ask(webPlace(host), {
    path: WELL_KNOWN_SERVER,
    bytesMax: WELL_KNOWN_BYTES_MAX,
    mayLeaveSite: true,
  });
  if (!reply.ok) {
    return reply.failure.pause
      ? reply
      : ok({ delegation: null, doubt: doubtIn(reply.failure), indexRule: null });
  }
  const { status, body } = reply.value;
  if (status !== 200) {
    const doubt = status < 300 ? null : doubtIn(failureOf(reply.value));
    return ok({ delegation: null, doubt, indexRule: null });
  }
  // Its content type is to be ignored: static hosts serve the file without an ending as anything.
  const json = decodeJson(body);
  const delegation = json.ok ? parseDelegation(json.value) : null;
  return ok({ delegation, doubt: null, indexRule: indexRuleOf(reply.value) });
}

// Other homeservers may read what we were asked not to read, or follow where we don't.
const DOUBTFUL: ReadonlySet<FailureCause> = new Set<FailureCause>([
  'robots_disallowed',
  'robots_unreachable',
  'http_challenge',
  'http_refused',
  'http_rate_limited',
  'http_maintenance',
  'http_redirect',
  'http_redirect_loop',
  'http_redirect_insecure',
  'http_redirect_invalid',
]);

function doubtIn(failure: Failure): Failure | null {
  return DOUBTFUL.has(failure.cause) ? failure : null;
}

/** Steps 3.1 to 3.5. */
async function byDelegation(delegation: ServerName, asker: PlaceAsker): Promise<Outcome<Discovery>> {
  const { kind, host } = delegation;
  const port = delegation.port ?? asker.usualPort;
  if (kind !== 'dns') {
    const to = `${kind === 'ipv6' ? `[${host}]` : host}:${String(port)}`;
    return placed('well-known', to, [{ host, port, authority: authorityOf(delegation) }]);
  }
  const name = parseDomain(host);
  if (!name.ok) return refusedName(host, name.reason);
  if (delegation.port !== null) {
    const authority = authorityOf({ ...delegation, host: name.domain });
    return placed('well-known', `${name.domain}:${String(port)}`, [{ host: name.domain, port, authority }]);
  }
  const found = await byName(name.domain, asker);
  if (!found.ok) return found;
  return ok({ ...found.value, by: 'well-known', to: found.value.to ?? `${name.domain}:${String(port)}` });
}

const SERVICES = [
  ['_matrix-fed._tcp', 'srv'],
  ['_matrix._tcp', 'srv-deprecated'],
] as const;

/** Steps 4 to 6, and 3.3 to 3.5 for a delegated name. */
async function byName(host: DomainName, asker: PlaceAsker): Promise<Outcome<Discovery>> {
  let doubt: Failure | null = null;
  for (const [service, by] of SERVICES) {
    const services = await asker.servicesOf(`${service}.${host}`);
    if (services.ok && services.value.length > 0) return byServices(host, by, services.value, asker);
    // A record that could not be read may lead elsewhere. One that isn't there is no failure at all.
    if (!services.ok && !ABSENT.has(services.failure.cause)) doubt ??= services.failure;
  }
  // The Host header of this step has no port, whatever the port is.
  const place = { host, port: asker.usualPort, authority: host };
  return ok({ by: 'name', to: null, places: [place], doubt, indexRule: null });
}

const ABSENT: ReadonlySet<FailureCause> = new Set<FailureCause>(['dns_not_found', 'dns_no_address']);

/** The targets are dialled, but host and certificate remain those of the name that has the records. */
async function byServices(
  host: DomainName,
  by: FoundBy,
  services: readonly Service[],
  asker: PlaceAsker,
): Promise<Outcome<Discovery>> {
  const places: Place[] = [];
  let failure: Failure | null = null;
  for (const service of services.slice(0, SERVICES_MAX)) {
    const addresses = await asker.addressesOf(service.host);
    if (!addresses.ok) failure ??= addresses.failure;
    for (const address of addresses.ok ? addresses.value : []) {
      places.push({ host, port: service.port, authority: host, address });
    }
  }
  const [first] = services;
  if (places.length === 0 || !first) return { ok: false, failure: failure ?? { cause: 'dns_no_address' } };
  return placed(by, `${first.host}:${String(first.port)}`, places.slice(0, PLACES_MAX));
}

function placed(by: FoundBy, to: string, places: Place[]): Outcome<Discovery> {
  return ok({ by, to, places, doubt: null, indexRule: null });
}
