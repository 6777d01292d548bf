import { domainNamed, limited, type ToldRow } from './told.fixture.ts';

export const MISSKEYS: readonly ToldRow[] = [
  [
    'misskey',
    '2025.11.1',
    'among chosen servers, without totals in NodeInfo',
    {
      answers: {
        '/api/meta {"detail":false}': {
          version: '2025.11.1',
          name: 'K',
          uri: 'https://k.example',
          langs: ['ja'],
          disableRegistration: false,
          federation: 'specified',
          impressumUrl: 'https://k.example/imprint',
          maintainerEmail: 'nobody@k.example',
        },
        '/api/stats {}': { originalUsersCount: 7, usersCount: 700, originalNotesCount: 30, notesCount: 3000 },
      },
      usage: { users: { total: null, activeMonth: null } },
    },
    {
      title: 'K',
      contactUrl: 'https://k.example/imprint',
      accountDomain: domainNamed('k.example'),
      registration: 'open',
      registrationSource: '/api/meta',
      federation: 'allow_list',
      ...limited('/api/meta', 'federation: specified'),
      languages: ['ja'],
      rules: [],
      counts: { values: { usersTotal: 7, postsTotal: 30 }, source: '/api/stats' },
    },
  ],
  [
    'firefish',
    '1.0.5',
    'in private mode',
    {
      answers: {
        '/api/meta {"detail":false}': {
          version: '1.0.5',
          privateMode: true,
          features: { registration: false },
        },
      },
    },
    {
      registration: 'closed',
      registrationSource: '/api/meta',
      federation: 'allow_list',
      languages: [],
      rules: [],
      isPrivate: true,
      signals: [
        { kind: 'limited_federation', source: '/api/meta', value: 'privateMode: true' },
        { kind: 'site_private', source: '/api/meta', value: 'privateMode: true' },
      ],
    },
  ],
  [
    'iceshrimp',
    '2023.12.9',
    'whose accounts may end in another name than its pages',
    { answers: { '/api/meta {"detail":false}': { version: '2023.12.9', uri: 'https://web.ic.example' } } },
    { languages: [], rules: [] },
  ],
];
