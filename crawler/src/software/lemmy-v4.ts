import type { DomainName } from '@homeport/db';
import { flag, get, isFields, looseArray } from '../decode.ts';
import type { Path } from '../net/fetcher.ts';
import { fail, ok, type Outcome } from '../outcome.ts';
import type { Listing, PolicyEntry } from '../visit/visit.ts';
import { counted, federated, registered, secluded, unexpected } from './details.ts';
import { countsIn, languagesOf, registrationOf, siteWords } from './lemmy-v3.ts';
import { LIST_BYTES_MAX, peersFrom, policyFrom, type Rule } from './listing.ts';
import type { Details, Site } from './software.ts';

// Version 4 of Lemmy's API, of 1.0: crates/api/routes/src/lib.rs and crates/db_views/site/src/api.rs.

const SITE = '/api/v4/site';
const LISTS = '/api/v4/federated_instances';

export async function fourthDetails(site: Site): Promise<Outcome<Details>> {
  const reply = await site.json({ path: SITE });
  if (!reply.ok) return reply;
  const view = get(reply.value, 'site_view');
  if (!isFields(view)) return unexpected(SITE);
  const local = get(view, 'local_site');
  const isPrivate = flag(get(local, 'private_instance')) === true;
  const details: Details = {
    ...siteWords(get(view, 'site')),
    ...registered(registrationOf(local), SITE),
    ...(await federationOf(site, local)),
    ...counted(site.info, SITE, countsIn(local)),
    languages: languagesOf(reply.value),
  };
  return ok(isPrivate ? secluded(details, SITE, 'private_instance: true') : details);
}

async function federationOf(site: Site, local: unknown): Promise<Details> {
  const isEnabled = flag(get(local, 'federation_enabled'));
  if (isEnabled === false) return federated('none', SITE, 'federation_enabled: false');
  const allowed = await askPage(site, 'allowed', null);
  if (!allowed.ok) return {};
  return federated(allowed.value.rows.length > 0 ? 'allow_list' : 'open', LISTS, 'kind=allowed: not empty');
}

/** Everybody whom it has ever met, as far as twenty pages go. */
export async function fourthPeers(site: Site): Promise<Outcome<Listing<DomainName>>> {
  const linked = await askRows(site, 'linked', 20);
  if (!linked.ok) return linked;
  return ok(
    peersFrom(
      linked.value.rows.map((row) => get(row, 'instance', 'domain')),
      linked.value.isPartial,
    ),
  );
}

/** Blocks may end by themselves (`expires_at`): while they stand they are listed. */
export async function fourthPolicy(site: Site): Promise<Outcome<Listing<PolicyEntry>>> {
  const rules: Rule[] = [];
  let isPartial = false;
  for (const [rule, pagesMax] of [
    ['blocked', 15],
    ['allowed', 5],
  ] as const) {
    const read = await askRows(site, rule, pagesMax);
    if (!read.ok) return read;
    // Half a list would look as if the other half had been lifted.
    if (read.value.broken) return read.value.broken;
    isPartial ||= read.value.isPartial;
    rules.push(...read.value.rows.map((row) => ({ target: get(row, 'instance', 'domain'), rule })));
  }
  return ok(policyFrom(rules, isPartial));
}

type Kind = 'linked' | 'allowed' | 'blocked';

interface Rows {
  rows: unknown[];
  isPartial: boolean;
  /** Why a later page didn't come. */
  broken: Extract<Outcome<unknown>, { ok: false }> | null;
}

async function askRows(site: Site, kind: Kind, pagesMax: number): Promise<Outcome<Rows>> {
  const rows: unknown[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < pagesMax; page += 1) {
    const reply: Outcome<Page> = await askPage(site, kind, cursor);
    if (!reply.ok) return page === 0 ? reply : ok({ rows, isPartial: true, broken: reply });
    rows.push(...reply.value.rows);
    // A cursor that leads to itself would go round and round.
    if (reply.value.next === null || reply.value.next === cursor) {
      return ok({ rows, isPartial: false, broken: null });
    }
    cursor = reply.value.next;
  }
  return ok({ rows, isPartial: true, broken: null });
}

interface Page {
  rows: unknown[];
  next: string | null;
}

// More than 50 is an error ("invalid_fetch_limit").
const PAGE = 50;

async function askPage(site: Site, kind: Kind, cursor: string | null): Promise<Outcome<Page>> {
  const more = cursor === null ? '' : `&page_cursor=${encodeURIComponent(cursor)}`;
  const path: Path = `${LISTS}?kind=${kind}&limit=${PAGE}${more}`;
  const reply = await site.json({ path, bytesMax: LIST_BYTES_MAX });
  if (!reply.ok) {
    return (await isShut(site, reply)) ? fail('http_refused', { detail: 'private_instance' }) : reply;
  }
  const items = get(reply.value, 'items');
  if (!Array.isArray(items)) return unexpected(LISTS);
  const next = get(reply.value, 'next_page');
  const isCursor = typeof next === 'string' && /^[\w+/=.-]{1,300}$/.test(next);
  return ok({ rows: looseArray(items, 1000), next: isCursor ? next : null });
}

// A private instance refuses its lists with 400, as it refuses everything ("instance_is_private").
async function isShut(site: Site, { failure }: Extract<Outcome<unknown>, { ok: false }>): Promise<boolean> {
  if (failure.cause !== 'http_client_error') return false;
  const reply = await site.json({ path: SITE });
  return reply.ok && flag(get(reply.value, 'site_view', 'local_site', 'private_instance')) === true;
}
