import { domainNamed, limited, type ToldRow } from './told.fixture.ts';

export const LEMMY_THIRD = {
  version: '0.19.5',
  site_view: {
    site: { name: 'L', description: 'short', sidebar: '# long', actor_id: 'https://l.example/' },
    local_site: { registration_mode: 'RequireApplication', federation_enabled: true },
    counts: { users: 12, posts: 40, users_active_month: 5, users_active_half_year: 7 },
  },
};

export const PEERTUBE_CONFIG = {
  instance: { name: 'T', shortDescription: '**Hi**' },
  signup: { allowed: true, requiresApproval: false },
  contactForm: { enabled: true },
};

const about = (instance: object) => ({ '/api/v1/config/about': { instance } });

export const FORUMS: readonly ToldRow[] = [
  [
    'lemmy',
    '0.19.5',
    'with an allow list, told by the list alone',
    {
      answers: {
        '/api/v3/site': LEMMY_THIRD,
        '/api/v3/federated_instances': {
          federated_instances: { linked: [], allowed: [{ domain: 'friend.example' }], blocked: [] },
        },
      },
      usage: {},
    },
    {
      title: 'L',
      description: 'short',
      accountDomain: domainNamed('l.example'),
      registration: 'approval',
      registrationSource: '/api/v3/site',
      federation: 'allow_list',
      ...limited('/api/v3/federated_instances', 'allowed: not empty'),
      languages: [],
    },
  ],
  [
    'lemmy',
    '0.16.7',
    'with federation off: its lists, inline, are null',
    {
      answers: {
        '/api/v3/site': {
          site_view: { site: { name: 'L', open_registration: true, require_application: false } },
          federated_instances: null,
        },
      },
    },
    {
      title: 'L',
      registration: 'open',
      registrationSource: '/api/v3/site',
      federation: 'none',
      ...limited('/api/v3/site', 'federated_instances: null'),
      languages: [],
    },
  ],
  [
    'lemmy',
    '0.17.4',
    'with the lists inline and the mode in lower case',
    {
      answers: {
        '/api/v3/site': {
          site_view: {
            site: { name: 'L', actor_id: 'https://l.example/' },
            local_site: { registration_mode: 'closed', federation_enabled: true },
          },
          federated_instances: { linked: ['a.example'], allowed: null, blocked: [] },
        },
      },
    },
    {
      title: 'L',
      accountDomain: domainNamed('l.example'),
      registration: 'closed',
      registrationSource: '/api/v3/site',
      federation: 'open',
      languages: [],
    },
  ],
  [
    'lemmy',
    '1.0.0-beta.1',
    'in version 4 of its API, private',
    {
      answers: {
        '/api/v4/site': {
          site_view: {
            site: { name: 'L', summary: 'new', ap_id: 'https://l.example/' },
            local_site: {
              registration_mode: 'require_invitation',
              federation_enabled: false,
              private_instance: true,
              users: 12,
              posts: 40,
            },
          },
        },
      },
      usage: { users: { activeMonth: 5 } },
    },
    {
      title: 'L',
      description: 'new',
      accountDomain: domainNamed('l.example'),
      registration: 'invite',
      registrationSource: '/api/v4/site',
      federation: 'none',
      signals: [
        { kind: 'limited_federation', source: '/api/v4/site', value: 'federation_enabled: false' },
        { kind: 'site_private', source: '/api/v4/site', value: 'private_instance: true' },
      ],
      counts: {
        values: { usersTotal: 12, postsTotal: 40 },
        source: '/api/v4/site',
      },
      languages: [],
      isPrivate: true,
    },
  ],
  [
    'piefed',
    '1.6.27',
    'in its own API',
    {
      answers: {
        '/api/alpha/site': {
          version: '1.6.27',
          site: {
            name: 'F',
            sidebar: '# Hi',
            actor_id: 'https://f.example/',
            registration_mode: 'RequireApplication',
            user_count: 14,
          },
        },
        '/api/alpha/federated_instances': {
          federated_instances: { linked: [], allowed: [], blocked: [] },
        },
      },
      usage: { users: { activeMonth: 4 } },
    },
    {
      title: 'F',
      description: 'Hi',
      accountDomain: domainNamed('f.example'),
      registration: 'approval',
      registrationSource: '/api/alpha/site',
      federation: 'open',
      counts: { values: { usersTotal: 14 }, source: '/api/alpha/site' },
    },
  ],
  [
    'mbin',
    '1.9.0',
    'open, or with approval: nothing says which',
    {
      answers: {
        '/api/info': {
          softwareName: 'mbin',
          websiteDomain: 'b.example',
          websiteTitle: 'B',
          websiteOpenRegistrations: true,
          websiteFederationEnabled: true,
          websiteDefaultLang: 'en',
          websiteContactEmail: 'nobody@b.example',
        },
        '/api/instance': { about: '# Hi', contact: 'nobody@b.example' },
      },
    },
    {
      title: 'B',
      description: 'Hi',
      accountDomain: domainNamed('b.example'),
      contactUrl: 'https://host.example/contact',
      languages: ['en'],
    },
  ],
  [
    'mbin',
    '1.7.4',
    'before there was approval, without federation',
    {
      answers: {
        '/api/info': {
          softwareName: 'mbin',
          websiteOpenRegistrations: true,
          websiteFederationEnabled: false,
        },
      },
    },
    {
      registration: 'open',
      registrationSource: '/api/info',
      federation: 'none',
      ...limited('/api/info', 'websiteFederationEnabled: false'),
      languages: [],
    },
  ],
  [
    'peertube',
    '6.3.0',
    'with a list for a code of conduct',
    {
      answers: {
        '/api/v1/config': PEERTUBE_CONFIG,
        ...about({ languages: ['fr', 'en'], codeOfConduct: '## Rules\n\n- Be **kind**\n2. Stay legal\n' }),
      },
    },
    {
      title: 'T',
      description: 'Hi',
      contactUrl: 'https://host.example/about/contact',
      registration: 'open',
      registrationSource: '/api/v1/config',
      languages: ['fr', 'en'],
      rules: ['Be kind', 'Stay legal'],
    },
  ],
  [
    'peertube',
    '2.1.0',
    'with prose for a code of conduct, federation off, and active users in its statistics alone',
    {
      answers: {
        '/api/v1/config': {
          ...PEERTUBE_CONFIG,
          instance: { name: 'T', shortDescription: '' },
          contactForm: { enabled: false },
          federation: { enabled: false },
        },
        ...about({ description: 'Welcome', codeOfConduct: 'Be kind.\n- And quiet', languages: ['_unknown'] }),
        '/api/v1/server/stats': { totalUsers: 99, totalMonthlyActiveUsers: 2, totalLocalVideos: 99 },
      },
      usage: { users: { total: 9 }, localPosts: 70 },
    },
    {
      title: 'T',
      description: 'Welcome',
      registration: 'open',
      registrationSource: '/api/v1/config',
      federation: 'none',
      ...limited('/api/v1/config', 'federation.enabled: false'),
      languages: [],
      rules: [],
      counts: { values: { usersActiveMonth: 2 }, source: '/api/v1/server/stats' },
    },
  ],
];
