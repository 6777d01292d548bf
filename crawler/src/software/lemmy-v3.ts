import type { DomainName, Registration } from '@homeport/db';
import { count, flag, get, isFields, languageTags, looseArray, plainText, text } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import type { Listing, PolicyEntry } from '../visit/visit.ts';
import { counted, federated, hostIn, present, registered, secluded, unexpected } from './details.ts';
import { ENTRIES_MAX, LIST_BYTES_MAX, peersFrom, policyFrom, type Rule } from './listing.ts';
import type { Details, Site } from './software.ts';

// Version 3 of Lemmy's API (https://join-lemmy.org/docs), which PieFed speaks as well.

export const SITE_V3 = '/api/v3/site';
export const LISTS_V3 = '/api/v3/federated_instances';

export async function thirdDetails(site: Site): Promise<Outcome<Details>> {
  const reply = await site.json({ path: SITE_V3 });
  if (!reply.ok) return reply;
  const view = get(reply.value, 'site_view');
  // 0.16 answers null until somebody has set it up.
  if (!isFields(view)) return unexpected(SITE_V3);
  const own = get(view, 'site');
  const local = get(view, 'local_site');
  const isPrivate = flag(get(local, 'private_instance') ?? get(own, 'private_instance')) === true;
  const details: Details = {
    ...siteWords(own),
    ...registered(registrationOf(local) ?? oldRegistrationOf(own), SITE_V3),
    ...(await federationOf(site, get(local, 'federation_enabled'))),
    ...counted(site.info, SITE_V3, countsIn(get(view, 'counts'))),
    languages: languagesOf(reply.value),
  };
  // Whoever isn't logged in is shown no posts; the site itself speaks to everybody.
  return ok(isPrivate ? secluded(details, SITE_V3, 'private_instance: true') : details);
}

/** The short description (called summary since 1.0), and where there is none the sidebar. Neither is a list of rules. */
export function siteWords(own: unknown): Details {
  return present({
    title: text(get(own, 'name'), 200),
    description:
      plainText(get(own, 'description') ?? get(own, 'summary'), 2000, 'markdown') ??
      plainText(get(own, 'sidebar'), 2000, 'markdown'),
    accountDomain: hostIn(get(own, 'actor_id') ?? get(own, 'ap_id')),
  });
}

/** Aggregates of the site itself: `counts` in version 3, `local_site` in version 4. */
export function countsIn(counts: unknown) {
  return {
    usersTotal: count(get(counts, 'users')),
    usersActiveMonth: count(get(counts, 'users_active_month')),
    usersActiveHalfyear: count(get(counts, 'users_active_half_year')),
    postsTotal: count(get(counts, 'posts')),
  };
}

// "Open", "RequireApplication", "Closed"; 0.17 in lower case; 1.0 with underscores and one mode more.
const MODES: Readonly<Record<string, Registration>> = {
  open: 'open',
  requireapplication: 'approval',
  closed: 'closed',
  requireinvitation: 'invite',
};

export function registrationOf(local: unknown): Registration | null {
  const mode = text(get(local, 'registration_mode'), 40)?.toLowerCase().replaceAll('_', '');
  return mode !== undefined && Object.hasOwn(MODES, mode) ? (MODES[mode] ?? null) : null;
}

// 0.16.
function oldRegistrationOf(own: unknown): Registration | null {
  const isOpen = flag(get(own, 'open_registration'));
  if (isOpen === null) return null;
  if (!isOpen) return 'closed';
  return flag(get(own, 'require_application')) === true ? 'approval' : 'open';
}

// Lemmy ships with all its 184 languages switched on: that is no statement.
const LANGUAGES_MAX = 20;

export function languagesOf(body: unknown): string[] {
  const chosen = new Set(looseArray(get(body, 'discussion_languages'), 500));
  if (chosen.size > LANGUAGES_MAX) return [];
  const codes = new Map(
    looseArray(get(body, 'all_languages'), 500).map((language) => [
      get(language, 'id'),
      get(language, 'code'),
    ]),
  );
  return languageTags([...chosen].map((id) => codes.get(id))).filter((code) => code !== 'und');
}

// Only the list itself tells whether it is one of allowed servers.
async function federationOf(site: Site, enabled: unknown): Promise<Details> {
  if (flag(enabled) === false) return federated('none', SITE_V3, 'federation_enabled: false');
  const lists = await askLists(site);
  return lists.ok ? federationIn(lists.value.lists, lists.value.path) : {};
}

/** Whom a server federates with, by its three lists; null where federation is switched off. */
export function federationIn(lists: unknown, path: string): Details {
  if (lists === null) return federated('none', path, 'federated_instances: null');
  const allowed = looseArray(get(lists, 'allowed'), 1);
  return federated(allowed.length > 0 ? 'allow_list' : 'open', path, 'allowed: not empty');
}

/** Whoever is linked is a peer: one list of everybody it has ever met. */
export async function thirdPeers(site: Site): Promise<Outcome<Listing<DomainName>>> {
  const lists = await askLists(site);
  return lists.ok ? ok(peersIn(lists.value.lists)) : lists;
}

export function peersIn(lists: unknown): Listing<DomainName> {
  return peersFrom(looseArray(get(lists, 'linked'), ENTRIES_MAX + 1).map(domainOf));
}

/** Blocked and allowed, without reasons. A list of allowed ones shuts out everybody else. */
export async function thirdPolicy(site: Site): Promise<Outcome<Listing<PolicyEntry>>> {
  const lists = await askLists(site);
  if (!lists.ok) return lists;
  return ok(
    policyFrom((['blocked', 'allowed'] as const).flatMap((rule) => rulesIn(lists.value.lists, rule))),
  );
}

export function rulesIn(lists: unknown, rule: 'blocked' | 'allowed'): Rule[] {
  return looseArray(get(lists, rule), ENTRIES_MAX + 1).map((row) => ({ target: domainOf(row), rule }));
}

interface Lists {
  lists: unknown;
  path: string;
}

/** A part of the site's answer until 0.17, an endpoint of its own since; shut doors and faults as they are. */
async function askLists(site: Site): Promise<Outcome<Lists>> {
  const own = await site.json({ path: LISTS_V3, bytesMax: LIST_BYTES_MAX });
  if (own.ok) return listsIn(own.value, LISTS_V3);
  if (own.failure.cause !== 'http_not_found') return own;
  const older = await site.json({ path: SITE_V3 });
  const isInline = older.ok && get(older.value, 'federated_instances') !== undefined;
  return isInline ? listsIn(older.value, SITE_V3) : own;
}

/** Null where federation is switched off: nobody is linked, and that is an answer. */
export function listsIn(body: unknown, path: string): Outcome<Lists> {
  const lists = get(body, 'federated_instances');
  return lists === null || isFields(lists) ? ok({ lists, path }) : unexpected(path);
}

function domainOf(row: unknown): unknown {
  return typeof row === 'string' ? row : get(row, 'domain');
}
