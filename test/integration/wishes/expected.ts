import type { Heard } from './heard.ts';

const ROBOTS = '/robots.txt';
const INDEX = '/.well-known/nodeinfo';
const PEERS = '/api/v1/instance/peers';
const BLOCKS = '/api/v1/instance/domain_blocks';
const CONFIG = '/api/statusnet/config.json';
const SITEINFO = '/siteinfo.json';
const INSTANCE = '/api/v2/instance';

const ALL_WORDS = ['title', 'description', 'contact', 'rules'];
const COUNTED = 'declared declared declared declared';
const HIDDEN = 'hidden hidden hidden hidden';

/** A server that wants nothing. */
const CALM: Heard = {
  signals: [],
  lifted: [],
  health: 'alive up ok',
  words: ALL_WORDS,
  marks: COUNTED,
  lists: 'published published',
  asked: [ROBOTS, INDEX, '/nodeinfo/2.0', INSTANCE, PEERS, BLOCKS],
  left: [],
};

/** A server whose NodeInfo asks for no more than name and state. */
const MINIMAL: Heard = {
  ...CALM,
  words: [],
  lists: 'closed closed',
  asked: [ROBOTS, INDEX, '/nodeinfo/2.0'],
};

/** A server of which nothing is read. */
const UNREAD: Heard = {
  ...CALM,
  words: [],
  marks: '- - - -',
  lists: '- -',
  asked: [ROBOTS],
};

const WITHOUT_API: Heard = {
  ...CALM,
  signals: [`robots_disallowed ${INSTANCE}: Disallow: /api/`],
  words: ['title', 'description'],
  lists: 'robots robots',
  asked: [ROBOTS, INDEX, '/nodeinfo/2.0'],
  left: [INSTANCE, PEERS, BLOCKS].map((path) => `${path}: Disallow: /api/`),
};

const GOTOSOCIAL: Heard = {
  ...UNREAD,
  health: 'withheld up robots_disallowed',
  signals: [
    'crawl_delay /robots.txt: Crawl-delay: 500',
    `robots_disallowed ${INDEX}: Disallow: /.well-known/nodeinfo`,
  ],
  left: [`${INDEX}: Disallow: /.well-known/nodeinfo`],
};

const unreachable = (status: number): Partial<Heard> => ({
  signals: [`robots_unreachable /robots.txt: robots.txt unreachable (${status})`],
  left: [`${INDEX}: robots.txt unreachable (${status})`],
});

// Without NodeInfo a server is first looked for elsewhere on its site, and then in the softwares' own documents.
const GNUSOCIAL: Heard = {
  ...CALM,
  words: ['title'],
  marks: '- - - -',
  lists: 'unsupported unsupported',
  asked: [
    ROBOTS,
    INDEX,
    '/.well-known/host-meta',
    '/.well-known/webfinger?resource=acct:*@*',
    '/.well-known/x-nodeinfo2',
    '/statistics.json',
    '/api/gnusocial/config.json',
    CONFIG,
    '/api/gnusocial/version.json',
  ],
};
const GNUSOCIAL_MINIMAL: Heard = {
  ...GNUSOCIAL,
  words: [],
  asked: GNUSOCIAL.asked.filter((path) => path !== '/api/gnusocial/version.json'),
};

const FRIENDICA: Heard = {
  ...CALM,
  asked: [ROBOTS, INDEX, '/nodeinfo/2.2', CONFIG, '/friendica/json', INSTANCE, PEERS, '/friendica'],
};
const FRIENDICA_MINIMAL: Heard = { ...MINIMAL, asked: [ROBOTS, INDEX, '/nodeinfo/2.2', CONFIG] };

const HUBZILLA: Heard = {
  ...CALM,
  words: ['title', 'description', 'contact'],
  lists: 'unsupported unsupported',
  asked: [ROBOTS, INDEX, '/nodeinfo/2.0', SITEINFO],
};
const HUBZILLA_HIDDEN: Heard = { ...HUBZILLA, words: [], marks: HIDDEN, lists: 'closed unsupported' };

const PLEROMA: Heard = {
  ...CALM,
  words: ['title', 'description', 'rules'],
  asked: [ROBOTS, INDEX, '/nodeinfo/2.1.json', '/api/v1/instance', PEERS],
};
const PLEROMA_MINIMAL: Heard = {
  ...MINIMAL,
  signals: ['metadata_private /nodeinfo/2.1.json: metadata.private: true'],
  asked: [ROBOTS, INDEX, '/nodeinfo/2.1.json'],
};

const GOTOSOCIAL_OPEN: Heard = {
  ...CALM,
  // It has never counted who was active in half a year.
  marks: 'declared declared - declared',
  asked: [ROBOTS, INDEX, '/nodeinfo/2.1', INSTANCE, PEERS, BLOCKS, '/api/v1/instance/domain_allows'],
};

const walled = (wall: string, where: string): Heard => ({
  ...UNREAD,
  health: 'withheld up http_challenge',
  signals: [`bot_wall ${where}: bot wall (${wall})`],
  asked: [ROBOTS, INDEX],
});

const PRIVATE_SPELLINGS = {
  'boolean true': 'true',
  'number 1': '1',
  'string 1': '"1"',
  'string true': '"true"',
};
const SITE_PRIVATE = Object.entries(PRIVATE_SPELLINGS).flatMap(([spelling, value]) =>
  Object.entries({ gnusocial: GNUSOCIAL_MINIMAL, friendica: FRIENDICA_MINIMAL }).map(
    ([software, minimal]): [string, Heard] => [
      `site private ${spelling} of ${software}`,
      { ...minimal, signals: [`site_private ${CONFIG}: site.private: ${value}`] },
    ],
  ),
);
const HIDING = Object.entries({ 'number 1': '1', 'string 1': '"1"', 'boolean true': 'true' }).map(
  ([spelling, value]): [string, Heard] => [
    `hide in statistics ${spelling}`,
    { ...HUBZILLA_HIDDEN, signals: [`hide_in_statistics ${SITEINFO}: hide_in_statistics: ${value}`] },
  ],
);

