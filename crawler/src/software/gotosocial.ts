import type { Listing, PolicyEntry } from '../visit/visit.ts';
import { LIST_BYTES_MAX, publicationOf, unread } from './listing.ts';
import { mastodonDetails, mastodonPeers, readBlocks } from './mastodon.ts';
import type { Site, Software } from './software.ts';

export const gotosocial: Software = {
  name: 'gotosocial',
  // It counts its users, but has never counted who was active: its zero there says nothing.
  reading: { placeholders: ({ usersActiveMonth }) => (usersActiveMonth === 0 ? ['usersActiveMonth'] : []) },
  details: mastodonDetails,
  peers: mastodonPeers,
  policy: gotosocialPolicy,
};

/** `domain_blocks` came with 0.20; before, the peers endpoint had a filter. Both are shut by default. */
async function gotosocialPolicy(site: Site): Promise<Listing<PolicyEntry>> {
  const present = await site.json({ path: '/api/v1/instance/domain_blocks', bytesMax: LIST_BYTES_MAX });
  const reply =
    present.ok || present.failure.cause !== 'http_not_found'
      ? present
      : await site.json({ path: '/api/v1/instance/peers?filter=suspended', bytesMax: LIST_BYTES_MAX });
  if (!reply.ok) return unread(publicationOf(reply.failure));
  return Array.isArray(reply.value) ? readBlocks(reply.value) : unread('failed');
}
