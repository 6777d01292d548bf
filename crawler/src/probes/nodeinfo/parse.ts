import { parseDomain, registrableDomain, type DomainName } from '@homeport/db';
import { count, flag, get, isFields, languageTags, looseArray, plainText, text } from '../../decode.ts';
import type { Path } from '../../net/fetcher.ts';
import { fail, ok, type Failure, type Outcome } from '../../outcome.ts';
import type { Counts } from '../../visit/visit.ts';

// https://nodeinfo.diaspora.software/protocol.html: the newest schema that both sides know is read.
const SCHEMAS = ['1.0', '1.1', '2.0', '2.1', '2.2'];
const SCHEMA = /^https?:\/\/nodeinfo\.diaspora\.software\/ns\/schema\/(\d\.\d)#?$/;

/** Where a document is: the host is the instance's web domain, which may differ from its account domain. */
export interface Place {
  host: DomainName;
  path: Path;
}

/** What a NodeInfo document says, in our words. */
export interface NodeInfo {
  software: string;
  version: string;
  title: string | null;
  description: string | null;
  languages: string[];
  isRegistrationOpen: boolean | null;
  counts: Counts;
  /** The server says that it hides its use (https://w3id.org/fep/0151), by an empty `users`. */
  hidesUsage: boolean;
  isPrivate: boolean;
  /** As sent: Pleroma and its forks publish their policy here. */
  metadata: unknown;
}

/** A document that says as much where there is no NodeInfo at all. */
export interface Fallback {
  path: Path;
  /** The document in NodeInfo's words, or null where it is something else. Never throws. */
  read(body: unknown): NodeInfo | null;
}

/** What a document says that is no NodeInfo: all that it leaves out is unknown. */
export function bareNodeInfo(said: Partial<NodeInfo> & Pick<NodeInfo, 'software'>): NodeInfo {
  return {
    title: null,
    description: null,
    languages: [],
    isRegistrationOpen: null,
    counts: countsOf(null),
    hidesUsage: false,
    isPrivate: false,
    metadata: null,
    ...said,
    version: versionIn(said.version),
  };
}

/** Picks the newest NodeInfo document that the well-known index offers on its own site. */
export function parseIndex(body: unknown, base: URL): Outcome<Place> {
  const offers = linksOf(body)
    .map((link) => ({ rank: SCHEMAS.indexOf(schemaOf(link)), place: placeOf(get(link, 'href'), base) }))
    .filter(({ rank }) => rank >= 0)
    .sort((one, other) => other.rank - one.rank);
  if (offers.length === 0) return unexpected('The index links to no known NodeInfo schema.');
  const best = offers.find(({ place }) => place !== null)?.place;
  return best
    ? ok(best)
    : fail('parse_elsewhere', { detail: 'The index links to a NodeInfo document on another site.' });
}

// PHP servers have sent one bare link, or {"links": {…}, "0": {…}} for a list that lost its brackets.
function linksOf(body: unknown): unknown[] {
  const links = get(body, 'links');
  if (!isFields(links)) return looseArray(links, 50);
  if (!Object.hasOwn(links, 'rel')) return looseArray(links, 50);
  return [links, ...looseArray(body, 50)];
}

// kbin and WordPress write https where the schema's name has http; Movary hides the schema in `type`.
function schemaOf(link: unknown): string {
  const rel = get(link, 'rel');
  const name = rel === 'self' ? get(link, 'type') : rel;
  return typeof name === 'string' ? (SCHEMA.exec(name.slice(0, 200))?.[1] ?? '') : '';
}

/** Where an href leads, or null where that is not this site over https. */
function placeOf(href: unknown, base: URL): Place | null {
  if (typeof href !== 'string' || href.length > 1000) return null;
  const trimmed = href.trim();
  const host = /^[^/:?#]+(?=\/)/.exec(trimmed)?.[0];
  // Movary leaves the scheme out: "movary.test/nodeinfo/2.1".
  const whole = host !== undefined && parseDomain(host).ok ? `https://${trimmed}` : trimmed;
  if (!URL.canParse(whole, base.href)) return null;
  const url = new URL(whole, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  // Behind a proxy some servers name their inner scheme; we ask over https on the usual port all the same.
  if (url.port !== '' && url.port !== base.port) return null;
  const [there, here] = [parseDomain(url.hostname), parseDomain(base.hostname)];
  if (!there.ok || !here.ok) return null;
  if (registrableDomain(there.domain) !== registrableDomain(here.domain)) return null;
  return { host: there.domain, path: `/${url.pathname.slice(1)}${url.search}` };
}

/** Reads NodeInfo 1.0 to 2.2, and NodeInfo2. Strict about the software's name, lenient about the rest. */
export function parseNodeInfo(body: unknown): Outcome<NodeInfo> {
  // NodeInfo2 (x-nodeinfo2) has one `server` for what NodeInfo calls software and metadata.
  const server = get(body, 'server');
  const isSecond = isFields(server);
  const software = softwareName(isSecond ? get(server, 'software') : get(body, 'software', 'name'));
  if (software === null) return unexpected('The NodeInfo document names no software.');
  const metadata = get(body, 'metadata');
  return ok({
    software,
    version: versionIn(isSecond ? get(server, 'version') : get(body, 'software', 'version')),
    // 2.2 has `instance`; before, everybody agreed on two names in `metadata`. Castopod escapes its name.
    title: text(
      plainText(get(server, 'name') ?? get(body, 'instance', 'name') ?? get(metadata, 'nodeName'), 400),
      200,
    ),
    description: plainText(get(body, 'instance', 'description') ?? get(metadata, 'nodeDescription'), 2000),
    languages: languageTags(get(metadata, 'langs')),
    isRegistrationOpen: flag(get(body, 'openRegistrations')),
    counts: countsOf(get(body, 'usage')),
    hidesUsage: looseArray(get(body, 'usage', 'users'), 1).length === 0,
    isPrivate: flag(get(metadata, 'private')) === true,
    metadata,
  });
}

// Fedify writes 0.0.0 for a version that it can't read, Epicyon and Hubzilla write zeros for one that they hide.
const NO_VERSION = /^0\.0(?:\.0)?$/;

/** As published, empty where it is not told. */
function versionIn(value: unknown): string {
  const version = text(value, 100) ?? '';
  return NO_VERSION.test(version) ? '' : version;
}

/** Lower case; what no identifier has becomes a hyphen, so that "Foo Server" and "foo-server" are one. */
export function softwareName(value: unknown): string | null {
  const name = text(value, 64)?.toLowerCase();
  if (name === undefined) return null;
  const plain = name.replace(/[^a-z0-9.+_]+/gu, '-').replace(/^[-.]|[-.]$/gu, '');
  return plain === '' ? null : plain;
}

function countsOf(usage: unknown): Counts {
  const posts = get(usage, 'localPosts');
  return {
    usersTotal: count(get(usage, 'users', 'total')),
    usersActiveMonth: count(get(usage, 'users', 'activeMonth')),
    usersActiveHalfyear: count(get(usage, 'users', 'activeHalfyear')),
    // An old Pleroma sent {"all": 3, "direct": 1}.
    postsTotal: count(isFields(posts) ? get(posts, 'all') : posts),
  };
}

function unexpected(detail: string): { ok: false; failure: Failure } {
  return fail('parse_unexpected', { detail });
}
