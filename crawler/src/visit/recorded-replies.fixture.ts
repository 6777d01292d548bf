import type { Publication, Registration, Severity } from '@homeport/db';

// What the recorded answers say, read by a person: a line here never bends to what a parser makes of them.

/** The site that publishes the index, and where its newest document is. */
export const INDEXES: Readonly<Record<string, [site: string, place: string]>> = {
  'aode-relay/ASONIX_DOG.json': ['asonix.dog', 'asonix.dog/nodeinfo/2.0'],
  'aode-relay/ASONIX_DOG_4.json': ['asonix.dog', 'masto.asonix.dog/nodeinfo/2.0'],
  'aode-relay/BANANA_DOG.json': ['banana.dog', 'banana.dog/nodeinfo/2.1'],
  'aode-relay/HYNET.json': ['soc.hyena.network', 'soc.hyena.network/nodeinfo/2.1.json'],
  'aode-relay/NEW_HYNET.json': ['soc.hyena.network', 'soc.hyena.network/nodeinfo/2.1.json'],
  'aode-relay/RELAY_ASONIX_DOG.json': ['relay.asonix.dog', 'relay.asonix.dog/nodeinfo/2.0.json'],
  // One bare link, and one with a numbered second beside it.
  'jaywink-federation/NODEINFO_WELL_KNOWN_BUGGY.json': ['example.com', 'example.com/nodeinfo/2.0'],
  'jaywink-federation/NODEINFO_WELL_KNOWN_BUGGY_2.json': ['example.com', 'example.com/nodeinfo/1.0'],
  'mobilizon/test_fixtures_nodeinfo_both_versions.json': [
    'mobilizon.fr',
    'mobilizon.fr/.well-known/nodeinfo/2.1',
  ],
  'mobilizon/test_fixtures_nodeinfo_older_versions.json': [
    'mobilizon.fr',
    'mobilizon.fr/.well-known/nodeinfo/1.1',
  ],
  'mobilizon/test_fixtures_nodeinfo_regular.json': [
    'event-federation.eu',
    'event-federation.eu/wp-json/activitypub/1.0/nodeinfo',
  ],
  'mobilizon/test_fixtures_nodeinfo_wp-event-federation.json': [
    'event-federation.eu',
    'event-federation.eu/wp-json/activitypub/1.0/nodeinfo',
  ],
};

export const HOST_METAS: Readonly<Record<string, string>> = {
  'mobilizon/test_fixtures_webfinger_friendica-host-meta.xml': 'squeet.me',
  'mobilizon/test_fixtures_webfinger_gancio-host-meta.xml': 'demo.gancio.org',
  'mobilizon/test_fixtures_webfinger_mastodon-host-meta.xml': 'social.tcit.fr',
  'mobilizon/test_fixtures_webfinger_peertube-host-meta.xml': 'framatube.org',
  'mobilizon/test_fixtures_webfinger_pleroma-host-meta.xml': 'pleroma.soykaf.com',
};

interface InstanceFacts {
  /** Whose reader, and the question that the body answers. */
  by: [software: string, question: string];
  title: string;
  description: string;
  registration?: Registration;
  contactUrl?: string;
  accountDomain?: string;
  languages: string[];
  /** The first, and how many there are. */
  rules: [first: string | undefined, count: number];
}

const NO_RULES: InstanceFacts['rules'] = [undefined, 0];
// Mastodon 2.4 and 3.0 don't say yet whether one can register.
const OLD_MASTODON: InstanceFacts = {
  by: ['mastodon', '/api/v1/instance'],
  title: 'Mastodon',
  description: 'This page describes the mastodon.local',
  contactUrl: 'https://mastodon.local/@Admin',
  languages: ['en'],
  rules: NO_RULES,
};
const { contactUrl: _, ...MASTODON_WITHOUT_CONTACT } = OLD_MASTODON;
const PLEROMA = 'A Pleroma instance, an alternative fediverse server';

