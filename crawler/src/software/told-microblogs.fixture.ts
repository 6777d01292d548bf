import { Refusal } from './scripted-site.ts';
import { domainNamed, limited, type ToldRow } from './told.fixture.ts';

export const PLEROMA_FIRST = {
  uri: 'https://web.p.example',
  title: 'P',
  description: '<p>Hi</p>',
  languages: ['en'],
  registrations: true,
  approval_required: true,
  stats: { user_count: 8, status_count: 60, domain_count: 3 },
  pleroma: { stats: { mau: 3 } },
};

const ICESHRIMP_SECOND = {
  domain: 'i.example',
  title: 'I',
  description: 'Hi',
  registrations: { enabled: true, approval_required: true },
};

const PIXELFED_FIRST = { uri: 'px.example', title: 'X', short_description: 'Hi', rules: [{ text: 'one' }] };

export const MICROBLOGS: readonly ToldRow[] = [
  [
    'mastodon',
    '4.4.1+glitch',
    'glitch, in a circle of its own',
    {
      answers: {
        '/api/v2/instance': {
          domain: 'm.example',
          title: 'M',
          description: 'Hi',
          languages: ['de'],
          configuration: { limited_federation: true, urls: { about: 'https://www.m.example/about' } },
          registrations: { enabled: true, approval_required: true },
          contact: { email: 'nobody@m.example', account: null },
          rules: [{ id: '1', text: 'Be kind', hint: '' }],
          usage: { users: { active_month: 0 } },
        },
      },
      usage: { users: { total: 9 }, localPosts: 70 },
    },
    {
      title: 'M',
      description: 'Hi',
      contactUrl: 'https://www.m.example/about',
      accountDomain: domainNamed('m.example'),
      registration: 'approval',
      registrationSource: '/api/v2/instance',
      federation: 'allow_list',
      ...limited('/api/v2/instance', 'configuration.limited_federation: true'),
      languages: ['de'],
      rules: ['Be kind'],
    },
  ],
  [
    'mastodon',
    '4.5.0',
    'open to all, with active users that NodeInfo lacks',
    {
      answers: {
        '/api/v2/instance': {
          title: 'M',
          configuration: { limited_federation: false },
          usage: { users: { active_month: 5 } },
        },
      },
      usage: { users: { total: 9 }, localPosts: 70 },
    },
    {
      title: 'M',
      federation: 'open',
      counts: { values: { usersActiveMonth: 5 }, source: '/api/v2/instance' },
      languages: [],
      rules: [],
    },
  ],
  [
    'mastodon',
    '4.2.0',
    'in limited federation, before that was told to strangers',
    { answers: { '/api/v2/instance': new Refusal('http_refused', 401) } },
    {
      federation: 'allow_list',
      ...limited('/api/v2/instance', '401: the method requires an authenticated user'),
    },
  ],
  [
    'mastodon',
    '4.2.0',
    'behind a wall',
    { answers: { '/api/v2/instance': new Refusal('http_refused', 403) } },
    'http_refused',
  ],
  [
    'hometown',
    '1.0.8+3.5.5',
    'before 4.0, with totals that NodeInfo lacks',
    {
      answers: {
        '/api/v1/instance': {
          uri: 'h.example',
          title: 'H',
          registrations: false,
          invites_enabled: true,
          stats: { user_count: 3, status_count: 44, domain_count: 1 },
        },
      },
      usage: { users: { activeMonth: 1 } },
    },
    {
      title: 'H',
      accountDomain: domainNamed('h.example'),
      registration: 'closed',
      registrationSource: '/api/v1/instance',
      counts: { values: { usersTotal: 3, postsTotal: 44 }, source: '/api/v1/instance' },
      languages: [],
      rules: [],
    },
  ],
  [
    'pleroma',
    '2.4.2',
    'an address for a name, nobody counted',
    {
      answers: { '/api/v1/instance': PLEROMA_FIRST },
      metadata: { federation: { enabled: true, exclusions: false, mrf_simple: { reject: [], accept: [] } } },
      usage: { users: { total: 8, activeHalfyear: 5 }, localPosts: 60 },
    },
    {
      title: 'P',
      description: 'Hi',
      registration: 'approval',
      registrationSource: '/api/v1/instance',
      federation: 'open',
      counts: { values: { usersActiveMonth: 3 }, source: '/api/v1/instance' },
      languages: ['en'],
      rules: [],
    },
  ],
  [
    'akkoma',
    '3.16.0',
    'with a list of the accepted',
    {
      answers: { '/api/v1/instance': { ...PLEROMA_FIRST, uri: 'p.example', registrations: false } },
      metadata: {
        invitesEnabled: true,
        federation: { enabled: true, mrf_simple: { accept: ['friend.example'], handle_threads: true } },
      },
    },
    {
      title: 'P',
      description: 'Hi',
      accountDomain: domainNamed('p.example'),
      registration: 'invite',
      registrationSource: 'nodeinfo',
      federation: 'allow_list',
      ...limited('nodeinfo', 'metadata.federation.mrf_simple.accept is not empty'),
      languages: ['en'],
      rules: [],
    },
  ],
  [
    'pleroma',
    '2.7.0',
    'with a part of its lists kept back behind a shut door',
    {
      answers: { '/api/v1/instance': new Refusal('robots_disallowed') },
      metadata: { federation: { enabled: true, exclusions: true, mrf_simple: {} } },
    },
    {},
  ],
  [
    'pleroma',
    '2.7.0',
    'with federation off',
    {
      answers: { '/api/v1/instance': new Refusal('http_refused') },
      metadata: { federation: { enabled: false } },
    },
    { federation: 'none', ...limited('nodeinfo', 'metadata.federation.enabled: false') },
  ],
  [
    'pleroma',
    '2.7.0',
    'broken',
    { answers: { '/api/v1/instance': new Refusal('http_server_error', 502) } },
    'http_server_error',
  ],
  [
    'gotosocial',
    '0.20.1',
    'with its own account domain; nobody counts who is active',
    {
      answers: {
        '/api/v2/instance': {
          domain: 'web.g.example',
          account_domain: 'g.example',
          title: 'G',
          registrations: { enabled: false, approval_required: true },
          usage: { users: { active_month: 0 } },
        },
      },
      usage: { users: { total: 2 }, localPosts: 5 },
    },
    {
      title: 'G',
      accountDomain: domainNamed('g.example'),
      registration: 'closed',
      registrationSource: '/api/v2/instance',
      languages: [],
      rules: [],
    },
  ],
  [
    'iceshrimp.net',
    '2026.2',
    'open means by invitation; NodeInfo’s own words are nobody’s',
    { answers: { '/api/v2/instance': { ...ICESHRIMP_SECOND, title: '', description: '' } } },
    {
      title: null,
      description: null,
      accountDomain: domainNamed('i.example'),
      registration: 'invite',
      registrationSource: '/api/v2/instance',
      languages: [],
      rules: [],
    },
  ],
  [
    'pixelfed',
    '0.12.5',
    'shut, with a form for applications',
    { answers: { '/api/v1/instance': { ...PIXELFED_FIRST, registrations: false, approval_required: true } } },
    {
      title: 'X',
      description: 'Hi',
      accountDomain: domainNamed('px.example'),
      registration: 'approval',
      registrationSource: '/api/v1/instance',
      languages: [],
      rules: ['one'],
    },
  ],
];
