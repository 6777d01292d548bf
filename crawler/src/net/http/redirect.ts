import { parseDomain, registrableDomain, type DomainName } from '@homeport/db';
import { fail, ok, type FailureCause, type Outcome } from '../../outcome.ts';

/** More than RFC 9309 asks of a crawler would only lengthen a circle. */
export const REDIRECTS_MAX = 5;

const LOCATION_CHARS_MAX = 2000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);

/** The way of one question so far: where it went, and whether each step was a permanent one. */
export interface Trail {
  urls: readonly URL[];
  isPermanent: boolean;
}

export interface Hop {
  url: URL;
  /** 303 always, and 301 and 302 after a POST, turn the question into a GET, as browsers do. */
  becomesGet: boolean;
  trail: Trail;
}

export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

export function startTrail(url: URL): Trail {
  return { urls: [url], isPermanent: true };
}

/**
 * Where a redirect leads, or why it isn't followed: https only, same registrable domain, same port, no circle. From
 * robots.txt it may lead to another site's robots.txt (RFC 9309 §2.3.1.2), which anybody may ask for, and no further.
 */
export function nextHop(
  trail: Trail,
  status: number,
  location: string | undefined,
  { method, mayLeaveSite = false }: { method: string; mayLeaveSite?: boolean },
): Outcome<Hop> {
  const from = trail.urls.at(-1);
  if (!from) throw new Error('a trail begins with the URL that was asked');
  const target = readLocation(from, location);
  if ('cause' in target) return fail(target.cause, { status, detail: target.detail });

  const { url, host } = target;
  const isPermanent = trail.isPermanent && PERMANENT.has(status);
  if (host !== null && !mayLeaveSite && leavesSite(from, url, host)) {
    const detail = `to another site, ${host}`;
    return fail('http_redirect', { status, detail, ...(isPermanent && { movedTo: host }) });
  }
  if (trail.urls.some((visited) => visited.href === url.href)) {
    return fail('http_redirect_loop', { status, detail: 'in a circle' });
  }
  if (trail.urls.length > REDIRECTS_MAX) {
    return fail('http_redirect_loop', { status, detail: `more than ${String(REDIRECTS_MAX)} redirects` });
  }
  const becomesGet = status === 303 || (method === 'POST' && (status === 301 || status === 302));
  return ok({ url, becomesGet, trail: { urls: [...trail.urls, url], isPermanent } });
}

type Target = { url: URL; host: DomainName | null } | { cause: FailureCause; detail: string };

/** The target, with its host where that is another one, or what is wrong with it. */
function readLocation(from: URL, location: string | undefined): Target {
  if (location === undefined || location === '') return invalid('no Location');
  if (location.length > LOCATION_CHARS_MAX) return invalid('Location is too long');
  const url = URL.parse(location, from.href);
  if (!url) return invalid('Location is not a URL');
  url.hash = '';
  const scheme = `to another scheme, ${url.protocol.slice(0, 20)}`;
  if (url.protocol === 'http:') return { cause: 'http_redirect_insecure', detail: scheme };
  if (url.protocol !== 'https:') return invalid(scheme);
  if (url.username !== '' || url.password !== '') return invalid('Location carries credentials');
  if (url.port !== from.port) return invalid(`to another port, ${url.port}`);
  // Also an address literal may lead to itself.
  if (url.hostname === from.hostname) return { url, host: null };
  const target = parseDomain(url.hostname);
  if (!target.ok) return invalid(`to a host that is no public name (${target.reason})`);
  url.hostname = target.domain;
  return { url, host: target.domain };
}

function invalid(detail: string): Target {
  return { cause: 'http_redirect_invalid', detail };
}

function leavesSite(from: URL, to: URL, host: DomainName): boolean {
  return !isSameSite(from, host) && !(isRobots(from) && isRobots(to));
}

function isRobots({ pathname, search }: URL): boolean {
  return pathname === '/robots.txt' && search === '';
}

function isSameSite(from: URL, host: DomainName): boolean {
  const origin = parseDomain(from.hostname);
  return origin.ok && registrableDomain(origin.domain) === registrableDomain(host);
}
