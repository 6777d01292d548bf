import type { DomainName, Registration } from '@homeport/db';
import { get, httpUrl, languageTags, plainText, text } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import type { Listing, PolicyEntry } from '../visit/visit.ts';
import { siteConsent } from './gnusocial.ts';
import { present, registered, unexpected } from './details.ts';
import {
  ENTRIES_MAX,
  LIST_BYTES_MAX,
  misshapen,
  peersFrom,
  policyFrom,
  shut,
  unread,
  type Rule,
} from './listing.ts';
import { ruleTexts } from './mastodon.ts';
import type { Details, Site, Software } from './software.ts';

export const friendica: Software = {
  name: 'friendica',
  consent: siteConsent,
  details: friendicaDetails,
  peers: friendicaPeers,
  policy: friendicaPolicy,
};

const PATH = '/friendica/json';

// The only place that tells an invitation from an open door: NodeInfo calls both open.
const POLICIES: Readonly<Record<string, Registration>> = {
  REGISTER_OPEN: 'open',
  REGISTER_APPROVE: 'approval',
  REGISTER_INVITATION: 'invite',
  REGISTER_CLOSED: 'closed',
};

async function friendicaDetails(site: Site): Promise<Outcome<Details>> {
  const reply = await site.json({ path: PATH });
  if (!reply.ok) return reply;
  const policy = text(get(reply.value, 'register_policy'), 40);
  if (policy === null) return unexpected(PATH);
  // Its imitation of Mastodon alone has the rules; before 2022 there was none.
  const second = await site.json({ path: '/api/v2/instance' });
  const imitation = second.ok ? second.value : null;
  return ok({
    ...present({
      title: text(get(reply.value, 'site_name'), 200),
      description:
        plainText(withoutBbcode(get(reply.value, 'info')), 2000) ??
        plainText(withoutBbcode(get(imitation, 'description')), 2000),
      contactUrl: httpUrl(get(reply.value, 'admin', 'profile')),
    }),
    ...registered(Object.hasOwn(POLICIES, policy) ? (POLICIES[policy] ?? null) : null, PATH),
    languages: languageTags(get(reply.value, 'language')),
    rules: ruleTexts(get(imitation, 'rules')),
  });
}

const TAGS =
  'b|i|u|s|o|img|url|quote|code|pre|list|ul|ol|li|\\*|size|color|font|center|h[1-6]|hr|br|table|tr|td|th|' +
  'zrl|zmg|video|audio|youtube|bookmark|share|mail|map|class|style|nobb|noparse|spoiler';
const BBCODE = new RegExp(`\\[/?(?:${TAGS})(?:=[^[\\]]{0,500})?\\]`, 'giu');

/** The text without the marks that Friendica and Hubzilla write; other words in brackets stay. */
export function withoutBbcode(value: unknown): unknown {
  return typeof value === 'string' ? value.slice(0, 64 * 1024).replace(BBCODE, '') : value;
}

const PEERS = '/api/v1/instance/peers';

/** The list is made of addresses: a server below a path is listed as "example.org/friendica". */
async function friendicaPeers(site: Site): Promise<Listing<DomainName>> {
  const reply = await site.json({ path: PEERS, bytesMax: LIST_BYTES_MAX });
  if (!reply.ok) return shut(reply.failure);
  if (!Array.isArray(reply.value)) return misshapen(PEERS);
  return peersFrom(
    reply.value.map((name: unknown) => (typeof name === 'string' ? name.split('/', 1)[0] : name)),
  );
}

const PAGE = '/friendica';
const DOWNLOAD = '/blocklist/domain/download';

/**
 * The page "about this server" shows the block list where the operator publishes it. The download does not ask
 * for that wish (src/Module/Blocklist/Domain/Download.php), so it is left alone unless the page shows the list.
 */
async function friendicaPolicy(site: Site): Promise<Listing<PolicyEntry>> {
  const page = await site.text({ path: PAGE, accept: 'text/plain', bytesMax: LIST_BYTES_MAX });
  if (!page.ok) return shut(page.failure);
  const section = sectionOf(page.value);
  if (section === null) return unread('closed');
  const rows = tableRows(section);
  if (rows.length > 0) return policyFrom(rows.map(ruleOf), rows.length >= ENTRIES_MAX);
  // A theme may show it as something else than a table.
  const file = await site.text({ path: DOWNLOAD, accept: 'text/plain', bytesMax: LIST_BYTES_MAX });
  if (!file.ok) return shut(file.failure);
  const lines = csvRows(file.value);
  return policyFrom(lines.map(ruleOf), lines.length >= ENTRIES_MAX);
}

// Patterns as for file names ("*.bad.example", "bad?.example"): kept as published, never compiled.
const FILE_PATTERN = /^[\p{L}\p{N}\p{M}.*?[\]!_:-]+$/u;

function ruleOf([target = '', reason]: readonly string[]): Rule {
  return { target, rule: 'block', reason, isPattern: FILE_PATTERN.test(target) };
}

function sectionOf(page: string): string | null {
  const start = /id\s{0,9}=\s{0,9}["']?about_blocklist\b/iu.exec(page)?.index;
  if (start === undefined) return null;
  const end = page.indexOf('</table>', start);
  return page.slice(start, end < 0 ? undefined : end);
}

/** The text of the cells of each row; the head of the table has none. One walk, from left to right. */
function tableRows(section: string): string[][] {
  return section
    .split(/<tr\b/iu, ENTRIES_MAX + 1)
    .slice(1)
    .map((row) => row.split(/<td\b/iu, 3).slice(1).map(cellText))
    .filter(([first = '']) => first !== '');
}

function cellText(cell: string): string {
  const start = cell.indexOf('>') + 1;
  const end = cell.indexOf('</td', start);
  return plainText(cell.slice(start, end < 0 ? undefined : end), 500) ?? '';
}

/** Rows of two fields without a head; a field with a comma or a line's end stands in quotes (RFC 4180). */
function csvRows(source: string): string[][] {
  const rows: string[][] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/uy;
  let row: string[] = [];
  while (field.lastIndex < source.length && rows.length < ENTRIES_MAX) {
    const [whole, quoted, bare = '', end] = field.exec(source) ?? [];
    // A quote that never ends, or one in the middle of a word: what follows can't be told apart.
    if (whole === undefined) return rows;
    row.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === ',') continue;
    if (row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}
