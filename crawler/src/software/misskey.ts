import type { DomainName, Federation, Registration } from '@homeport/db';
import { count, flag, get, httpUrl, languageTags, plainText, text } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import { counted, federated, hostIn, present, registered, secluded, unexpected } from './details.ts';
import { lines } from './listing.ts';
import { misskeyPeers, misskeyPolicy } from './misskey-instances.ts';
import type { Details, Site, Software } from './software.ts';

/**
 * Misskey and its forks, which keep its API: those that add to it add fields, and those that are older answer 404
 * to what is younger. Requests a contact: details 1 (one more where NodeInfo has no totals), peers 1 (without the
 * short list at most 11), policy 3 (at most 31).
 */
export const misskey: Software = {
  name: 'misskey',
  aliases: [
    'sharkey',
    'cherrypick',
    'firefish',
    'calckey',
    'iceshrimp',
    'foundkey',
    'magnetar',
    'meisskey',
    'catodon',
  ],
  details: misskeyDetails,
  peers: misskeyPeers,
  policy: misskeyPolicy,
};

const META = '/api/meta';
const STATS = '/api/stats';

// Without `detail` the server counts and looks up nothing for us; what we read is in the short answer.
async function misskeyDetails(site: Site): Promise<Outcome<Details>> {
  const reply = await site.json({ path: META, method: 'POST', json: { detail: false } });
  if (!reply.ok) return reply;
  const meta = reply.value;
  if (text(get(meta, 'version'), 100) === null) return unexpected(META);
  // Firefish and Iceshrimp: shown to chosen servers only, and to nobody who isn't logged in.
  const isPrivate = flag(get(meta, 'privateMode')) === true;
  const details: Details = {
    ...present({
      title: text(get(meta, 'name'), 200),
      description: plainText(get(meta, 'description'), 2000),
      contactUrl: contactOf(meta),
      accountDomain: accountDomainOf(site, meta),
    }),
    ...registered(registrationOf(meta), META),
    ...federationOf(meta),
    languages: languageTags(get(meta, 'langs')),
    rules: lines(get(meta, 'serverRules'), (rule) => plainText(rule, 500)),
    ...(await countsOf(site)),
  };
  return ok(isPrivate ? secluded(details, META, 'privateMode: true') : details);
}

// misskey.io keeps the address of its support page where others have an e-mail address. An imprint has to say
// whom to turn to.
function contactOf(meta: unknown): string | null {
  return (
    httpUrl(get(meta, 'inquiryUrl')) ??
    httpUrl(get(meta, 'maintainerEmail')) ??
    httpUrl(get(meta, 'impressumUrl'))
  );
}

// Iceshrimp alone lets accounts end in another name than that of its pages.
function accountDomainOf({ info }: Site, meta: unknown): DomainName | null {
  return info.software === 'iceshrimp' ? null : hostIn(get(meta, 'uri'));
}

function registrationOf(meta: unknown): Registration | null {
  const isOpen = flag(get(meta, 'features', 'registration'));
  const isDisabled = flag(get(meta, 'disableRegistration')) ?? (isOpen === null ? null : !isOpen);
  if (isDisabled === null) return null;
  // A closed server whose ordinary users may hand out codes is one that needs an invitation.
  if (isDisabled) return flag(get(meta, 'policies', 'canInvite')) === true ? 'invite' : 'closed';
  // Sharkey.
  return flag(get(meta, 'approvalRequiredForSignup')) === true ? 'approval' : 'open';
}

// `federation` came with 2024.9; a server that was never set up keeps to itself.
const FEDERATIONS: Readonly<Record<string, Federation>> = {
  all: 'open',
  specified: 'allow_list',
  none: 'none',
};

function federationOf(meta: unknown): Details {
  if (flag(get(meta, 'privateMode')) === true) return federated('allow_list', META, 'privateMode: true');
  const word = text(get(meta, 'federation'), 40) ?? '';
  const federation = Object.hasOwn(FEDERATIONS, word) ? (FEDERATIONS[word] ?? null) : null;
  return federated(federation, META, `federation: ${word}`);
}

/** Asked only where NodeInfo lacks totals. */
async function countsOf(site: Site): Promise<Details> {
  const { counts, hidesUsage } = site.info;
  if (hidesUsage || (counts.usersTotal !== null && counts.postsTotal !== null)) return {};
  const reply = await site.json({ path: STATS, method: 'POST', json: {} });
  if (!reply.ok) return {};
  // Those without "original" count what the server knows of others, too.
  return counted(site.info, STATS, {
    usersTotal: count(get(reply.value, 'originalUsersCount')),
    postsTotal: count(get(reply.value, 'originalNotesCount')),
  });
}
