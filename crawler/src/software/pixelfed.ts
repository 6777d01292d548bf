import type { DomainName } from '@homeport/db';
import type { Listing } from '../visit/visit.ts';
import { unread } from './listing.ts';
import { firstDetails, mastodonPeers } from './mastodon.ts';
import type { Site, Software } from './software.ts';

export const pixelfed: Software = {
  name: 'pixelfed',
  details: firstDetails,
  peers: pixelfedPeers,
};

/** An operator who shows no peers publishes an empty list: that is a shut door, not a lonely server. */
async function pixelfedPeers(site: Site): Promise<Listing<DomainName>> {
  const peers = await mastodonPeers(site);
  return peers.publication === 'published' && peers.entries.length === 0 ? unread('closed') : peers;
}
