import type { DomainName, Registration } from '@homeport/db';
import { count, flag, get, httpUrl, isFields, languageTags, looseArray, plainText, text } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import { bareNodeInfo, softwareName, type NodeInfo } from '../probes/nodeinfo/parse.ts';
import { COUNTS, type Counts, type Listing, type Signal } from '../visit/visit.ts';
import { hostIn, present, registered, unexpected } from './details.ts';
import { withoutBbcode } from './friendica.ts';
import { refusals } from './gnusocial.ts';
import { ENTRIES_MAX, LIST_BYTES_MAX, peersFrom, shut, unread } from './listing.ts';
import type { Details, Reading, Site, Software } from './software.ts';

const SITEINFO = '/siteinfo.json';

/** NodeInfo comes with an add-on; what a hub says of itself is in /siteinfo.json, which all of them have. */
export const hubzilla: Software = {
  name: 'hubzilla',
  // The old enum of NodeInfo 1.0 knows it by the name that it once had.
  spellings: ['redmatrix', 'red-matrix'],
  reading: zotReading(),
  fallback: { path: SITEINFO, read: readSiteinfo },
  consent: zotConsent,
  details: zotDetails,
  peers: zotPeers,
};

/** Where it hides its use it answers 1 to everything. */
export function zotReading(): Reading {
  return { placeholders: (counts) => (COUNTS.every((count) => counts[count] === 1) ? COUNTS : []) };
}

/** Null where the body is no site information; `platform` and `register_policy` are in every version of it. */
function readSiteinfo(body: unknown): NodeInfo | null {
  const software = softwareName(get(body, 'platform'));
  if (software === null || text(get(body, 'register_policy'), 40) === null) return null;
  const isHidden = refusals('hide_in_statistics', SITEINFO, '', get(body, 'hide_in_statistics')).length > 0;
  return bareNodeInfo({
    software,
    // Empty where the operator hides it.
    version: text(get(body, 'version'), 100) ?? '',
    title: text(get(body, 'site_name'), 200),
    // Other than NodeInfo, this document goes on counting where the operator hides the numbers.
    ...(isHidden ? { hidesUsage: true } : { counts: countsOf(body) }),
  });
}

function countsOf(body: unknown): Counts {
  return {
    usersTotal: count(get(body, 'channels_total')),
    usersActiveMonth: count(get(body, 'channels_active_monthly')),
    usersActiveHalfyear: count(get(body, 'channels_active_halfyear')),
    postsTotal: count(get(body, 'local_posts')),
  };
}

/** `hide_in_statistics`: 0 or 1 in Hubzilla, left out of the (streams) repository: nothing said. */
export async function zotConsent(site: Site): Promise<Outcome<readonly Signal[]>> {
  const reply = await site.json({ path: SITEINFO });
  if (!reply.ok) return reply;
  if (!isFields(reply.value)) return unexpected(SITEINFO);
  const name = 'hide_in_statistics';
  return ok(refusals('hide_in_statistics', SITEINFO, name, get(reply.value, name)));
}

export async function zotDetails(site: Site): Promise<Outcome<Details>> {
  const reply = await site.json({ path: SITEINFO });
  if (!reply.ok) return reply;
  const policy = text(get(reply.value, 'register_policy'), 40);
  if (policy === null) return unexpected(SITEINFO);
  const [admin] = looseArray(get(reply.value, 'admin'), 1);
  return ok({
    ...present({
      title: text(get(reply.value, 'site_name'), 200),
      description: plainText(withoutBbcode(get(reply.value, 'info')), 2000),
      contactUrl: httpUrl(get(admin, 'channel')),
    }),
    ...registered(registrationOf(policy, get(reply.value, 'invitation_only')), SITEINFO),
    // False where nobody has chosen one.
    languages: languageTags(get(reply.value, 'language')),
  });
}

function registrationOf(policy: string, invitationOnly: unknown): Registration | null {
  if (policy === 'REGISTER_CLOSED') return 'closed';
  if (flag(invitationOnly) === true) return 'invite';
  if (policy === 'REGISTER_OPEN') return 'open';
  return policy === 'REGISTER_APPROVE' ? 'approval' : null;
}

// Others find their directory among these; one that stands alone ("off the grid") keeps to itself.
const DIRECTORIES = ['DIRECTORY_MODE_PRIMARY', 'DIRECTORY_MODE_SECONDARY'];

/** The sites that a directory server lists. Everybody else answers that it is none, so it isn't asked. */
export async function zotPeers(site: Site): Promise<Listing<DomainName>> {
  const info = await site.json({ path: SITEINFO });
  if (!info.ok) return shut(info.failure);
  const mode = get(info.value, 'directory_mode');
  if (typeof mode !== 'string' || !DIRECTORIES.includes(mode)) return unread('unsupported');
  const reply = await site.json({ path: '/dirsearch/sites', bytesMax: LIST_BYTES_MAX });
  if (!reply.ok) return shut(reply.failure);
  const sites = get(reply.value, 'sites');
  // A directory of a closed realm wants a token, and answers with a message instead.
  if (sites === undefined) return unread('closed');
  return peersFrom(looseArray(sites, ENTRIES_MAX).map((row) => hostIn(get(row, 'url'))));
}
