import type { Registration, UsageQuality } from '@homeport/db';

// What the recorded answers say, read by a person: a line here never bends to what a parser makes of them.

type Count = number | null;

export interface NodeInfoFacts {
  software: string;
  version: string;
  /** What `openRegistrations` alone can say. */
  registration: Registration;
  /** In all, in a month, in six. */
  users: [Count, Count, Count];
  posts: Count;
  quality: UsageQuality;
  title: string | null;
}

function nodeInfo(
  [software, version]: [software: string, version: string],
  registration: Registration,
  users: NodeInfoFacts['users'],
  posts: Count,
  more: Partial<NodeInfoFacts> = {},
): NodeInfoFacts {
  return { software, version, registration, users, posts, quality: 'declared', title: null, ...more };
}

const LEMMY_WORLD = nodeInfo(['lemmy', '0.18.5'], 'open', [149_738, 10_536, 26_917], 234_483);
const DIASPORA = nodeInfo(['diaspora', '0.7.4.0-pd0313756'], 'open', [348, 62, 123], 8522, {
  title: 'I Like Toast',
});
// More active than there are: an invented document.
const IMPOSSIBLE = { quality: 'implausible' } as const;

export const NODEINFOS: Readonly<Record<string, NodeInfoFacts>> = {
  'aode-relay/ASONIX_DOG_NODEINFO.json': nodeInfo(
    ['mastodon', '3.1.3-asonix-changes'],
    'closed',
    [19, 5, 5],
    43_036,
  ),
  // `metadata` is a list here.
  'aode-relay/ASONIX_DOG_4_NODEINFO.json': nodeInfo(
    ['mastodon', '4.0.0rc2-asonix-changes'],
    'closed',
    [7, 4, 7],
    12_359,
  ),
  // 224 of 203 were active.
  'aode-relay/BANANA_DOG_NODEINFO.json': nodeInfo(
    ['corgidon', '3.1.3+corgi'],
    'open',
    [203, 115, 224],
    28_856,
    {
      ...IMPOSSIBLE,
      title: 'Banana.dog',
    },
  ),
  'aode-relay/HYNET_NODEINFO.json': nodeInfo(
    ['pleroma', '2.2.50-724-gf917285b-develop+HyNET-prod'],
    'open',
    [19, null, null],
    3444,
    { title: 'HyNET Social' },
  ),
  // `openRegistrations` is the text "FALSE".
  'aode-relay/NEW_HYNET_NODEINFO.json': nodeInfo(['akkoma', '3.0.0'], 'closed', [1, null, null], 7, {
    title: 'HyNET Social',
  }),
  'aode-relay/RELAY_ASONIX_DOG_NODEINFO.json': nodeInfo(
    ['aoderelay', 'v0.1.0-master'],
    'closed',
    [1, 1, 1],
    0,
  ),
  // NodeInfo2, and without a version.
  'blahaj/pkg_nodeinfo_v20_fixtures_example-nodeinfo-invalid.json': nodeInfo(
    ['diaspora', ''],
    'open',
    [123, 23, 42],
    500,
    { title: 'Example diaspora* server' },
  ),
  'blahaj/pkg_nodeinfo_v20_fixtures_example-nodeinfo.json': nodeInfo(
    ['diaspora', '0.5.0'],
    'open',
    [123, 23, 42],
    500,
  ),
  'diaspora-nodeinfo/NodeInfo-v2.0-Tests.swift.lemmy.json': LEMMY_WORLD,
  'diaspora-nodeinfo/NodeInfo-v2.0-Tests.swift.unknownProtocol.json': LEMMY_WORLD,
  'diaspora-nodeinfo/NodeInfo-v2.1-Tests.swift.unknownProtocol.json': LEMMY_WORLD,
  'diaspora-nodeinfo/NodeInfoConvenienceTests.swift.v2_0Accessors.json': LEMMY_WORLD,
  'diaspora-nodeinfo/NodeInfo-v2.0-Tests.swift.mastodonSocial.json': nodeInfo(
    ['mastodon', '4.1.5+nightly-2023-07-28'],
    'open',
    [1_479_509, 470_481, 776_979],
    62_251_340,
  ),
  'diaspora-nodeinfo/NodeInfo-v2.0-Tests.swift.pleroma.json': nodeInfo(
    ['pleroma', '2.5.51-9314-g9528fc46-shitposterclub'],
    'closed',
    [3382, 326, 526],
    2_556_018,
  ),
  'diaspora-nodeinfo/NodeInfo-v2.1-Tests.swift.simple.json': nodeInfo(
    ['mastodon', '1.2.3'],
    'open',
    [1, 2, 3],
    42,
    IMPOSSIBLE,
  ),
  'diaspora-nodeinfo/NodeInfoConvenienceTests.swift.v2_1Accessors.json': nodeInfo(
    ['mastodon', '1.2.3'],
    'closed',
    [1, 2, 3],
    42,
    IMPOSSIBLE,
  ),
  'diaspora-nodeinfo/NodeInfoConvenienceTests.swift.protocolNamesIncludesUnknownRawValues.json': nodeInfo(
    ['lemmy', '0.18.5'],
    'open',
    [null, null, null],
    null,
    { quality: 'hidden' },
  ),
  'diaspora-nodeinfo/NodeInfoManagerTests.swift.discovery_picksHighestSchemaVersion_whenBothAdvertised.json':
    nodeInfo(['lemmy', '0.19.0'], 'open', [100, 30, 60], 1000),
  'diaspora-nodeinfo/NodeInfoManagerTests.swift.nodeInfo20JSON.json': nodeInfo(
    ['mastodon', '4.2.0'],
    'open',
    [50, 10, 25],
    200,
  ),
  // Total and posts are texts.
  'fediverse-space/backend_test_support_data_json_nodeinfo_pixelfed.json': nodeInfo(
    ['pixelfed', '0.11.2'],
    'open',
    [16, 2, 16],
    60,
    { title: 'Pixelfed' },
  ),
  'jaywink-federation/NODEINFO2_10_DOC.json': nodeInfo(['example', '0.5.0'], 'open', [123, 23, 42], 500, {
    title: 'Example server',
  }),
  'jaywink-federation/NODEINFO_10_DOC.json': DIASPORA,
  'jaywink-federation/NODEINFO_20_DOC.json': DIASPORA,
  // Posts are {"all": 3, "direct": 1}.
  'jaywink-federation/NODEINFO_21_DOC_INVALID_USAGE_COUNTS.json': nodeInfo(
    ['pleroma', '0.7.4.0-pd0313756'],
    'open',
    [348, null, null],
    3,
  ),
  'mobilizon/test_fixtures_nodeinfo_data.json': nodeInfo(
    ['mobilizon', '5.1.0'],
    'open',
    [9204, null, null],
    7545,
    {
      title: 'Mobilizon',
    },
  ),
  'mobilizon/test_fixtures_nodeinfo_wp-data.json': nodeInfo(['wordpress', '6.4.2'], 'closed', [1, 1, 1], 3),
  'pl/test_fixtures_mastodon-nodeinfo20.json': nodeInfo(
    ['mastodon', '4.1.0'],
    'open',
    [971_090, 167_218, 384_808],
    52_071_541,
  ),
  'pl/test_fixtures_wildebeest-nodeinfo21.json': nodeInfo(['wildebeest', '0.0.1'], 'closed', [1, 1, 1], null),
};
