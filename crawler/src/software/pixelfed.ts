import type { DomainName } from '@homeport/db';
import { flag, get } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import type { Listing } from '../visit/visit.ts';
import { registered } from './details.ts';
import { unread } from './listing.ts';
import { firstCounts, firstDetails, mastodonPeers } from './mastodon.ts';
import type { Details, Site, Software } from './software.ts';

/** Requests a contact: details 1, peers 1. It shows nobody whom it blocks. */
export const pixelfed: Software = {
  name: 'pixelfed',
  details: pixelfedDetails,
  peers: pixelfedPeers,
};

const FIRST = '/api/v1/instance';

/**
 * `approval_required` says that there is a form for applications, and it stands where the door itself is shut
 * (app/Http/Middleware/EnsureCuratedRegistration.php); beside an open door it is shut by default.
 */
async function pixelfedDetails(site: Site): Promise<Outcome<Details>> {
  const details = await firstDetails(site);
  const body = await site.json({ path: FIRST });
  if (!details.ok || !body.ok) return details;
  const isOpen = flag(get(body.value, 'registrations'));
  const hasForm = flag(get(body.value, 'approval_required')) === true;
  const registration = isOpen === null ? null : isOpen ? 'open' : hasForm ? 'approval' : 'closed';
  return ok({ ...details.value, ...registered(registration, FIRST), ...(await firstCounts(site)) });
}

/** An operator who shows no peers publishes an empty list: that is a shut door, not a lonely server. */
async function pixelfedPeers(site: Site): Promise<Listing<DomainName>> {
  const peers = await mastodonPeers(site);
  const isEmpty = peers.publication === 'published' && peers.entries.length + peers.refused === 0;
  return isEmpty ? unread('closed') : peers;
}
