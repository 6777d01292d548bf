import { COUNTS } from '../visit/visit.ts';
import { ok, type Outcome } from '../outcome.ts';
import { mastodonDetails } from './mastodon.ts';
import type { Details, Site, Software } from './software.ts';

/** A rewrite that shares nothing with Iceshrimp but its name: it speaks Mastodon's API and shows no lists. */
export const iceshrimpNet: Software = {
  name: 'iceshrimp.net',
  // Its NodeInfo is a form that nobody has filled in.
  reading: { ignoresRegistration: true, placeholders: () => COUNTS },
  details: iceshrimpNetDetails,
};

// `approval_required` is set for everything below open; enabled at the same time, it means by invitation.
async function iceshrimpNetDetails(site: Site): Promise<Outcome<Details>> {
  const details = await mastodonDetails(site);
  return details.ok && details.value.registration === 'approval'
    ? ok({ ...details.value, registration: 'invite' })
    : details;
}
