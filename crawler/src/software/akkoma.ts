import { mastodonPeers } from './mastodon.ts';
import { pleromaDetails, readFederation } from './pleroma.ts';
import type { Software } from './software.ts';

export const akkoma: Software = {
  name: 'akkoma',
  details: pleromaDetails,
  peers: mastodonPeers,
  policy: (site) => Promise.resolve(readFederation(site.info.metadata)),
};
