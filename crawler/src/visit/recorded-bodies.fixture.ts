// What the recorded answers say, read by a person: a line here never bends to what a parser makes of them.

export type Reader = 'index' | 'nodeinfo' | 'host-meta' | 'fallback' | 'instance' | 'peers' | 'policy';

/** Whose answer one body alone is, by question. */
export const READERS: Readonly<Record<string, Reader>> = {
  '/.well-known/nodeinfo': 'index',
  '/nodeinfo/1.0': 'nodeinfo',
  '/nodeinfo/2.0': 'nodeinfo',
  '/nodeinfo/2.1': 'nodeinfo',
  '/nodeinfo/2.0.json': 'nodeinfo',
  '/nodeinfo/2.1.json': 'nodeinfo',
  '/.well-known/host-meta': 'host-meta',
  '/.well-known/host-meta.json': 'host-meta',
  '/.well-known/x-nodeinfo2': 'fallback',
  '/statistics.json': 'fallback',
  '/api/gnusocial/config.json': 'fallback',
  '/siteinfo.json': 'fallback',
  '/api/v1/instance': 'instance',
  '/api/v2/instance': 'instance',
  '/api/v1/instance/peers': 'peers',
  '/api/v1/instance/peers?filter=suspended': 'policy',
  '/api/v1/instance/domain_blocks': 'policy',
};

/**
 * By host: the numbers of the recordings, and what they say. NodeInfo: software, version, users (in all, in a month, in
 * six), posts, and whether strangers may register, each as published.
 */
export const BODIES: Readonly<Record<string, readonly (readonly [numbers: string, says: string])[]>> = {
  'gts.realtest': [
    ['001 002 052', 'gts.realtest/nodeinfo/2.0'],
    ['004', 'gotosocial 0.7.1, 1// users, 0 posts, open: true'],
    ['005 006 007 008 009 010 011 023 028', 'http_not_found'],
    ['019 020 042', 'gts.realtest, approval'],
    ['021', 'http_refused'],
    ['037', 'published: 3'],
    ['039', 'published: 3'],
    ['043 044 045 046 047', 'http_client_error'],
    ['048', 'parse_not_json'],
    ['051', 'http_rate_limited'],
  ],
  'hollo.realtest': [
    ['001 006 007 042', 'hollo.realtest/nodeinfo/2.1'],
    ['002', 'hollo 0.6.12, 0/0/0 users, 0 posts, open: false'],
    ['003 004 011 012 013 014 015 016 026 028 033', 'http_not_found'],
    ['009', 'http_unexpected'],
    ['010 043', 'hollo 0.6.12, 1/0/0 users, 0 posts, open: false'],
    ['024 025', 'hollo.realtest, closed'],
  ],
  'hubzilla.realtest': [
    ['001 002 004 005 006 007 008 009 011 019 020 021 023 028 045 048 056 058', 'http_not_found'],
    ['010', 'hubzilla.realtest'],
    ['037 057', 'hubzilla 7.2.2, 0/0/0 users, 0 posts, open: null'],
    ['052', 'hubzilla.realtest/nodeinfo/2.0'],
    ['053', 'redmatrix 7.2.2, 0/0/0 users, 0 posts, open: true'],
    ['054', 'hubzilla 7.2.2, 0/0/0 users, 0 posts, open: true'],
    ['055', 'parse_unexpected'],
  ],
  'misskey.realtest': [
    ['001 002 010 011', 'http_refused'],
    ['004 005 065 066', 'misskey 2025.11.1, 0// users, 0 posts, open: false'],
    ['006 007 008 009 028 067 068 069 070 089', 'parse_not_json'],
    ['019 020 023 080 081 084', 'http_not_found'],
    ['021 082', 'published: 4'],
    ['062 063 103 104', 'misskey.realtest/nodeinfo/2.1'],
    ['071 072 105', 'misskey.realtest'],
  ],
  'peertube.realtest': [
    ['001 002 067', 'peertube.realtest/nodeinfo/2.0.json'],
    ['004 005 007 008 020 028', 'http_not_found'],
    ['006', 'peertube 6.3.0, 1/0/0 users, 0 posts, open: false'],
    ['010', 'peertube.realtest'],
    ['019 021 023', 'http_client_error'],
  ],
  'synapse.realtest': [['024', 'http_not_found']],
  'xmpp.realtest': [['001 002 003', 'http_not_found']],
};

/** Questions that no visit puts to anybody: people, pages, and what a client or an operator asks. */
export const NOT_ASKED: readonly string[] = [
  'GET /',
  'GET /@admin',
  'GET /@instance.actor',
  'GET /about/suspended',
  'GET /accounts/peertube',
  'GET /accounts/root',
  'GET /actor',
  'GET /users/admin',
  'GET /users/atw5k8dks2xi0003',
  'GET /users/gts.realtest',
  'GET /users/gts.realtest/main-key',
  'GET /api/v1/directory',
  'GET /api/v1/timelines/public',
  'GET /api/v1/instance/activity',
  'GET /api/v1/instance/rules',
  'GET /api/v1/no-such-api',
  'GET /api/v1/oauth-clients/local',
  'GET /api/v1/ping',
  'GET /api/v1/server/blocklist/servers',
  'GET /api/v1/blocklist/status',
  'GET /api/v1/video-channels',
  'GET /api/v1/videos',
  'GET /api/z/1.0/version',
  'GET /api/statusnet/config',
  'GET /api/statusnet/version',
  'GET /dirsearch',
  'GET /manifest.json',
  'GET /no-such-page-zz',
  'GET /ping',
  'GET /poco',
  'GET /pubsites',
  'GET /siteinfo',
  'GET /sites',
  'GET /.well-known/change-password',
  'GET /.well-known/dnt-policy.txt',
  'GET /.well-known/security.txt',
  'GET /.well-known/zot-info',
  'GET /api/meta',
  'GET /api/stats',
  'GET /api/federation/instances',
  'POST /api/admin/meta',
  'POST /api/endpoints',
  'POST /api/federation/show-instance',
  'POST /api/federation/stats',
  'POST /api/no-such',
  'POST /api/server-info',
  'POST /api/users/show',
];

/** Questions of one software that were put to another one here; their own readers have their own cases. */
export const ASKED_OF_OTHERS: readonly string[] = ['GET /friendica/json', 'GET /api/v3/federated_instances'];

/** Put by a visit, too, but in other words (another name, other bounds), or only where NodeInfo has no numbers. */
export const ASKED_OTHERWISE: readonly string[] = [
  'GET /.well-known/webfinger',
  'GET /api/v1/instance/peers',
  'GET /api/v1/server/followers',
  'GET /api/v1/server/following',
  'GET /api/v1/config/about',
  'GET /api/v1/server/stats',
  'POST /api/federation/instances',
  'POST /api/meta',
  'POST /api/stats',
];

/** Servers of another network, or of none that is crawled (XMPP): what they say is another reader's. */
export const OF_OTHER_NETWORKS: readonly string[] = ['lbryhub.realtest', 'synapse.realtest', 'xmpp.realtest'];

/** Recorded visits: the server, and which of its circumstances. */
export const VISITS: readonly (readonly [host: string, tags: readonly string[]])[] = [
  ['gts.realtest', []],
  ['gts.realtest', ['exposed']],
  ['hollo.realtest', []],
  ['hollo.realtest', ['fresh']],
  ['hubzilla.realtest', []],
  ['hubzilla.realtest', ['addons']],
  ['misskey.realtest', []],
  ['misskey.realtest', ['fedall']],
  ['peertube.realtest', []],
  ['peertube.realtest', ['seeded']],
];
