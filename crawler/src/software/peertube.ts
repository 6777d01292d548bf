import type { Registration } from '@homeport/db';
import { flag, get, isFields, plainText, text } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import { present, registered, unexpected } from './mastodon.ts';
import type { Details, Site, Software } from './software.ts';

export const peertube: Software = {
  name: 'peertube',
  details: peertubeDetails,
};

const PATH = '/api/v1/config';

async function peertubeDetails(site: Site): Promise<Outcome<Details>> {
  const reply = await site.json({ path: PATH });
  if (!reply.ok) return reply;
  const own = get(reply.value, 'instance');
  if (!isFields(own)) return unexpected(PATH);
  return ok({
    ...present({
      title: text(get(own, 'name'), 200),
      description: plainText(get(own, 'shortDescription'), 2000, 'markdown'),
    }),
    ...registered(registrationOf(get(reply.value, 'signup')), PATH),
  });
}

// Since 5.1 a server may look at each application; `allowed` is false too once it is full.
function registrationOf(signup: unknown): Registration | null {
  const isAllowed = flag(get(signup, 'allowed'));
  if (isAllowed === null) return null;
  if (!isAllowed) return 'closed';
  return flag(get(signup, 'requiresApproval')) === true ? 'approval' : 'open';
}
