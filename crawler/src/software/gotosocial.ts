import { COUNTS, type CountName, type Counts, type Listing, type PolicyEntry } from '../visit/visit.ts';
import { get, isFields, looseArray } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import { ENTRIES_MAX, LIST_BYTES_MAX, misshapen, policyFrom, shut } from './listing.ts';
import { mastodonDetails, mastodonPeers, readBlocks } from './mastodon.ts';
import type { Details, Site, Software } from './software.ts';

/**
 * Its robots.txt forbids everything asked here unless the operator says `instance-stats-mode: serve`: where that
 * stands, nothing is read, random numbers ("baffle") included. Requests a contact: details 1 (one more where all
 * numbers are zero), peers 1, policy 2 (before 0.20 three).
 */
export const gotosocial: Software = {
  name: 'gotosocial',
  reading: { placeholders: uncounted },
  details: gotosocialDetails,
  peers: mastodonPeers,
  policy: gotosocialPolicy,
};

// It counts its users, but has never counted who was active. Zero users is what `instance-stats-mode: zero` says
// (internal/api/nodeinfo.go); a server without any is worth no more.
function uncounted({ usersTotal, usersActiveMonth, postsTotal }: Counts): readonly CountName[] {
  if (usersTotal === 0 && (postsTotal ?? 0) === 0) return COUNTS;
  return usersActiveMonth === 0 ? ['usersActiveMonth'] : [];
}

const SECOND = '/api/v2/instance';

async function gotosocialDetails(site: Site): Promise<Outcome<Details>> {
  const details = await mastodonDetails(site);
  if (!details.ok || !(await isZeroMode(site))) return details;
  const signal = {
    kind: 'usage_withheld',
    source: 'nodeinfo',
    value: 'zero users, although it has some: instance-stats-mode',
  } as const;
  return ok({ ...details.value, signals: [...(details.value.signals ?? []), signal] });
}

// Zero is a lie only where somebody is there: an account to turn to, or hosts that it has met.
async function isZeroMode(site: Site): Promise<boolean> {
  const { usersTotal, postsTotal } = site.info.counts;
  if (usersTotal !== 0 || (postsTotal ?? 0) !== 0) return false;
  const instance = await site.json({ path: SECOND });
  if (instance.ok && isFields(get(instance.value, 'contact', 'account'))) return true;
  const peers = await mastodonPeers(site);
  return peers.entries.length > 0;
}

const BLOCKS = '/api/v1/instance/domain_blocks';
const ALLOWS = '/api/v1/instance/domain_allows';
const SUSPENDED = '/api/v1/instance/peers?filter=suspended';

/** `domain_blocks` and `domain_allows` came with 0.20; before, the peers endpoint had a filter. All are shut by default. */
async function gotosocialPolicy(site: Site): Promise<Listing<PolicyEntry>> {
  const present = await site.json({ path: BLOCKS, bytesMax: LIST_BYTES_MAX });
  if (!present.ok && present.failure.cause === 'http_not_found') {
    const older = await site.json({ path: SUSPENDED, bytesMax: LIST_BYTES_MAX });
    return readList(older, SUSPENDED, (rows) => readBlocks(rows.filter((row) => !isPeer(row))));
  }
  const blocks = readList(present, BLOCKS, readBlocks);
  // What is broken or forbidden there is broken here: the second list is asked for where the first was answered
  // or merely not shown.
  if (blocks.publication !== 'published' && blocks.publication !== 'closed') return blocks;
  const allows = readList(await site.json({ path: ALLOWS, bytesMax: LIST_BYTES_MAX }), ALLOWS, readAllows);
  return joined(blocks, allows);
}

function readList(
  reply: Outcome<unknown>,
  path: string,
  read: (body: readonly unknown[]) => Listing<PolicyEntry>,
): Listing<PolicyEntry> {
  if (!reply.ok) return shut(reply.failure);
  return Array.isArray(reply.value) ? read(reply.value) : misshapen(path);
}

// That endpoint can list peers and blocks together: whoever is merely named there is accused of nothing.
function isPeer(row: unknown): boolean {
  return isFields(row) && Object.keys(row).join() === 'domain';
}

function readAllows(body: readonly unknown[]): Listing<PolicyEntry> {
  const rules = looseArray(body, ENTRIES_MAX).map((row) => ({
    target: get(row, 'domain'),
    rule: 'allow',
    reason: get(row, 'comment') ?? get(row, 'public_comment'),
  }));
  return policyFrom(rules, body.length > ENTRIES_MAX);
}

// Each list has a switch of its own. An empty list of the allowed is no policy; one that isn't shown may be none.
function joined(blocks: Listing<PolicyEntry>, allows: Listing<PolicyEntry>): Listing<PolicyEntry> {
  if (allows.publication === 'failed') return allows;
  if (allows.entries.length === 0) return blocks;
  return {
    publication: 'published',
    entries: [...blocks.entries, ...allows.entries],
    refused: blocks.refused + allows.refused,
    isPartial: blocks.isPartial || allows.isPartial || blocks.publication === 'closed',
  };
}
