import type { LabReply } from '../net/host.ts';
import { Dice } from '../random.ts';
import { empty, text } from '../software/shape.ts';
import { at, header, instead, member, type Speech, type Wish } from './wish.ts';

const HOUR_MS = 3_600_000;

const DOCUMENT = /^\/(?:nodeinfo\/\d|api\/nodeinfo)/;
const CONFIG = /^\/api\/(?:statusnet|gnusocial)\/config\.json$/;
const SITEINFO = /^\/siteinfo[./]json$/;
// Longer than anybody waits for the headers of an answer.
const TOO_LATE_MS = 12_000;

const NO_API = 'User-agent: *\nDisallow: /api/\n';

// What GoToSocial writes unless the operator says `instance-stats-mode: serve` (internal/api/util/robots.go).
const GOTOSOCIAL = `User-agent: *
Crawl-delay: 500
Disallow: /api/
Disallow: /.well-known/webfinger
Disallow: /.well-known/nodeinfo
Disallow: /nodeinfo/
`;

// And Mastodon from 4.4 on (app/views/robots/index.text.erb).
const MASTODON = `User-agent: *
Disallow: /media_proxy/
Disallow: /interact/
Disallow: /api/v1/instance/domain_blocks
`;

const ROBOTS: readonly Wish[] = [
  { name: 'robots forbids us all', software: 'mastodon', robots: 'User-agent: Homeport\nDisallow: /\n' },
  { name: 'robots forbids the API', software: 'mastodon', robots: NO_API },
  { name: 'robots of Mastodon', software: 'mastodon', robots: MASTODON },
  { name: 'robots of GoToSocial', software: 'gotosocial', robots: GOTOSOCIAL },
  { name: 'robots with a pause', software: 'mastodon', robots: 'User-agent: *\nCrawl-delay: 2\n' },
  { name: 'robots under maintenance', software: 'mastodon', robots: { status: 503 } },
  { name: 'robots rate limited', software: 'mastodon', robots: { status: 429 } },
  { name: 'robots on a host beside', software: 'mastodon', robots: { keptAt: 'rules.*', file: NO_API } },
  {
    name: 'robots on another site',
    software: 'mastodon',
    robots: { keptAt: 'robots-keeper.example', file: NO_API },
  },
];

const tag = (value: string) => header('X-Robots-Tag', value);

const HEADERS: readonly Wish[] = [
  { name: 'header noindex', software: 'mastodon', says: at(DOCUMENT, tag('noindex, nofollow')) },
  { name: 'header noindex for us', software: 'mastodon', says: at(DOCUMENT, tag('homeport: noindex')) },
  { name: 'header noindex for another', software: 'mastodon', says: at(DOCUMENT, tag('otherbot: noindex')) },
  {
    name: 'header noindex on the API',
    software: 'mastodon',
    says: at('/api/v2/instance', tag('noindex')),
  },
];

const metadataPrivate = (value: unknown) => at(DOCUMENT, member('metadata.private', value));

const METADATA: readonly Wish[] = [
  { name: 'metadata private of Pleroma', software: 'pleroma', says: metadataPrivate(true) },
  { name: 'metadata private of WriteFreely', software: 'writefreely', says: metadataPrivate(true) },
  { name: 'metadata private as a text', software: 'pleroma', says: metadataPrivate('true') },
];

const SITES: readonly Wish[] = ['gnusocial', 'friendica'].flatMap((software) =>
  [true, 1, '1', 'true', false, '0'].map((value) => ({
    name: `site private ${spelled(value)} of ${software}`,
    software,
    says: at(CONFIG, member('site.private', value)),
    variant: { truth: { languages: ['de'] } },
  })),
);

const HIDING: readonly Wish[] = [1, '1', true, 0].map((value) => ({
  name: `hide in statistics ${spelled(value)}`,
  software: 'hubzilla',
  says: at(SITEINFO, member('hide_in_statistics', value)),
}));

/** As in "number 1": no two spellings make the same name of a host. */
function spelled(value: string | number | boolean): string {
  return `${typeof value} ${String(value)}`;
}

