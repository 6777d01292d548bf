import { firstDetails } from './mastodon.ts';
import { ok, type Outcome } from '../outcome.ts';
import type { Details, Site, Software } from './software.ts';

/** One channel, one user. Where federation is off, NodeInfo answers 405: then nothing is known of it. */
export const owncast: Software = {
  name: 'owncast',
  reading: {
    // It says "one, and one of them active" whatever happens; its posts are counted.
    placeholders: (counts) =>
      (['usersTotal', 'usersActiveMonth', 'usersActiveHalfyear'] as const).filter(
        (count) => counts[count] === 1,
      ),
  },
  details: owncastDetails,
};

async function owncastDetails(site: Site): Promise<Outcome<Details>> {
  const details = await firstDetails(site);
  if (!details.ok) return details;
  // The one user in its imitation of Mastodon is as constant as in NodeInfo.
  const { counts: _constant, ...others } = details.value;
  return ok(others);
}
