import type { Outcome } from '../outcome.ts';
import type { Listing } from '../visit/visit.ts';
import { thirdDetails, thirdPeers, thirdPolicy } from './lemmy-v3.ts';
import { fourthDetails, fourthPeers, fourthPolicy } from './lemmy-v4.ts';
import { shut } from './listing.ts';
import type { Site, Software } from './software.ts';

/**
 * Lemmy 0.12 to 0.19 speak version 3 of the API; 1.0 speaks version 4 and has taken the lists out of the other.
 * Requests a contact: details 2, peers and policy 0 to 1 more (before 1.0 all is in one list); in 1.0 at most 20 for
 * peers and 20 for the policy.
 */
export const lemmy: Software = {
  name: 'lemmy',
  details: (site) => newest(site, fourthDetails, thirdDetails),
  peers: async (site) => listed(await newest(site, fourthPeers, thirdPeers)),
  policy: async (site) => listed(await newest(site, fourthPolicy, thirdPolicy)),
};

function listed<Entry>(read: Outcome<Listing<Entry>>): Listing<Entry> {
  return read.ok ? read.value : shut(read.failure);
}

/** A 1.0 server is asked version 4 first, and the older one only where that is not there. */
async function newest<Value>(
  site: Site,
  fourth: (site: Site) => Promise<Outcome<Value>>,
  third: (site: Site) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  if (!/^[1-9]/.test(site.info.version)) return third(site);
  const answer = await fourth(site);
  return !answer.ok && answer.failure.cause === 'http_not_found' ? third(site) : answer;
}
