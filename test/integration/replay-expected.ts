import type { StoredFacts } from './stored-facts.ts';

// What the recordings say, read by a person: a line here never bends to what the crawler makes of them.

/** Nothing but its state is known of a server that shows no NodeInfo. */
const UNLISTED: Omit<StoredFacts, 'state' | 'verdict' | 'cause'> = {
  software: null,
  version: null,
  title: null,
  description: null,
  languages: [],
  rules: [],
  registration: null,
  registration_source: null,
  contact_url: null,
  users_total: null,
  users_active_month: null,
  users_active_halfyear: null,
  posts_total: null,
  marks: '- - - -',
  usage_source: null,
  nodeinfo_url: null,
  version_spans: [],
  peers_publication: null,
  peers: null,
  peers_refused: null,
  policy_publication: null,
  policy_is_partial: false,
  policy: [],
  discovered: [],
};

const UP = { state: 'alive', verdict: 'up', cause: 'ok' } as const;

// Answers 404 to everything that a server of the Fediverse has, robots.txt among it.
const STRANGER: StoredFacts = {
  ...UNLISTED,
  state: 'discovered',
  verdict: 'degraded',
  cause: 'http_not_found',
};

/** GoToSocial where its robots.txt lets everybody in: what its API says, with the lists shut. */
export const GOTOSOCIAL: StoredFacts = {
  ...UNLISTED,
  ...UP,
  software: 'gotosocial',
  version: '0.7.1',
  title: 'gts.realtest',
  // `openRegistrations` is true; /api/v2/instance adds that a person decides.
  registration: 'approval',
  registration_source: '/api/v2/instance',
  users_total: 1,
  posts_total: 0,
  marks: 'declared - - declared',
  usage_source: '/nodeinfo/2.0',
  nodeinfo_url: 'https://gts.realtest/nodeinfo/2.0',
  version_spans: ['gotosocial 0.7.1'],
  peers_publication: 'closed',
  policy_publication: 'closed',
};

const MISSKEY: StoredFacts = {
  ...UNLISTED,
  ...UP,
  software: 'misskey',
  version: '2025.11.1',
  // The name and the words are in /api/meta; NodeInfo has null for both.
  title: 'Real Misskey',
  description: 'desc',
  registration: 'closed',
  registration_source: '/api/meta',
  users_total: 0,
  posts_total: 0,
  marks: 'declared - - declared',
  usage_source: '/nodeinfo/2.1',
  nodeinfo_url: 'https://misskey.realtest/nodeinfo/2.1',
  version_spans: ['misskey 2025.11.1'],
  peers_publication: 'published',
  peers: ['bad.example', 'gts.realtest', 'hollo.realtest', 'xn--bcher-kva.example'],
  // single.example:8443: a name with a port is none.
  peers_refused: 1,
  policy_publication: 'published',
  // One list of three (`silenced`) was not recorded: the others are kept, and the policy is called partial.
  policy_is_partial: true,
  // gone.example and dead.example were suspended by the server itself, for being silent.
  // quiet.example was silenced and suspended by hand.
  policy: [
    'suspend blocked bad.example',
    'silence silenced quiet.example',
    'suspend suspended quiet.example',
  ],
  discovered: ['bad.example', 'xn--bcher-kva.example'],
};

const HUBZILLA: StoredFacts = {
  ...UNLISTED,
  ...UP,
  software: 'hubzilla',
  version: '7.2.2',
  title: 'Hubzilla',
  registration: 'open',
  registration_source: '/siteinfo.json',
  users_total: 0,
  users_active_month: 0,
  users_active_halfyear: 0,
  posts_total: 0,
  marks: 'declared declared declared declared',
  usage_source: '/nodeinfo/2.0',
  nodeinfo_url: 'https://hubzilla.realtest/nodeinfo/2.0',
  version_spans: ['hubzilla 7.2.2'],
  peers_publication: 'unsupported',
  policy_publication: 'unsupported',
};