export const INSTANCES: Readonly<Record<string, InstanceFacts>> = {
  'fediverse-space/backend_test_support_data_json_mastodon_instance.json': {
    by: ['mastodon', '/api/v1/instance'],
    title: 'Mastodon',
    description: 'short description',
    registration: 'open',
    contactUrl: 'https://mastodon.social/@Mastodon',
    accountDomain: 'mastodon.social',
    languages: ['en'],
    rules: ['Sexually explicit or violent media must be marked as sensitive when posting', 5],
  },
  'fediverse-space/backend_test_support_data_json_misskey_meta.json': {
    by: ['misskey', '/api/meta {"detail":false}'],
    title: 'Misskey.io',
    description: 'some description',
    registration: 'open',
    contactUrl: 'https://go.misskey.io/support',
    accountDomain: 'misskey.io',
    languages: ['ja', 'en', 'zh', 'ko', 'fr', 'de'],
    rules: NO_RULES,
  },
  'jaywink-federation/MASTODON_DOC.json': OLD_MASTODON,
  'jaywink-federation/MASTODON_DOC_3.json': OLD_MASTODON,
  'jaywink-federation/MASTODON_RC_DOC.json': OLD_MASTODON,
  'jaywink-federation/MASTODON_DOC_NULL_CONTACT.json': MASTODON_WITHOUT_CONTACT,
  'jaywink-federation/PLEROMA_MASTODON_API_DOC.json': {
    by: ['pleroma', '/api/v1/instance'],
    title: 'Pleromaa',
    description: PLEROMA,
    languages: [],
    rules: NO_RULES,
  },
  'kaiteki/test_pleroma_examples_instance_1.json': {
    by: ['pleroma', '/api/v1/instance'],
    title: 'Pleroma/Shunderdome',
    description: PLEROMA,
    registration: 'closed',
    languages: ['en'],
    rules: NO_RULES,
  },
  'kaiteki/test_mastodon_examples_friendica_instance.json': {
    by: ['mastodon', '/api/v2/instance'],
    title: '[ˈloma]',
    description:
      'loma.ml ist eine Friendica Community im Fediverse auf der vorwiegend DE 🇩🇪 gesprochen wird.\nServer in Germany/EU 🇩🇪 🇪🇺. Open to all with fun in new.\nServer in Deutschland. Offen für alle mit Spaß an Neuen.',
    registration: 'open',
    contactUrl: 'https://loma.ml/profile/webm',
    accountDomain: 'loma.ml',
    languages: ['de'],
    rules: ['Rassismus, Sexismus, Homophobie, Transphobie, Fremdenfeindlichkeit dulden wir nicht.', 10],
  },
};

const TWO_PEERS = ['example.org', 'fossbros-anonymous.io'];
const GOTOSOCIAL = 'gotosocial-expected/instancepeersget.TestInstancePeersGet';

interface PeersFacts {
  software: string;
  publication: Publication;
  peers: string[];
  refused?: number;
}

export const PEERS: Readonly<Record<string, PeersFacts>> = {
  'fediverse-space/data_mastodon_peers.json': {
    software: 'mastodon',
    publication: 'published',
    peers: ['other.com'],
  },
  'fediverse-space/data_misskey_peers.json': {
    software: 'misskey',
    publication: 'published',
    peers: ['other.com'],
  },
  [`${GOTOSOCIAL}NoParams.4.json`]: { software: 'gotosocial', publication: 'published', peers: TWO_PEERS },
  [`${GOTOSOCIAL}NoParamsAuthorized.6.json`]: {
    software: 'gotosocial',
    publication: 'published',
    peers: TWO_PEERS,
  },
  [`${GOTOSOCIAL}Allowed.11.json`]: { software: 'gotosocial', publication: 'published', peers: [] },
  // A hidden name is no name.
  [`${GOTOSOCIAL}AllWithObfuscatedFlat.13.json`]: {
    software: 'gotosocial',
    publication: 'published',
    peers: [...TWO_PEERS, 'replyguys.com'],
    refused: 1,
  },
  // Bodies of refusals: whoever reads one as a list has overlooked the status.
  [`${GOTOSOCIAL}NoParamsUnauthorized.5.json`]: { software: 'gotosocial', publication: 'failed', peers: [] },
  [`${GOTOSOCIAL}FunkyParams.14.json`]: { software: 'gotosocial', publication: 'failed', peers: [] },
};

const REPLYGUYS = 'suspend suspend replyguys.com: reply-guying to tech posts';

