import { mastodonPeers } from './mastodon.ts';
import { pleromaDetails, readFederation } from './pleroma.ts';
import type { Software } from './software.ts';

/** As Pleroma, but it hides names behind stars where its operator wants so, and has no patterns. */
export const akkoma: Software = {
  name: 'akkoma',
  details: pleromaDetails,
  peers: mastodonPeers,
  policy: (site) => Promise.resolve(readFederation(site.info.metadata)),
};
