import { lemmyDetails, lemmyPeers } from './lemmy.ts';
import { mastodonPolicy } from './mastodon.ts';
import type { Software } from './software.ts';

/** Lemmy's API, but its blocks are also given in Mastodon's shape, and there they have reasons. */
export const piefed: Software = {
  name: 'piefed',
  details: lemmyDetails,
  peers: lemmyPeers,
  policy: mastodonPolicy,
};
