import type { DomainName } from '@homeport/db';
import { count, get, isFields, plainText, text } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import type { Listing, PolicyEntry } from '../visit/visit.ts';
import { counted, hostIn, present, registered } from './details.ts';
import {
  federationIn,
  listsIn,
  LISTS_V3,
  peersIn,
  registrationOf,
  rulesIn,
  thirdDetails,
} from './lemmy-v3.ts';
import { LIST_BYTES_MAX, policyFrom, shut } from './listing.ts';
import { mastodonPolicy } from './mastodon.ts';
import type { Details, Site, Software } from './software.ts';

/**
 * An API of its own ("alpha"), Lemmy's beside it, and its blocks in Mastodon's shape, where they have reasons and
 * digests. Requests a contact: details 2, peers 0 to 1 more, policy 1; without the alpha API one more of each.
 */
export const piefed: Software = {
  name: 'piefed',
  details: piefedDetails,
  peers: piefedPeers,
  policy: piefedPolicy,
};

const SITE = '/api/alpha/site';
const LISTS = '/api/alpha/federated_instances';

async function piefedDetails(site: Site): Promise<Outcome<Details>> {
  const reply = await site.json({ path: SITE });
  const own = reply.ok ? get(reply.value, 'site') : undefined;
  // Where the alpha is missing, or has become something else, Lemmy's answer says as much.
  if (!isFields(own)) {
    return reply.ok || reply.failure.cause === 'http_not_found' ? thirdDetails(site) : reply;
  }
  const lists = await askLists(site);
  return ok({
    ...present({
      title: text(get(own, 'name'), 200),
      description:
        plainText(get(own, 'description'), 2000, 'markdown') ??
        plainText(get(own, 'sidebar'), 2000, 'markdown'),
      accountDomain: hostIn(get(own, 'actor_id')),
    }),
    ...registered(registrationOf(own), SITE),
    ...(lists.ok && federationIn(lists.value.lists, lists.value.path)),
    ...counted(site.info, SITE, { usersTotal: count(get(own, 'user_count')) }),
  });
}

async function piefedPeers(site: Site): Promise<Listing<DomainName>> {
  const lists = await askLists(site);
  return lists.ok ? peersIn(lists.value.lists) : shut(lists.failure);
}

/** Empty in Mastodon's shape where there is a list of the allowed instead: that one is told in Lemmy's. */
async function piefedPolicy(site: Site): Promise<Listing<PolicyEntry>> {
  const blocks = await mastodonPolicy(site);
  if (blocks.publication !== 'published' || blocks.entries.length > 0) return blocks;
  const lists = await askLists(site);
  if (!lists.ok) return blocks;
  const allowed = policyFrom(rulesIn(lists.value.lists, 'allowed'));
  return allowed.entries.length > 0 ? allowed : blocks;
}

async function askLists(site: Site): ReturnType<typeof readLists> {
  const own = await readLists(site, LISTS);
  return !own.ok && own.failure.cause === 'http_not_found' ? readLists(site, LISTS_V3) : own;
}

async function readLists(site: Site, path: typeof LISTS | typeof LISTS_V3) {
  const reply = await site.json({ path, bytesMax: LIST_BYTES_MAX });
  return reply.ok ? listsIn(reply.value, path) : reply;
}
