import type { DomainName } from '@homeport/db';
import { flag, get } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import type { Listing, PolicyEntry } from '../visit/visit.ts';
import { unexpected } from './details.ts';
import {
  LIST_BYTES_MAX,
  misshapen,
  peersFrom,
  policyFrom,
  publicationOf,
  shut,
  type Rule,
} from './listing.ts';
import type { Site } from './software.ts';

// The lists of Misskey and its forks (packages/backend/src/server/api/endpoints/federation/instances.ts).

const SHORT = '/api/v1/instance/peers';
const LONG = '/api/federation/instances';

/** The short list of Mastodon's API; Misskey 12 and its forks have only the long one. */
export async function misskeyPeers(site: Site): Promise<Listing<DomainName>> {
  const reply = await site.json({ path: SHORT, bytesMax: LIST_BYTES_MAX });
  if (reply.ok) return Array.isArray(reply.value) ? peersFrom(reply.value) : misshapen(SHORT);
  if (reply.failure.cause !== 'http_not_found') return shut(reply.failure);
  const read = await askRows(site, {}, PAGE_SIZES[0]);
  if (!read.ok) return shut(read.failure);
  const { rows, isPartial, broken } = read.value;
  return peersFrom(
    rows.filter(isMet).map((row) => get(row, 'host')),
    isPartial || broken !== null,
  );
}

// The long list has everybody whom the server has ever met, the short one those to whom it still delivers.
function isMet(row: unknown): boolean {
  return flag(get(row, 'isBlocked')) !== true && flag(get(row, 'isSuspended')) !== true;
}

const FILTERS = ['blocked', 'silenced', 'suspended'] as const;

/**
 * Only hosts that the server has met are listed, so the list may be shorter than the operator's own. Nothing
 * lists those whose media are silenced: they are told where they stand in one of the three lists.
 */
export async function misskeyPolicy(site: Site): Promise<Listing<PolicyEntry>> {
  const rules: Rule[] = [];
  let isPartial = false;
  let limit: number = PAGE_SIZES[0];
  for (const filter of FILTERS) {
    const read = await askRows(site, { [filter]: true }, limit);
    if (!read.ok) {
      // The first list decides whether the door is open. A later one may be missing; where it is broken, nothing
      // is said at all: what it holds would look as if it had been lifted.
      if (filter === 'blocked' || !isMissing(read)) return shut(read.failure);
      isPartial = true;
      continue;
    }
    if (read.value.broken) return shut(read.value.broken);
    limit = read.value.limit;
    isPartial ||= read.value.isPartial;
    rules.push(...read.value.rows.flatMap((row) => rulesOf(row, filter)));
  }
  return policyFrom(rules, isPartial);
}

function isMissing({ failure }: Extract<Outcome<unknown>, { ok: false }>): boolean {
  return publicationOf(failure) !== 'failed' || failure.cause === 'http_client_error';
}

/**
 * What a row says of its host. A server that doesn't know a filter answers with all hosts (Misskey 13 has never
 * heard of silence), so the row itself has to agree; of blocks and suspensions old rows say nothing, but there
 * the filters are as old as the list.
 */
function rulesOf(row: unknown, filter: (typeof FILTERS)[number]): Rule[] {
  const target = get(row, 'host');
  const isBlocked = flag(get(row, 'isBlocked')) ?? filter === 'blocked';
  const isSuspended = (flag(get(row, 'isSuspended')) ?? filter === 'suspended') && isSuspendedByHand(row);
  return [
    ...(isBlocked ? [{ target, rule: 'blocked' }] : []),
    ...(isSuspended ? [{ target, rule: 'suspended' }] : []),
    ...(flag(get(row, 'isSilenced')) === true ? [{ target, rule: 'silenced' }] : []),
    ...(flag(get(row, 'isMediaSilenced')) === true ? [{ target, rule: 'media_silenced' }] : []),
  ];
}

// Since 2024.5 a server also suspends what is gone or silent, since 2025.5 what runs a certain software: that is
// no judgement of an operator about this host.
function isSuspendedByHand(row: unknown): boolean {
  const state = get(row, 'suspensionState');
  return state === undefined || state === 'manuallySuspended';
}

const PAGES_MAX = 10;
// Above 100 is an error; the fork of misskey.io takes 30.
const PAGE_SIZES = [100, 30] as const;

interface Rows {
  rows: unknown[];
  /** There is more than we read. */
  isPartial: boolean;
  /** The size of page that the server took. */
  limit: number;
  /** Why a later page didn't come. */
  broken: Extract<Outcome<unknown>, { ok: false }>['failure'] | null;
}

async function askRows(
  site: Site,
  filter: Readonly<Record<string, boolean>>,
  size: number,
): Promise<Outcome<Rows>> {
  const rows: unknown[] = [];
  let limit = size;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    let reply = await askPage(site, { limit, ...filter, ...(rows.length > 0 && { offset: rows.length }) });
    if (page === 0 && limit === PAGE_SIZES[0] && !reply.ok && reply.failure.cause === 'http_client_error') {
      limit = PAGE_SIZES[1];
      reply = await askPage(site, { limit, ...filter });
    }
    if (!reply.ok) return page === 0 ? reply : ok({ rows, isPartial: true, limit, broken: reply.failure });
    rows.push(...reply.value);
    if (reply.value.length < limit) return ok({ rows, isPartial: false, limit, broken: null });
  }
  return ok({ rows, isPartial: true, limit, broken: null });
}

async function askPage(site: Site, json: object): Promise<Outcome<unknown[]>> {
  const reply = await site.json({ path: LONG, method: 'POST', json, bytesMax: LIST_BYTES_MAX });
  if (!reply.ok) return reply;
  return Array.isArray(reply.value) ? ok(reply.value.slice(0, 1000)) : unexpected(LONG);
}
