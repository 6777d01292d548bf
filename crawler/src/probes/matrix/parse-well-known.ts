import { parseDomain } from '@homeport/db';
import { get, httpUrl, looseArray } from '../../decode.ts';
import type { Path, Place } from '../../net/fetcher.ts';
import { parseServerName, type ServerName } from './parse-server-name.ts';

/** Whom `/.well-known/matrix/server` hands federation to; null where it says nothing that can be used. */
export function parseDelegation(body: unknown): ServerName | null {
  return parseServerName(get(body, 'm.server'));
}

/** Where the client-server API is. */
export interface ClientBase {
  place: Place;
  /** In front of every path; empty for most. */
  prefix: string;
  url: string;
  /** False where it is the server name itself, because nothing else is said. */
  isPublished: boolean;
}

/** The `base_url` of `/.well-known/matrix/client`, where it is a public host over https; null otherwise. */
export function parseClientBase(body: unknown): ClientBase | null {
  const base = httpUrl(get(body, 'm.homeserver', 'base_url'));
  if (base === null) return null;
  const { protocol, hostname, port, host, pathname, search, hash } = new URL(base);
  const name = parseDomain(hostname);
  if (protocol !== 'https:' || !name.ok || name.domain !== hostname || search !== '' || hash !== '') {
    return null;
  }
  const prefix = pathname.replace(/\/+$/, '');
  return {
    place: { host: name.domain, port: port === '' ? 443 : Number(port), authority: host },
    prefix,
    url: `https://${host}${prefix}`,
    isPublished: true,
  };
}

export function pathUnder({ prefix }: ClientBase, path: Path): Path {
  return prefix === '' ? path : `/${prefix.slice(1)}${path}`;
}

// https://spec.matrix.org/v1.15/appendices/#user-identifiers, with the old ones that had capitals.
const USER_ID = /^@[!-9;-~]{1,200}:[A-Za-z0-9.:[\]-]{1,200}$/;
const ADMIN_ROLES = new Set(['m.role.admin', 'admin']);

/**
 * Where the operator can be reached, by `/.well-known/matrix/support`: the page, or else an administrator's
 * account. Mail addresses stay where they are: a page that repeats them feeds those who gather them.
 */
export function parseSupport(body: unknown): string | null {
  const page = httpUrl(get(body, 'support_page'));
  if (page !== null) return page;
  for (const contact of looseArray(get(body, 'contacts'), 20)) {
    const [role, id] = [get(contact, 'role'), get(contact, 'matrix_id')];
    if (typeof role !== 'string' || !ADMIN_ROLES.has(role)) continue;
    if (typeof id !== 'string' || !USER_ID.test(id)) continue;
    return `https://matrix.to/#/${encodeURIComponent(id).replaceAll('%40', '@').replaceAll('%3A', ':')}`;
  }
  return null;
}
