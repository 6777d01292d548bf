import type { DomainName, Registration } from '@homeport/db';
import { flag, get, httpUrl, isFields, languageTags, looseArray, plainText, text } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import type { Listing, PolicyEntry } from '../visit/visit.ts';
import {
  ENTRIES_MAX,
  lines,
  LIST_BYTES_MAX,
  peersFrom,
  policyFrom,
  publicationOf,
  ruleWord,
  unread,
} from './listing.ts';
import type { Details, Site, Software } from './software.ts';

export const mastodon: Software = {
  name: 'mastodon',
  spellings: ['glitch-soc'],
  aliases: ['hometown', 'glitch', 'glitchsoc', 'chuckya', 'ecko', 'fedibird', 'kmyblue'],
  details: mastodonDetails,
  peers: mastodonPeers,
  policy: mastodonPolicy,
};

/** https://docs.joinmastodon.org/methods/instance/: v2 since 4.0; v1 is asked only where v2 is not. */
export async function mastodonDetails(site: Site): Promise<Outcome<Details>> {
  const second = await site.json({ path: '/api/v2/instance' });
  if (second.ok) return readSecond(second.value);
  return second.failure.cause === 'http_not_found' ? firstDetails(site) : second;
}

/** The older shape, which Pleroma and its relatives speak. */
export async function firstDetails(site: Site): Promise<Outcome<Details>> {
  const first = await site.json({ path: '/api/v1/instance' });
  return first.ok ? readFirst(first.value) : first;
}

function readSecond(body: unknown): Outcome<Details> {
  const title = text(get(body, 'title'), 200);
  const registrations = get(body, 'registrations');
  const isEnabled = flag(get(registrations, 'enabled'));
  if (title === null && isEnabled === null) return unexpected('/api/v2/instance');
  return ok({
    ...present({
      title,
      description: plainText(get(body, 'description'), 2000),
      contactUrl: httpUrl(get(body, 'contact', 'account', 'url')),
    }),
    ...registered(registrationOf(isEnabled, get(registrations, 'approval_required')), '/api/v2/instance'),
    languages: languageTags(get(body, 'languages')),
    rules: ruleTexts(get(body, 'rules')),
  });
}

function readFirst(body: unknown): Outcome<Details> {
  const title = text(get(body, 'title'), 200);
  const isOpen = flag(get(body, 'registrations'));
  if (title === null && isOpen === null) return unexpected('/api/v1/instance');
  const short = plainText(get(body, 'short_description'), 2000);
  return ok({
    ...present({
      title,
      description: short ?? plainText(get(body, 'description'), 2000),
      contactUrl: httpUrl(get(body, 'contact_account', 'url')),
    }),
    ...registered(registrationOf(isOpen, get(body, 'approval_required')), '/api/v1/instance'),
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

export function registered(registration: Registration | null, registrationSource: string): Details {
  return registration === null ? {} : { registration, registrationSource };
}

/** What the server did say: an absent field must not hide what NodeInfo has. */
export function present(details: {
  [Name in 'title' | 'description' | 'contactUrl']?: string | null;
}): Details {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null));
}

export function ruleTexts(value: unknown): string[] {
  return lines(value, (rule) => text(typeof rule === 'string' ? rule : get(rule, 'text'), 500));
}

export function unexpected(path: string): {
  ok: false;
  failure: { cause: 'parse_unexpected'; detail: string };
} {
  return {
    ok: false,
    failure: { cause: 'parse_unexpected', detail: `${path} has another shape than expected.` },
  };
}

/** A plain list of names. */
export async function mastodonPeers(site: Site): Promise<Listing<DomainName>> {
  const reply = await site.json({ path: '/api/v1/instance/peers', bytesMax: LIST_BYTES_MAX });
  if (!reply.ok) return unread(publicationOf(reply.failure));
  return Array.isArray(reply.value) ? peersFrom(reply.value) : unread('failed');
}

/** Since 4.0, and hidden unless the operator shows it; since 4.4 robots.txt forbids it by default. */
export async function mastodonPolicy(site: Site): Promise<Listing<PolicyEntry>> {
  const reply = await site.json({ path: '/api/v1/instance/domain_blocks', bytesMax: LIST_BYTES_MAX });
  if (!reply.ok) return unread(publicationOf(reply.failure));
  return Array.isArray(reply.value) ? readBlocks(reply.value) : unread('failed');
}

/** Blocks as Mastodon lists them, and GoToSocial and PieFed after it. */
export function readBlocks(body: readonly unknown[]): Listing<PolicyEntry> {
  const rules = looseArray(body, ENTRIES_MAX)
    .filter((row) => !isPeer(row))
    .map((row) => ({
      target: get(row, 'domain'),
      // GoToSocial before 0.20 says nothing but since when.
      rule: ruleWord(get(row, 'severity')) ?? 'suspend',
      digest: get(row, 'digest'),
      reason: get(row, 'comment') ?? get(row, 'public_comment'),
    }));
  return policyFrom(rules, body.length > ENTRIES_MAX);
}

// GoToSocial can list peers and blocks together: whoever is merely named there is accused of nothing.
function isPeer(row: unknown): boolean {
  return isFields(row) && Object.keys(row).join() === 'domain';
}
