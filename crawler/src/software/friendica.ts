import type { Registration } from '@homeport/db';
import { get, plainText, text } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import { mastodonPeers, present, registered, unexpected } from './mastodon.ts';
import type { Details, Site, Software } from './software.ts';

export const friendica: Software = {
  name: 'friendica',
  details: friendicaDetails,
  peers: mastodonPeers,
};

const PATH = '/friendica/json';

// The only place that tells an invitation from an open door: NodeInfo calls both open.
const POLICIES: Readonly<Record<string, Registration>> = {
  REGISTER_OPEN: 'open',
  REGISTER_APPROVE: 'approval',
  REGISTER_INVITATION: 'invite',
  REGISTER_CLOSED: 'closed',
};

async function friendicaDetails(site: Site): Promise<Outcome<Details>> {
  const reply = await site.json({ path: PATH });
  if (!reply.ok) return reply;
  const policy = text(get(reply.value, 'register_policy'), 40);
  if (policy === null) return unexpected(PATH);
  return ok({
    ...present({
      title: text(get(reply.value, 'site_name'), 200),
      description: plainText(get(reply.value, 'info'), 2000),
    }),
    ...registered(Object.hasOwn(POLICIES, policy) ? (POLICIES[policy] ?? null) : null, PATH),
  });
}
