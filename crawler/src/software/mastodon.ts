import type { DomainName, Registration } from '@homeport/db';
import { count, flag, get, httpUrl, languageTags, looseArray, plainText, text } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import type { Listing, PolicyEntry } from '../visit/visit.ts';
import { counted, federated, nameIn, present, registered, unexpected } from './details.ts';
import {
  ENTRIES_MAX,
  lines,
  LIST_BYTES_MAX,
  misshapen,
  peersFrom,
  policyFrom,
  ruleWord,
  shut,
} from './listing.ts';
import type { Details, Site, Software } from './software.ts';

/**
 * Glitch calls itself Mastodon, with "+glitch" in its version: it stays what NodeInfo says. Requests a contact:
 * details 1 (before 4.0 two; one more where NodeInfo has no numbers), peers 1, policy 1.
 */
export const mastodon: Software = {
  name: 'mastodon',
  spellings: ['glitch-soc'],
  aliases: ['hometown', 'glitch', 'glitchsoc', 'chuckya', 'ecko', 'fedibird', 'kmyblue'],
  details: ownDetails,
  peers: mastodonPeers,
  policy: mastodonPolicy,
};

const FIRST = '/api/v1/instance';
const SECOND = '/api/v2/instance';

async function ownDetails(site: Site): Promise<Outcome<Details>> {
  const details = await mastodonDetails(site);
  if (details.ok) return ok({ ...details.value, ...(await ownCounts(site)) });
  // Before 4.4, limited federation asks strangers to log in for everything but NodeInfo (app/controllers/api/
  // base_controller.rb: require_authenticated_user!). A wall that somebody built elsewhere answers 403.
  return details.failure.status === 401
    ? ok(federated('allow_list', SECOND, '401: the method requires an authenticated user'))
    : details;
}

/** https://docs.joinmastodon.org/methods/instance/: v2 since 4.0; v1 is asked only where v2 is not. */
export async function mastodonDetails(site: Site): Promise<Outcome<Details>> {
  const second = await site.json({ path: SECOND });
  if (second.ok) return readSecond(second.value);
  return second.failure.cause === 'http_not_found' ? firstDetails(site) : second;
}

/** The older shape, which Pleroma and its relatives speak. */
export async function firstDetails(site: Site): Promise<Outcome<Details>> {
  const first = await site.json({ path: FIRST });
  return first.ok ? readFirst(first.value) : first;
}

function readSecond(body: unknown): Outcome<Details> {
  const title = text(get(body, 'title'), 200);
  const registrations = get(body, 'registrations');
  const isEnabled = flag(get(registrations, 'enabled'));
  if (title === null && isEnabled === null) return unexpected(SECOND);
  const isLimited = flag(get(body, 'configuration', 'limited_federation'));
  return ok({
    ...present({
      title,
      description: plainText(get(body, 'description'), 2000),
      // The about page, named since 4.4, is where the server says whom to turn to.
      contactUrl:
        httpUrl(get(body, 'contact', 'account', 'url')) ??
        httpUrl(get(body, 'configuration', 'urls', 'about')),
      accountDomain: nameIn(get(body, 'account_domain')) ?? nameIn(get(body, 'domain')),
    }),
    ...registered(registrationOf(isEnabled, get(registrations, 'approval_required')), SECOND),
    ...federated(
      isLimited === null ? null : isLimited ? 'allow_list' : 'open',
      SECOND,
      'configuration.limited_federation: true',
    ),
    languages: languageTags(get(body, 'languages')),
    rules: ruleTexts(get(body, 'rules')),
  });
}

function readFirst(body: unknown): Outcome<Details> {
  const title = text(get(body, 'title'), 200);
  const isOpen = flag(get(body, 'registrations'));
  if (title === null && isOpen === null) return unexpected(FIRST);
  const short = plainText(get(body, 'short_description'), 2000);
  return ok({
    ...present({
      title,
      description: short ?? plainText(get(body, 'description'), 2000),
      contactUrl: httpUrl(get(body, 'contact_account', 'url')),
      // Old Pleroma and GoToSocial give a whole address here, and that is where the web pages are: accounts may
      // end in something else. Only a bare name is the account domain.
      accountDomain: nameIn(get(body, 'account_domain')) ?? nameIn(get(body, 'uri')),
    }),
    ...registered(registrationOf(isOpen, get(body, 'approval_required')), FIRST),
    languages: languageTags(get(body, 'languages')),
    rules: ruleTexts(get(body, 'rules')),
  });
}

// `invites_enabled` says that every user may invite, not that one needs an invitation.
function registrationOf(isEnabled: boolean | null, approval: unknown): Registration | null {
  if (isEnabled === null) return null;
  if (!isEnabled) return 'closed';
  return flag(approval) === true ? 'approval' : 'open';
}

export function ruleTexts(value: unknown): string[] {
  return lines(value, (rule) => text(typeof rule === 'string' ? rule : get(rule, 'text'), 500));
}

// The first version alone has totals, the second alone the active users.
async function ownCounts(site: Site): Promise<Details> {
  const { counts, hidesUsage } = site.info;
  if (hidesUsage) return {};
  if (counts.usersTotal === null || counts.postsTotal === null) return firstCounts(site);
  if (counts.usersActiveMonth !== null) return {};
  const second = await site.json({ path: SECOND });
  // In limited federation the number is always zero.
  if (!second.ok || flag(get(second.value, 'configuration', 'limited_federation')) === true) return {};
  return counted(site.info, SECOND, {
    usersActiveMonth: count(get(second.value, 'usage', 'users', 'active_month')),
  });
}

/** The totals of the first version, where NodeInfo lacks them; Pleroma adds its active users. */
export async function firstCounts(site: Site): Promise<Details> {
  const first = await site.json({ path: FIRST });
  if (!first.ok) return {};
  return counted(site.info, FIRST, {
    usersTotal: count(get(first.value, 'stats', 'user_count')),
    postsTotal: count(get(first.value, 'stats', 'status_count')),
    usersActiveMonth: count(get(first.value, 'pleroma', 'stats', 'mau')),
  });
}

const PEERS = '/api/v1/instance/peers';
const BLOCKS = '/api/v1/instance/domain_blocks';

/** A plain list of names. */
export async function mastodonPeers(site: Site): Promise<Listing<DomainName>> {
  const reply = await site.json({ path: PEERS, bytesMax: LIST_BYTES_MAX });
  if (!reply.ok) return shut(reply.failure);
  return Array.isArray(reply.value) ? peersFrom(reply.value) : misshapen(PEERS);
}

/** Since 4.0, and hidden unless the operator shows it; since 4.4 robots.txt forbids it by default. */
export async function mastodonPolicy(site: Site): Promise<Listing<PolicyEntry>> {
  const reply = await site.json({ path: BLOCKS, bytesMax: LIST_BYTES_MAX });
  if (!reply.ok) return shut(reply.failure);
  return Array.isArray(reply.value) ? readBlocks(reply.value) : misshapen(BLOCKS);
}

/** Blocks as Mastodon lists them, and GoToSocial and PieFed after it. */
export function readBlocks(body: readonly unknown[]): Listing<PolicyEntry> {
  const rules = looseArray(body, ENTRIES_MAX).map((row) => ({
    target: get(row, 'domain'),
    // GoToSocial before 0.20 says nothing but since when.
    rule: ruleWord(get(row, 'severity')) ?? 'suspend',
    digest: get(row, 'digest'),
    reason: get(row, 'comment') ?? get(row, 'public_comment'),
  }));
  return policyFrom(rules, body.length > ENTRIES_MAX);
}
