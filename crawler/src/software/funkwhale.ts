import type { DomainName, Federation } from '@homeport/db';
import { flag, get, isFields, languageTags, looseArray, plainText } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import { COUNTS, type Listing, type PolicyEntry } from '../visit/visit.ts';
import { federated, present, registered } from './details.ts';
import {
  ENTRIES_MAX,
  LIST_BYTES_MAX,
  lines,
  misshapen,
  peersFrom,
  policyFrom,
  shut,
  unread,
} from './listing.ts';
import type { Details, Site, Software } from './software.ts';

/** All that a pod publishes is in NodeInfo's metadata (api/funkwhale_api/instance/serializers.py). */
export const funkwhale: Software = {
  name: 'funkwhale',
  reading: {
    placeholders: (counts) =>
      COUNTS.filter((count) => {
        // Posts are zero in every NodeInfo 2.1; with statistics off, so is the rest.
        const isFilledIn = count === 'postsTotal' || counts.usersTotal === 0;
        return isFilledIn && counts[count] === 0;
      }),
  },
  details: (site) => Promise.resolve(funkwhaleDetails(site)),
  peers: funkwhalePeers,
  policy: ({ info }) => Promise.resolve(readAllowList(get(info.metadata, 'allowList'))),
};

function funkwhaleDetails({ info }: Site): Outcome<Details> {
  const { metadata, isRegistrationOpen: isOpen } = info;
  const federation = federationOf(metadata);
  return ok({
    ...present({
      description:
        plainText(get(metadata, 'shortDescription'), 2000, 'markdown') ??
        plainText(get(metadata, 'longDescription'), 2000, 'markdown'),
    }),
    ...(isOpen !== null && registered(isOpen ? 'open' : 'closed', 'nodeinfo')),
    ...federated(federation, 'nodeinfo', FEDERATION_WORDS[federation ?? 'open']),
    languages: languageTags(get(metadata, 'languages')),
    rules: ruleLines(get(metadata, 'rules')),
  });
}

const FEDERATION_WORDS: Readonly<Record<Federation, string>> = {
  open: 'federation',
  allow_list: 'allowList.enabled: true',
  none: 'federation is off',
};

function federationOf(metadata: unknown): Federation | null {
  // 2.1 names federation among its features; 2.0 has a flag for it.
  const features = get(metadata, 'features');
  const isOn = Array.isArray(features)
    ? features.includes('federation')
    : flag(get(metadata, 'library', 'federationEnabled'));
  if (isOn === false) return 'none';
  if (flag(get(metadata, 'allowList', 'enabled')) === true) return 'allow_list';
  return isOn === true ? 'open' : null;
}

/** With an allow-list everybody else is shut out; without one, whom it blocks is not published. */
function readAllowList(list: unknown): Listing<PolicyEntry> {
  if (!isFields(list) || flag(get(list, 'enabled')) !== true) return unread('unsupported');
  const domains = get(list, 'domains');
  // Null unless the operator shows it (`allow_list_public`).
  if (!Array.isArray(domains)) return unread('closed');
  return policyFrom(
    domains.slice(0, ENTRIES_MAX).map((target: unknown) => ({ target, rule: 'allowed' })),
    domains.length > ENTRIES_MAX,
  );
}

const PATH = '/api/v1/federation/domains/';
const PAGES_MAX = 20;

/** The list whose address NodeInfo gives where the pod shows it, page by page. */
async function funkwhalePeers(site: Site): Promise<Listing<DomainName>> {
  const { metadata } = site.info;
  const address = get(metadata, 'endpoints', 'knownNodes') ?? get(metadata, 'knownNodesListUrl');
  if (typeof address !== 'string' || !address.includes('/api/v1/federation/domains')) return unread('closed');
  const names: unknown[] = [];
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const path = `${PATH}?page=${page}&page_size=100` as const;
    const reply = await site.json({ path, bytesMax: LIST_BYTES_MAX });
    if (!reply.ok) return page === 1 ? shut(reply.failure) : peersFrom(names, true);
    const results = get(reply.value, 'results');
    if (!Array.isArray(results)) return page === 1 ? misshapen(PATH) : peersFrom(names, true);
    names.push(...results.slice(0, 1000).map((row: unknown) => get(row, 'name')));
    if (looseArray(get(reply.value, 'next'), 1).length === 0) return peersFrom(names);
  }
  return peersFrom(names, true);
}

/** Rules that an operator wrote as one text: its lines. */
export function ruleLines(value: unknown): string[] {
  const whole = plainText(value, 20_000, 'markdown');
  return whole === null ? [] : lines(whole.split('\n'), (line) => plainText(line, 500));
}