const noindex = (path: string, rule: string) => [`noindex_header ${path}: X-Robots-Tag: ${rule}`];

/** What each wish must have led to after the first visit, by its name. */
export const EXPECTED: Readonly<Record<string, Heard>> = {
  'robots forbids us all': {
    ...UNREAD,
    health: 'withheld up robots_disallowed',
    signals: [`robots_disallowed ${INDEX}: Disallow: /`],
    left: [`${INDEX}: Disallow: /`],
  },
  'robots forbids the API': WITHOUT_API,
  'robots of Mastodon': {
    ...CALM,
    lists: 'published robots',
    asked: [ROBOTS, INDEX, '/nodeinfo/2.0', INSTANCE, PEERS],
    left: [`${BLOCKS}: Disallow: ${BLOCKS}`],
  },
  'robots of GoToSocial': GOTOSOCIAL,
  'robots with a pause': { ...CALM, signals: ['crawl_delay /robots.txt: Crawl-delay: 2'] },
  // A front that answers 5xx even for robots.txt is out of order; one that asks for patience may be well.
  'robots under maintenance': {
    ...UNREAD,
    ...unreachable(503),
    health: 'discovered down robots_unreachable',
  },
  'robots rate limited': { ...UNREAD, ...unreachable(429), health: 'discovered unknown robots_unreachable' },
  'robots on a host beside': WITHOUT_API,
  'robots on another site': WITHOUT_API,

  'header noindex': { ...MINIMAL, signals: noindex('/nodeinfo/2.0', 'noindex') },
  'header noindex for us': { ...MINIMAL, signals: noindex('/nodeinfo/2.0', 'homeport: noindex') },
  'header noindex for another': CALM,
  // The lists are answers of their own, and say nothing of the kind.
  'header noindex on the API': { ...CALM, signals: noindex(INSTANCE, 'noindex'), words: [] },

  'metadata private of Pleroma': PLEROMA_MINIMAL,
  'metadata private as a text': PLEROMA_MINIMAL,
  'metadata private of WriteFreely': {
    ...MINIMAL,
    signals: ['metadata_private /api/nodeinfo: metadata.private: true'],
    lists: 'unsupported unsupported',
    asked: [ROBOTS, INDEX, '/api/nodeinfo'],
  },

  ...Object.fromEntries(SITE_PRIVATE),
  'site private boolean false of gnusocial': GNUSOCIAL,
  'site private string 0 of gnusocial': GNUSOCIAL,
  'site private boolean false of friendica': FRIENDICA,
  'site private string 0 of friendica': FRIENDICA,

  ...Object.fromEntries(HIDING),
  'hide in statistics number 0': HUBZILLA,

  'consent breaks': { ...HUBZILLA_HIDDEN, signals: ['check_failed hubzilla: http_server_error (500)'] },
  'consent is a page': {
    ...GNUSOCIAL_MINIMAL,
    marks: HIDDEN,
    signals: ['check_failed gnusocial: parse_not_json'],
  },
  'consent comes too late': {
    ...FRIENDICA_MINIMAL,
    marks: HIDDEN,
    signals: ['check_failed friendica: http_timeout'],
    left: [`${CONFIG}: no rule in robots.txt`],
  },

  'usage hidden': { ...CALM, marks: HIDDEN, signals: ['usage_hidden /nodeinfo/2.0: usage.users: {}'] },
  'statistics in mode zero': {
    ...GOTOSOCIAL_OPEN,
    marks: 'placeholder placeholder - placeholder',
    signals: ['usage_withheld nodeinfo: zero users, although it has some: instance-stats-mode'],
  },
  'statistics in mode baffle': GOTOSOCIAL,
  // One reading shows nothing yet.
  'statistics at random': GOTOSOCIAL_OPEN,

  'federation limited': {
    ...CALM,
    signals: [`limited_federation ${INSTANCE}: configuration.limited_federation: true`],
    lists: 'closed closed',
  },
  'federation specified': {
    ...CALM,
    signals: ['limited_federation /api/meta: federation: specified'],
    marks: 'declared - - declared',
    asked: [ROBOTS, INDEX, '/nodeinfo/2.1', '/api/meta', PEERS, '/api/federation/instances'],
  },
  'federation none': { ...UNREAD, health: 'withheld up http_refused', asked: [ROBOTS, INDEX] },

  'wall of Cloudflare': walled('Cloudflare', INDEX),
  'wall of Cloudflare before robots': {
    ...walled('Cloudflare', INDEX),
    signals: [`bot_wall ${INDEX}: bot wall (Cloudflare)`, 'bot_wall /robots.txt: bot wall (Cloudflare)'],
    asked: [ROBOTS],
    left: [`${INDEX}: bot wall (Cloudflare)`],
  },
  'wall of Anubis': walled('Anubis', INDEX),
  'wall of Anubis behind the index': {
    ...walled('Anubis', '/nodeinfo/2.0'),
    asked: [ROBOTS, INDEX, '/nodeinfo/2.0'],
  },
};

/** And what is so when a wish is withdrawn: as if it had never been, by software. */
export const AFTERWARDS: Readonly<Record<string, Heard>> = {
  mastodon: CALM,
  pleroma: PLEROMA,
  friendica: FRIENDICA,
  hubzilla: HUBZILLA,
};