/** `severity rule target: reason` of each entry; null where the list can't be read. */
export const BLOCKS: Readonly<Record<string, string[] | null>> = {
  [`${GOTOSOCIAL}OnlySuspended.7.json`]: [REPLYGUYS],
  [`${GOTOSOCIAL}OnlySuspendedAuthorized.9.json`]: [REPLYGUYS],
  // Rows with nothing but a name are of the peers that come first.
  [`${GOTOSOCIAL}All.10.json`]: [REPLYGUYS],
  [`${GOTOSOCIAL}AllWithObfuscated.12.json`]: [
    'suspend suspend o*g.*u**.t**.*or*t.*r**ev**: just absolutely the worst, wowza',
    REPLYGUYS,
  ],
  [`${GOTOSOCIAL}OnlySuspendedUnauthorized.8.json`]: null,
};

type Counted = Partial<Record<Severity, number>>;

/** How many entries of each severity the policy in a NodeInfo document has; null where none is shown. */
export const FEDERATIONS: Readonly<Record<string, Counted | null>> = {
  'aode-relay/HYNET_NODEINFO.json': { suspend: 31, silence: 6, media: 15, other: 2 },
  'aode-relay/NEW_HYNET_NODEINFO.json': { suspend: 230, silence: 1, media: 10 },
  'diaspora-nodeinfo/NodeInfo-v2.0-Tests.swift.pleroma.json': null,
};

/** Fragments out of a program's tests, with a comma too many: no JSON, whatever they mean. */
export const NOT_JSON = ['v2.0', 'v2.1'].flatMap((version) =>
  ['noUsersFields', 'unknownService', 'usersWithStrings'].map(
    (what) => `diaspora-nodeinfo/NodeInfo-${version}-Tests.swift.${what}.json`,
  ),
);

/** Documents of servers without NodeInfo: the path, and the software with its version. */
export const FALLBACKS: Readonly<Record<string, [path: string, says: string]>> = {
  'jaywink-federation/STATISTICS_JSON_DOC.json': [
    '/statistics.json',
    'diaspora 0.5.7.0-p56ebcc76, open: true',
  ],
  'blahaj/pkg_nodeinfo_v20_fixtures_example-nodeinfo-invalid.json': [
    '/.well-known/x-nodeinfo2',
    'diaspora , open: true',
  ],
  'jaywink-federation/NODEINFO2_10_DOC.json': ['/.well-known/x-nodeinfo2', 'example 0.5.0, open: true'],
};

/** Answers to questions that we don't put: the path of each. Nobody may take one for a server's NodeInfo. */
export const NOT_ASKED: Readonly<Record<string, string>> = {
  'fediverse-space/data_misskey_stats.json': '/api/stats, where NodeInfo has the numbers',
  'gotosocial-expected/instancepatch.TestInstancePatch4.1.json': 'PATCH /api/v1/instance, an administrator’s',
  'gotosocial-expected/instancepatch.TestInstancePatch5.2.json': 'PATCH /api/v1/instance, an administrator’s',
  'gotosocial-expected/instancepatch.TestInstancePatch7.3.json': 'PATCH /api/v1/instance, an administrator’s',
  'gotosocial-expected/internaltofrontend.TestLocalInstanceAccountToFrontendBlocked.16.json':
    '/api/v1/accounts/:id',
  'gotosocial-expected/internaltofrontend.TestLocalInstanceAccountToFrontendPublic.15.json':
    '/api/v1/accounts/:id',
  'jaywink-federation/MASTODON_ACTIVITY_DOC.json': '/api/v1/instance/activity',
  'jaywink-federation/MATRIX_SYNAPSE_DOC.json': '/_matrix/federation/v1/version, another network’s',
  'mobilizon/test_fixtures_webfinger_friendica-webfinger.json': 'WebFinger for a person',
  'mobilizon/test_fixtures_webfinger_gancio-webfinger.json': 'WebFinger for a person',
  'mobilizon/test_fixtures_webfinger_mastodon-webfinger.json': 'WebFinger for a person',
  'mobilizon/test_fixtures_webfinger_peertube-webfinger.json': 'WebFinger for a person',
  'mobilizon/test_fixtures_webfinger_pleroma-webfinger.json': 'WebFinger for a person',
};
