import { COUNTS } from '../visit/visit.ts';
import { ok, type Outcome } from '../outcome.ts';
import { mastodonDetails } from './mastodon.ts';
import type { Details, Site, Software } from './software.ts';

/**
 * A rewrite that shares nothing with Iceshrimp but its name: it speaks Mastodon's API and shows no lists.
 * Requests a contact: details 1.
 */
export const iceshrimpNet: Software = {
  name: 'iceshrimp.net',
  // Its NodeInfo was a form that nobody had filled in: "todo" for the maintainer, zero for every number. It has
  // learned to count since, and whoever counts finds at least the operator.
  reading: {
    ignoresRegistration: true,
    placeholders: ({ usersTotal }) => (usersTotal === 0 ? COUNTS : []),
  },
  details: iceshrimpNetDetails,
};

// `approval_required` is set for everything below open; enabled at the same time, it means by invitation.
async function iceshrimpNetDetails(site: Site): Promise<Outcome<Details>> {
  const details = await mastodonDetails(site);
  if (!details.ok) return details;
  return ok({
    // "Iceshrimp.NET", "An Iceshrimp.NET instance": NodeInfo's own name and description are nobody's.
    title: null,
    description: null,
    ...details.value,
    ...(details.value.registration === 'approval' && { registration: 'invite' as const }),
  });
}
