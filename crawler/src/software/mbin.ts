import type { DomainName, Registration } from '@homeport/db';
import { flag, get, isFields, languageTags, looseArray, plainText, text } from '../decode.ts';
import type { Path } from '../net/fetcher.ts';
import { ok, type Outcome } from '../outcome.ts';
import type { Listing, PolicyEntry } from '../visit/visit.ts';
import { federated, nameIn, present, registered, unexpected } from './details.ts';
import { ENTRIES_MAX, LIST_BYTES_MAX, misshapen, peersFrom, policyFrom, shut } from './listing.ts';
import type { Details, Site, Software } from './software.ts';

/**
 * https://docs.joinmbin.org: src/Controller/Api/Instance. Requests a contact: details 2, peers 1, policy 1 (older
 * servers two). Its robots.txt asks for five seconds between them. Kbin, where it comes from, has little of this API.
 */
export const mbin: Software = {
  name: 'mbin',
  aliases: ['kbin'],
  details: mbinDetails,
  peers: mbinPeers,
  policy: mbinPolicy,
};

const INFO = '/api/info';
const PAGES = '/api/instance';

async function mbinDetails(site: Site): Promise<Outcome<Details>> {
  const info = await site.json({ path: INFO });
  if (!info.ok) return info;
  if (!isFields(info.value) || text(get(info.value, 'softwareName'), 64) === null) return unexpected(INFO);
  const reply = await site.json({ path: PAGES });
  const pages = reply.ok ? reply.value : undefined;
  const hasContact = plainText(get(pages, 'contact'), 20, 'markdown') !== null;
  const isFederated = flag(get(info.value, 'websiteFederationEnabled'));
  return ok({
    ...present({
      title: text(get(info.value, 'websiteTitle'), 200),
      description: site.info.description ?? plainText(get(pages, 'about'), 2000, 'markdown'),
      accountDomain: nameIn(get(info.value, 'websiteDomain')),
      // What stands on that page may be an e-mail address, which is nobody's to collect: its address is enough.
      contactUrl: hasContact ? `https://${site.host}/contact` : null,
    }),
    ...registered(registrationOf(site, get(info.value, 'websiteOpenRegistrations')), INFO),
    // Whether it keeps to a list of the allowed (MBIN_USE_FEDERATION_ALLOW_LIST) is told to its own administrators.
    ...federated(isFederated === false ? 'none' : null, INFO, 'websiteFederationEnabled: false'),
    languages: languageTags(get(info.value, 'websiteDefaultLang')),
  });
}

// Since 1.8 an administrator may want to look at each newcomer (MBIN_NEW_USERS_NEED_APPROVAL) and nothing says so:
// from then on a yes means open or approval, and which of them nobody can tell.
function registrationOf({ info }: Site, value: unknown): Registration | null {
  const isOpen = flag(value);
  if (isOpen === false) return 'closed';
  const isOld = info.software === 'kbin' || /^(?:0\.|1\.[0-7]\.)/.test(info.version);
  return isOpen === true && isOld ? 'open' : null;
}

const FEDERATED = '/api/federated';

/** Everybody who isn't banned; with a list of the allowed, those on it. */
async function mbinPeers(site: Site): Promise<Listing<DomainName>> {
  const rows = await askInstances(site, FEDERATED);
  if (!rows.ok) return shut(rows.failure);
  return Array.isArray(rows.value) ? peersFrom(rows.value.map(domainOf)) : misshapen(FEDERATED);
}

const BANNED = '/api/defederated/v2';
const BANNED_BEFORE = '/api/defederated';

/** Without reasons; older servers give the names alone. */
async function mbinPolicy(site: Site): Promise<Listing<PolicyEntry>> {
  const second = await askInstances(site, BANNED);
  const rows =
    second.ok || second.failure.cause !== 'http_not_found' ? second : await askInstances(site, BANNED_BEFORE);
  if (!rows.ok) return shut(rows.failure);
  if (!Array.isArray(rows.value)) return misshapen(BANNED);
  return policyFrom(
    looseArray(rows.value, ENTRIES_MAX).map((row) => ({ target: domainOf(row), rule: 'banned' })),
    rows.value.length > ENTRIES_MAX,
  );
}

async function askInstances(site: Site, path: Path): Promise<Outcome<unknown>> {
  const reply = await site.json({ path, bytesMax: LIST_BYTES_MAX });
  return reply.ok ? ok(get(reply.value, 'instances')) : reply;
}

function domainOf(row: unknown): unknown {
  return typeof row === 'string' ? row : get(row, 'domain');
}
