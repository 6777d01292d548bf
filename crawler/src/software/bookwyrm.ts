import { flag, get } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import { firstDetails, mastodonPeers } from './mastodon.ts';
import type { Details, Site, Software } from './software.ts';

/** Its NodeInfo has counts and nothing else; the rest speaks like Mastodon (bookwyrm/views/wellknown.py). */
export const bookwyrm: Software = {
  name: 'bookwyrm',
  details: bookwyrmDetails,
  // Those whose federation an operator has not switched off.
  peers: mastodonPeers,
};

// Closed, but with a form to ask for an invitation: elsewhere that is called approval.
async function bookwyrmDetails(site: Site): Promise<Outcome<Details>> {
  const details = await firstDetails(site);
  if (!details.ok || details.value.registration !== 'closed') return details;
  const body = await site.json({ path: '/api/v1/instance' });
  const takesRequests = body.ok && flag(get(body.value, 'approval_required')) === true;
  return takesRequests ? ok({ ...details.value, registration: 'approval' }) : details;
}