const HOLLO: StoredFacts = {
  ...UNLISTED,
  ...UP,
  software: 'hollo',
  version: '0.6.12',
  registration: 'closed',
  registration_source: 'nodeinfo',
  users_total: 1,
  users_active_month: 0,
  users_active_halfyear: 0,
  posts_total: 0,
  marks: 'declared declared declared declared',
  usage_source: '/nodeinfo/2.1',
  nodeinfo_url: 'https://hollo.realtest/nodeinfo/2.1',
  version_spans: ['hollo 0.6.12'],
  peers_publication: 'unsupported',
  policy_publication: 'unsupported',
};

const PEERTUBE: StoredFacts = {
  ...UNLISTED,
  ...UP,
  software: 'peertube',
  version: '6.3.0',
  title: 'Real PeerTube',
  description:
    'PeerTube, an ActivityPub-federated video streaming platform using P2P directly in your web browser.',
  registration: 'closed',
  registration_source: '/api/v1/config',
  // Its contact form is switched on.
  contact_url: 'https://peertube.realtest/about/contact',
  users_total: 1,
  users_active_month: 0,
  users_active_halfyear: 0,
  posts_total: 0,
  marks: 'declared declared declared declared',
  usage_source: '/nodeinfo/2.0.json',
  nodeinfo_url: 'https://peertube.realtest/nodeinfo/2.0.json',
  version_spans: ['peertube 6.3.0'],
  // Its followers were recorded, but not with the filters that a directory asks with.
  peers_publication: 'failed',
  policy_publication: 'unsupported',
};

/** As the servers come out of the box. */
export const AS_THEY_COME: Readonly<Record<string, StoredFacts>> = {
  // Its robots.txt shuts /.well-known/: it is alive, and by its own wish nothing is read.
  'gts.realtest': { ...UNLISTED, state: 'withheld', verdict: 'up', cause: 'robots_disallowed' },
  // Once somebody has signed in for the first time, its API says more than its NodeInfo.
  'hollo.realtest': {
    ...HOLLO,
    title: 'hollo.realtest',
    description: 'A Hollo instance at hollo.realtest',
    registration_source: '/api/v2/instance',
    contact_url: 'https://hollo.realtest/@admin',
  },
  // Without its addons it has no NodeInfo, but a document of its own that says as much.
  'hubzilla.realtest': {
    ...HUBZILLA,
    usage_source: '/siteinfo.json',
    nodeinfo_url: 'https://hubzilla.realtest/siteinfo.json',
  },
  // `federation: none` answers 403 to NodeInfo.
  'misskey.realtest': { ...UNLISTED, state: 'withheld', verdict: 'up', cause: 'http_refused' },
  'peertube.realtest': PEERTUBE,
  'synapse.realtest': STRANGER,
  'xmpp.realtest': STRANGER,
};

/** The same servers in the other state in which they were recorded. */
export const OTHERWISE: Readonly<Record<string, StoredFacts>> = {
  ...AS_THEY_COME,
  'hollo.realtest': { ...HOLLO, users_total: 0 },
  'hubzilla.realtest': HUBZILLA,
  'misskey.realtest': MISSKEY,
};

export const VARIANT = {
  'hollo.realtest': 'fresh',
  'hubzilla.realtest': 'addons',
  'misskey.realtest': 'fedall',
};

/** The same with its lists shown. */
export const GOTOSOCIAL_EXPOSED: StoredFacts = {
  ...GOTOSOCIAL,
  peers_publication: 'published',
  peers: ['hollo.realtest', 'misskey.realtest', 'xn--bcher-kva.example'],
  peers_refused: 0,
  policy_publication: 'published',
  policy: [
    'suspend suspend bad.example: spam & <b>abuse</b>',
    'suspend suspend h*dd*n**om**n*ex*mp*e: hate',
    'suspend suspend neverseen.example',
  ],
  discovered: ['hollo.realtest', 'misskey.realtest', 'xn--bcher-kva.example'],
};
