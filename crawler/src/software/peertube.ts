import type { DomainName, Registration } from '@homeport/db';
import { countryIn } from '../country.ts';
import { count, flag, get, isFields, languageTags, looseArray, plainText, text } from '../decode.ts';
import { ok, type Failure, type Outcome } from '../outcome.ts';
import type { Listing } from '../visit/visit.ts';
import { counted, federated, present, registered, unexpected } from './details.ts';
import { LIST_BYTES_MAX, peersFrom, shut } from './listing.ts';
import type { Details, Site, Software } from './software.ts';

/**
 * https://docs.joinpeertube.org/api-rest-reference.html. Whom it blocks, only its administrators are told. Requests
 * a contact: details 2 (one more where NodeInfo lacks numbers), peers 2 (at most 10): it allows 50 in 10 seconds.
 */
export const peertube: Software = {
  name: 'peertube',
  details: peertubeDetails,
  peers: peertubePeers,
};

const CONFIG = '/api/v1/config';
const ABOUT = '/api/v1/config/about';
const STATS = '/api/v1/server/stats';

async function peertubeDetails(site: Site): Promise<Outcome<Details>> {
  const config = await site.json({ path: CONFIG });
  if (!config.ok) return config;
  const own = get(config.value, 'instance');
  if (!isFields(own)) return unexpected(CONFIG);
  const reply = await site.json({ path: ABOUT });
  const about = reply.ok ? get(reply.value, 'instance') : undefined;
  return ok({
    ...present({
      title: text(get(own, 'name'), 200),
      description:
        plainText(get(own, 'shortDescription'), 2000, 'markdown') ??
        plainText(get(about, 'description'), 2000, 'markdown'),
      // A page with a form, unless it is switched off.
      contactUrl:
        flag(get(config.value, 'contactForm', 'enabled')) === true
          ? `https://${site.host}/about/contact`
          : null,
    }),
    ...registered(registrationOf(get(config.value, 'signup')), CONFIG),
    ...federationOf(config.value),
    languages: languageTags(get(about, 'languages')),
    ...governedFrom(get(own, 'serverCountry')),
    rules: rulesIn(get(about, 'codeOfConduct')),
    ...(await countsOf(site)),
  });
}

// Since 5.1 a server may look at each application; `allowed` is false too once it is full.
function registrationOf(signup: unknown): Registration | null {
  const isAllowed = flag(get(signup, 'allowed'));
  if (isAllowed === null) return null;
  if (!isAllowed) return 'closed';
  return flag(get(signup, 'requiresApproval')) === true ? 'approval' : 'open';
}

// Told by old versions only. There is no list of allowed servers: whoever federates does so with everybody.
function federationOf(config: unknown): Details {
  const isEnabled = flag(get(config, 'federation', 'enabled'));
  return federated(
    isEnabled === null ? null : isEnabled ? 'open' : 'none',
    CONFIG,
    'federation.enabled: false',
  );
}

// `serverCountry` of ServerConfig: whose law its people are under, in any words that the operator chose.
function governedFrom(written: unknown): Details {
  const country = countryIn(written);
  return country === null ? {} : { country, countrySource: CONFIG };
}

const ITEM = /^\s{0,3}(?:[*+-]|\d{1,3}[.)])\s+/u;
const HEADING = /^\s{0,3}#{1,6}\s/u;

/**
 * The code of conduct is prose as a rule. Where it is nothing but a list, apart from headings, its items are the
 * server's rules; else there are none that could be told one by one.
 */
function rulesIn(codeOfConduct: unknown): string[] {
  if (typeof codeOfConduct !== 'string') return [];
  const lines = codeOfConduct
    .slice(0, 64 * 1024)
    .split(/\r\n?|\n/u)
    .filter((line) => line.trim() !== '' && !HEADING.test(line));
  if (!lines.every((line) => ITEM.test(line))) return [];
  return lines
    .slice(0, 50)
    .map((line) => plainText(line.replace(ITEM, ''), 500, 'markdown'))
    .filter((line) => line !== null);
}

/** Old versions had only the total in NodeInfo. */
async function countsOf(site: Site): Promise<Details> {
  const { counts, hidesUsage } = site.info;
  const isWhole = [counts.usersTotal, counts.usersActiveMonth, counts.postsTotal].every(
    (one) => one !== null,
  );
  if (isWhole || hidesUsage) return {};
  const stats = await site.json({ path: STATS });
  if (!stats.ok) return {};
  return counted(site.info, STATS, {
    usersTotal: count(get(stats.value, 'totalUsers')),
    usersActiveMonth: count(get(stats.value, 'totalMonthlyActiveUsers')),
    usersActiveHalfyear: count(get(stats.value, 'totalHalfYearActiveUsers')),
    postsTotal: count(get(stats.value, 'totalLocalVideos')),
  });
}

/** Servers that follow this one, and those that it follows, in one list. */
async function peertubePeers(site: Site): Promise<Listing<DomainName>> {
  const [followers, following] = [await askHosts(site, 'follower'), await askHosts(site, 'following')];
  const failure = followers.failure ?? following.failure;
  const hosts = [...followers.hosts, ...following.hosts];
  if (failure && hosts.length === 0) return shut(failure);
  return peersFrom(hosts, failure !== null || followers.isPartial || following.isPartial);
}

// A count above 100 is an error.
const PAGE = 100;
const PAGES_MAX = 5;

interface Hosts {
  hosts: unknown[];
  isPartial: boolean;
  failure: Failure | null;
}

async function askHosts(site: Site, side: 'follower' | 'following'): Promise<Hosts> {
  const hosts: unknown[] = [];
  const list = `/api/v1/server/${side === 'follower' ? 'followers' : 'following'}` as const;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const path =
      `${list}?start=${page * PAGE}&count=${PAGE}&sort=-createdAt&state=accepted&actorType=Application` as const;
    const reply = await site.json({ path, bytesMax: LIST_BYTES_MAX });
    if (!reply.ok) return { hosts, isPartial: true, failure: reply.failure };
    const rows = get(reply.value, 'data');
    if (!Array.isArray(rows)) return { hosts, isPartial: true, failure: unexpected(list).failure };
    hosts.push(
      ...looseArray(rows, PAGE)
        .filter(isAccepted)
        .map((row) => get(row, side, 'host')),
    );
    if (rows.length < PAGE) return { hosts, isPartial: false, failure: null };
  }
  return { hosts, isPartial: true, failure: null };
}

// Versions that don't know the filter list those who have merely asked, and those who were turned away.
function isAccepted(row: unknown): boolean {
  const state = get(row, 'state');
  return state === undefined || state === 'accepted';
}
