import { ok, type Outcome } from '../outcome.ts';
import { present } from './details.ts';
import { firstDetails } from './mastodon.ts';
import type { Details, Site, Software } from './software.ts';

/**
 * As it comes, its robots.txt forbids everything (httpd.c): only where an operator's own file takes that back
 * is any of this asked. Accounts are made on the server's command line, so its "closed" is true.
 */
export const snac: Software = {
  name: 'snac',
  details: snacDetails,
};

// Of its imitation of Mastodon (mastoapi.c) the numbers, rules and languages are constants, and what nobody has
// filled in is the host name.
async function snacDetails(site: Site): Promise<Outcome<Details>> {
  const details = await firstDetails(site);
  if (!details.ok) return details;
  const { title = null, description = null, contactUrl = null } = details.value;
  return ok(present({ title, description: description === title ? null : description, contactUrl }));
}
