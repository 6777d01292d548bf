import type { DomainName, Registration } from '@homeport/db';
import { flag, get, httpUrl, languageTags, plainText, text } from '../decode.ts';
import { ok, type Failure, type Outcome } from '../outcome.ts';
import type { Listing, PolicyEntry } from '../visit/visit.ts';
import { lines, LIST_BYTES_MAX, peersFrom, policyFrom, publicationOf, unread, type Rule } from './listing.ts';
import { present, registered, unexpected } from './mastodon.ts';
import type { Details, Site, Software } from './software.ts';

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

async function misskeyDetails(site: Site): Promise<Outcome<Details>> {
  const reply = await site.json({ path: '/api/meta', method: 'POST', json: { detail: false } });
  if (!reply.ok) return reply;
  const meta = reply.value;
  if (text(get(meta, 'version'), 100) === null) return unexpected('/api/meta');
  return ok({
    ...present({
      title: text(get(meta, 'name'), 200),
      description: plainText(get(meta, 'description'), 2000),
      // misskey.io keeps the address of its support page where others have an e-mail address.
      contactUrl: httpUrl(get(meta, 'inquiryUrl')) ?? httpUrl(get(meta, 'maintainerEmail')),
    }),
    ...registered(registrationOf(meta), '/api/meta'),
    languages: languageTags(get(meta, 'langs')),
    rules: lines(get(meta, 'serverRules'), (rule) => plainText(rule, 500)),
    ...(flag(get(meta, 'privateMode')) === true && { isPrivate: true }),
  });
}

function registrationOf(meta: unknown): Registration | null {
  const isDisabled = flag(get(meta, 'disableRegistration'));
  if (isDisabled === null) return null;
  // A closed server whose ordinary users may hand out codes is one that needs an invitation.
  if (isDisabled) return flag(get(meta, 'policies', 'canInvite')) === true ? 'invite' : 'closed';
  return flag(get(meta, 'approvalRequiredForSignup')) === true ? 'approval' : 'open';
}

/** The short list of Mastodon's API; Misskey 12 and its forks have only the long one. */
async function misskeyPeers(site: Site): Promise<Listing<DomainName>> {
  const reply = await site.json({ path: '/api/v1/instance/peers', bytesMax: LIST_BYTES_MAX });
  if (reply.ok) return Array.isArray(reply.value) ? peersFrom(reply.value) : unread('failed');
  if (reply.failure.cause !== 'http_not_found') return unread(publicationOf(reply.failure));
  const rows = await askInstances(site, {});
  if (!rows.ok) return unread(publicationOf(rows.failure));
  return peersFrom(
    rows.value.rows.map((row) => get(row, 'host')),
    rows.value.isPartial,
  );
}

/** Only hosts that the server has met are listed, so a list may be shorter than the operator's own. */
async function misskeyPolicy(site: Site): Promise<Listing<PolicyEntry>> {
  const rules: Rule[] = [];
  let isPartial = false;
  let failure: Failure | null = null;
  for (const rule of ['blocked', 'silenced', 'suspended'] as const) {
    const reply = await askInstances(site, { [rule]: true });
    if (!reply.ok) {
      // The first list decides whether the door is open; later ones can only be missing.
      if (rule === 'blocked') return unread(publicationOf(reply.failure));
      failure = reply.failure;
      continue;
    }
    isPartial ||= reply.value.isPartial;
    const rows = rule === 'suspended' ? reply.value.rows.filter(isSuspendedByHand) : reply.value.rows;
    rules.push(...rows.map((row) => ({ target: get(row, 'host'), rule })));
  }
  return policyFrom(rules, isPartial || failure !== null);
}

// Since 2024.5 a server also suspends what is gone or silent: that is health, no judgement of an operator.
function isSuspendedByHand(row: unknown): boolean {
  const state = get(row, 'suspensionState');
  return state === undefined || state === 'manuallySuspended';
}

const PAGES_MAX = 10;
// Above 100 is an error; the fork of misskey.io takes 30.
const PAGE_SIZES = [100, 30] as const;

interface Rows {
  rows: unknown[];
  isPartial: boolean;
}

async function askInstances(site: Site, filter: Readonly<Record<string, boolean>>): Promise<Outcome<Rows>> {
  const rows: unknown[] = [];
  let limit: number = PAGE_SIZES[0];
  for (let page = 0; page < PAGES_MAX; page += 1) {
    let reply = await askPage(site, { limit, ...filter, ...(rows.length > 0 && { offset: rows.length }) });
    if (page === 0 && !reply.ok && reply.failure.cause === 'http_client_error') {
      limit = PAGE_SIZES[1];
      reply = await askPage(site, { limit, ...filter });
    }
    if (!reply.ok) return page === 0 ? reply : ok({ rows, isPartial: true });
    rows.push(...reply.value);
    if (reply.value.length < limit) return ok({ rows, isPartial: false });
  }
  return ok({ rows, isPartial: true });
}

async function askPage(site: Site, json: object): Promise<Outcome<unknown[]>> {
  const path = '/api/federation/instances';
  const reply = await site.json({ path, method: 'POST', json, bytesMax: LIST_BYTES_MAX });
  if (!reply.ok) return reply;
  return Array.isArray(reply.value) ? ok(reply.value.slice(0, 1000)) : unexpected(path);
}
