import { parseDomain, registrableDomain, type DomainName } from '@homeport/db';
import { fail, ok, type Outcome } from '../outcome.ts';

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
  host: DomainName;
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

/** Where a redirect leads, or why it isn't followed: https only, same registrable domain, same port, no circle. */
export function nextHop(
  trail: Trail,
  status: number,
  location: string | undefined,
  method: string,
): Outcome<Hop> {
  const from = trail.urls.at(-1);
  if (!from) throw new Error('a trail begins with the URL that was asked');
  const refuse = (detail: string, movedTo?: string): Outcome<Hop> =>
    fail('http_redirect', { status, detail, ...(movedTo !== undefined && { movedTo }) });

  if (location === undefined || location === '') return refuse('no Location');
  if (location.length > LOCATION_CHARS_MAX) return refuse('Location is too long');
  const url = URL.parse(location, from.href);
  if (!url) return refuse('Location is not a URL');
  url.hash = '';
  if (url.protocol !== 'https:') return refuse(`to another scheme, ${url.protocol.slice(0, 20)}`);
  if (url.username !== '' || url.password !== '') return refuse('Location carries credentials');
  if (url.port !== from.port) return refuse(`to another port, ${url.port}`);

  const target = parseDomain(url.hostname);
  if (!target.ok) return refuse(`to a host that is no public name (${target.reason})`);
  url.hostname = target.domain;
  const isPermanent = trail.isPermanent && PERMANENT.has(status);
  const origin = parseDomain(from.hostname);
  if (!origin.ok || registrableDomain(origin.domain) !== registrableDomain(target.domain)) {
    return refuse(`to another site, ${target.domain}`, isPermanent ? target.domain : undefined);
  }
  if (trail.urls.some((visited) => visited.href === url.href)) return refuse('in a circle');
  if (trail.urls.length > REDIRECTS_MAX) return refuse(`more than ${String(REDIRECTS_MAX)} redirects`);
  return ok({
    url,
    host: target.domain,
    becomesGet: status === 303 || (method === 'POST' && (status === 301 || status === 302)),
    trail: { urls: [...trail.urls, url], isPermanent },
  });
}