const LOGIN = instead(text('<!DOCTYPE html><p>Please log in.</p>', 'text/html; charset=utf-8'));

const FAILING: readonly Wish[] = [
  { name: 'consent breaks', software: 'hubzilla', says: at(SITEINFO, instead(empty(500))) },
  { name: 'consent is a page', software: 'gnusocial', says: at('/api/statusnet/config.json', LOGIN) },
  {
    name: 'consent comes too late',
    software: 'friendica',
    says: at(CONFIG, instead({ delayMs: TOO_LATE_MS })),
  },
];

const COUNTS: readonly Wish[] = [
  { name: 'usage hidden', software: 'mastodon', says: at(DOCUMENT, member('usage', { users: {} })) },
  {
    name: 'statistics in mode zero',
    software: 'gotosocial',
    says: at(DOCUMENT, member('usage', { users: { total: 0, activeMonth: 0 }, localPosts: 0 })),
  },
  {
    name: 'statistics in mode baffle',
    software: 'gotosocial',
    robots: GOTOSOCIAL,
    says: at(DOCUMENT, baffle),
  },
  { name: 'statistics at random', software: 'gotosocial', says: at(DOCUMENT, baffle) },
];

/** Numbers that are thrown anew each hour, as `instance-stats-mode: baffle` throws them. */
function baffle(...[reply, request, now]: Parameters<Speech>): LabReply {
  const dice = new Dice(`${request.headers['host'] ?? ''}/${String(Math.floor(now / HOUR_MS))}`);
  const total = dice.below(1_000_000);
  const users = { total, activeMonth: dice.below(total + 1) };
  return member('usage', { users, localPosts: dice.below(10_000_000) })(reply, request, now);
}

const FEDERATION: readonly Wish[] = [
  { name: 'federation limited', software: 'mastodon', variant: { federation: 'allow_list' } },
  { name: 'federation specified', software: 'misskey', variant: { federation: 'allow_list' } },
  {
    name: 'federation none',
    software: 'misskey',
    variant: { federation: 'none' },
    says: at(/^\/\.well-known\//, instead(empty(403))),
  },
];

const CLOUDFLARE = instead({
  ...text('<!DOCTYPE html><title>Just a moment...</title>', 'text/html; charset=UTF-8', 403),
  headers: [
    ['Content-Type', 'text/html; charset=UTF-8'],
    ['Server', 'cloudflare'],
    ['cf-mitigated', 'challenge'],
  ],
});

const ANUBIS = instead(
  text(
    '<!DOCTYPE html><title>One moment</title><script id="anubis_challenge" type="application/json">{}</script>',
    'text/html; charset=utf-8',
  ),
);

const WALLS: readonly Wish[] = [
  { name: 'wall of Cloudflare', software: 'mastodon', says: at(/^\/(?!robots\.txt)/, CLOUDFLARE) },
  { name: 'wall of Cloudflare before robots', software: 'mastodon', says: CLOUDFLARE },
  { name: 'wall of Anubis', software: 'mastodon', says: at(/^\/(?!robots\.txt)/, ANUBIS) },
  // As it comes, it lets well-known addresses through.
  { name: 'wall of Anubis behind the index', software: 'mastodon', says: at(/^\/(?!robots|\.well)/, ANUBIS) },
];

const STEADY: readonly Wish[] = [
  ...ROBOTS,
  ...HEADERS,
  ...METADATA,
  ...SITES,
  ...HIDING,
  ...FAILING,
  ...COUNTS,
  ...FEDERATION,
  ...WALLS,
];

const WITHDRAWN: readonly Wish[] = [
  'robots forbids us all',
  'header noindex',
  'metadata private of Pleroma',
  'site private boolean true of friendica',
  'hide in statistics number 1',
  'consent breaks',
  'usage hidden',
].map((name) => {
  const wish = STEADY.find((one) => one.name === name);
  if (wish === undefined) throw new Error(`no wish is called ${name}`);
  return { ...wish, name: `withdrawn ${name}`, withdraws: name };
});

/** All that operators of the Fediverse are known to say to directories and crawlers, one a host. */
export const WISHES: readonly Wish[] = [...STEADY, ...WITHDRAWN];
