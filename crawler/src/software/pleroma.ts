import { flag, get, isFields, looseArray } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import type { Listing, PolicyEntry } from '../visit/visit.ts';
import { ENTRIES_MAX, policyFrom, unread, type Rule } from './listing.ts';
import { firstDetails, mastodonPeers } from './mastodon.ts';
import type { Details, Site, Software } from './software.ts';

export const pleroma: Software = {
  name: 'pleroma',
  aliases: ['rebased', 'soapbox', 'pl'],
  details: pleromaDetails,
  peers: mastodonPeers,
  policy: (site) => Promise.resolve(readFederation(site.info.metadata)),
};

/** The first version of the Mastodon API, with the invitations that NodeInfo alone tells of. */
export async function pleromaDetails(site: Site): Promise<Outcome<Details>> {
  const details = await firstDetails(site);
  if (!details.ok || details.value.registration !== 'closed') return details;
  const isByInvitation = flag(get(site.info.metadata, 'invitesEnabled')) === true;
  return isByInvitation
    ? ok({ ...details.value, registration: 'invite', registrationSource: 'nodeinfo' })
    : details;
}

/** The policy that Pleroma and Akkoma publish in NodeInfo's metadata, unless transparency is off. */
export function readFederation(metadata: unknown): Listing<PolicyEntry> {
  const federation = get(metadata, 'federation');
  const simple = get(federation, 'mrf_simple');
  const rejected = get(federation, 'rejected_instances');
  const quarantined = get(federation, 'quarantined_instances');
  // With transparency off, only `enabled` is left.
  if (!isFields(simple) && !isFields(rejected) && !Array.isArray(quarantined)) return unread('closed');
  const rules = [
    ...simpleRules(simple, get(federation, 'mrf_simple_info')),
    ...namesAsRules(
      'quarantine',
      quarantined,
      get(federation, 'quarantined_instances_info', 'quarantined_instances'),
    ),
    ...(isFields(rejected) ? namesAsRules('reject', Object.keys(rejected), rejected) : []),
  ];
  // `exclusions`: the operator keeps some entries to himself.
  return policyFrom(rules, flag(get(federation, 'exclusions')) === true);
}

function simpleRules(simple: unknown, info: unknown): Rule[] {
  if (!isFields(simple)) return [];
  return Object.entries(simple)
    .slice(0, 50)
    .flatMap(([rule, names]) => namesAsRules(rule.slice(0, 60), names, get(info, rule)));
}

// A rule may hold something else than a list: Akkoma's `handle_threads` is a yes or no.
function namesAsRules(rule: string, names: unknown, reasons: unknown): Rule[] {
  if (!Array.isArray(names)) return [];
  return looseArray(names, ENTRIES_MAX).map((target) => ({
    target,
    rule,
    reason: typeof target === 'string' ? get(reasons, target, 'reason') : null,
  }));
}
