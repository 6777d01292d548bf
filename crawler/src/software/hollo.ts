import { ok, type Outcome } from '../outcome.ts';
import { mastodonDetails } from './mastodon.ts';
import type { Details, Site, Software } from './software.ts';

/** For one person. Its API answers 404 until that person has been created. */
export const hollo: Software = {
  name: 'hollo',
  details: holloDetails,
};

async function holloDetails(site: Site): Promise<Outcome<Details>> {
  const details = await mastodonDetails(site);
  if (!details.ok) return details;
  // Its `status_count` counts what it has received, too, and `active_month` is a constant zero: NodeInfo counts.
  const { counts: _wrong, ...others } = details.value;
  return ok(others);
}
