import type { DomainName, Registration } from '@homeport/db';
import { flag, get, isFields, languageTags, looseArray, plainText, text } from '../decode.ts';
import { ok, type Failure, type Outcome } from '../outcome.ts';
import type { Listing, PolicyEntry } from '../visit/visit.ts';
import { ENTRIES_MAX, LIST_BYTES_MAX, peersFrom, policyFrom, publicationOf, unread } from './listing.ts';
import { present, registered, unexpected } from './mastodon.ts';
import type { Details, Site, Software } from './software.ts';

export const lemmy: Software = {
  name: 'lemmy',
  details: lemmyDetails,
  peers: lemmyPeers,
  policy: lemmyPolicy,
};

const SITE = '/api/v3/site';

/** https://join-lemmy.org/docs: version 3 of the API, from 0.12 to 0.19 and kept beside the next in 1.0. */
export async function lemmyDetails(site: Site): Promise<Outcome<Details>> {
  const reply = await site.json({ path: SITE });
  if (!reply.ok) return reply;
  const view = get(reply.value, 'site_view');
  // 0.16 answers null until somebody has set it up.
  if (!isFields(view)) return unexpected(SITE);
  const own = get(view, 'site');
  const local = get(view, 'local_site');
  return ok({
    ...present({
      title: text(get(own, 'name'), 200),
      description:
        plainText(get(own, 'description'), 2000, 'markdown') ??
        plainText(get(own, 'sidebar'), 2000, 'markdown'),
    }),
    ...registered(registrationOf(local) ?? oldRegistrationOf(own), SITE),
    languages: languagesOf(reply.value),
    ...(flag(get(local, 'private_instance') ?? get(own, 'private_instance')) === true && { isPrivate: true }),
  });
}

// "Open", "RequireApplication", "Closed"; 0.17 in lower case; 1.0 with underscores and one mode more.
const MODES: Readonly<Record<string, Registration>> = {
  open: 'open',
  requireapplication: 'approval',
  closed: 'closed',
  requireinvitation: 'invite',
};

function registrationOf(local: unknown): Registration | null {
  const mode = text(get(local, 'registration_mode'), 40)?.toLowerCase().replaceAll('_', '');
  return mode !== undefined && Object.hasOwn(MODES, mode) ? (MODES[mode] ?? null) : null;
}

function oldRegistrationOf(own: unknown): Registration | null {
  const isOpen = flag(get(own, 'open_registration'));
  if (isOpen === null) return null;
  if (!isOpen) return 'closed';
  return flag(get(own, 'require_application')) === true ? 'approval' : 'open';
}

// Lemmy ships with all its 184 languages switched on: that is no statement.
const LANGUAGES_MAX = 20;

function languagesOf(body: unknown): string[] {
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

/** Whoever is linked is a peer: one list of everybody it has ever met. */
export async function lemmyPeers(site: Site): Promise<Listing<DomainName>> {
  const lists = await askFederated(site);
  return lists.ok
    ? peersFrom(looseArray(get(lists.value, 'linked'), ENTRIES_MAX).map(domainOf))
    : lists.listing;
}

/** Blocked and allowed, without reasons. A list of allowed ones shuts out everybody else. */
async function lemmyPolicy(site: Site): Promise<Listing<PolicyEntry>> {
  const lists = await askFederated(site);
  if (!lists.ok) return lists.listing;
  return policyFrom(
    (['blocked', 'allowed'] as const).flatMap((rule) =>
      looseArray(get(lists.value, rule), ENTRIES_MAX).map((row) => ({ target: domainOf(row), rule })),
    ),
  );
}

type Lists = { ok: true; value: unknown } | { ok: false; listing: Listing<never> };

/** An endpoint of its own since 0.18; before, a part of the site's answer. */
async function askFederated(site: Site): Promise<Lists> {
  const reply = await site.json({ path: '/api/v3/federated_instances', bytesMax: LIST_BYTES_MAX });
  if (reply.ok) return readLists(reply.value);
  if (reply.failure.cause !== 'http_not_found') return closed(reply.failure);
  const older = await site.json({ path: SITE });
  return older.ok && isFields(get(older.value, 'federated_instances'))
    ? readLists(older.value)
    : closed(reply.failure);
}

// Null where federation is switched off: nobody is linked, and that is an answer.
function readLists(body: unknown): Lists {
  const value = get(body, 'federated_instances');
  if (value === null || isFields(value)) return { ok: true, value };
  return { ok: false, listing: unread('failed') };
}

function closed(failure: Failure): Lists {
  return { ok: false, listing: unread(publicationOf(failure)) };
}

function domainOf(row: unknown): unknown {
  return typeof row === 'string' ? row : get(row, 'domain');
}
