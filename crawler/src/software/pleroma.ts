import type { Federation } from '@homeport/db';
import { flag, get, isFields, looseArray } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import type { Listing, PolicyEntry } from '../visit/visit.ts';
import { federated } from './details.ts';
import { ENTRIES_MAX, policyFrom, publicationOf, ruleWord, unread, type Rule } from './listing.ts';
import { firstCounts, firstDetails, mastodonPeers } from './mastodon.ts';
import type { Details, Site, Software } from './software.ts';

/** Requests a contact: details 1, peers 1; the policy is in NodeInfo. */
export const pleroma: Software = {
  name: 'pleroma',
  aliases: ['rebased', 'soapbox', 'pl'],
  details: pleromaDetails,
  peers: mastodonPeers,
  policy: (site) => Promise.resolve(readFederation(site.info.metadata, true)),
};

/** The first version of the Mastodon API, with what NodeInfo alone tells: invitations and federation. */
export async function pleromaDetails(site: Site): Promise<Outcome<Details>> {
  const own = federationIn(site.info.metadata);
  const first = await firstDetails(site);
  // Behind a shut door NodeInfo has still been read.
  if (!first.ok) return publicationOf(first.failure) === 'failed' ? first : ok(own);
  const isByInvitation =
    first.value.registration === 'closed' && flag(get(site.info.metadata, 'invitesEnabled')) === true;
  return ok({
    ...first.value,
    ...own,
    // Before 2.5 NodeInfo counted nobody's activity.
    ...(await firstCounts(site)),
    ...(isByInvitation && { registration: 'invite', registrationSource: 'nodeinfo' }),
  });
}

function federationIn(metadata: unknown): Details {
  const federation = get(metadata, 'federation');
  const [mode, why] = modeOf(federation);
  return federated(mode, 'nodeinfo', why);
}

// An `accept` that is not empty rejects everybody who isn't in it (lib/pleroma/web/activity_pub/mrf/simple_policy.ex).
function modeOf(federation: unknown): [Federation | null, why: string] {
  const isEnabled = flag(get(federation, 'enabled'));
  if (isEnabled === false) return ['none', 'metadata.federation.enabled: false'];
  const simple = get(federation, 'mrf_simple');
  if (looseArray(get(simple, 'accept'), 1).length > 0) {
    return ['allow_list', 'metadata.federation.mrf_simple.accept is not empty'];
  }
  // Without transparency, or with a part of it kept back, the list may be there all the same.
  const isWhole = isEnabled === true && isFields(simple) && flag(get(federation, 'exclusions')) !== true;
  return [isWhole ? 'open' : null, ''];
}

/**
 * The policy that Pleroma and Akkoma publish in NodeInfo's metadata, unless transparency is off. Pleroma 2.7 takes
 * its entries for regular expressions, Akkoma for names with stars.
 */
export function readFederation(metadata: unknown, hasPatterns = false): Listing<PolicyEntry> {
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
  return policyFrom(
    rules.map((rule) => ({ ...rule, isPattern: hasPatterns })),
    flag(get(federation, 'exclusions')) === true,
  );
}

function simpleRules(simple: unknown, info: unknown): Rule[] {
  if (!isFields(simple)) return [];
  return Object.entries(simple)
    .slice(0, 50)
    .flatMap(([rule, names]) => namesAsRules(ruleWord(rule) ?? 'other', names, get(info, rule)));
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
