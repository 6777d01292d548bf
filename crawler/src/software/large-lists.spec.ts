import { describe, expect, it } from 'vitest';
import type { PolicyEntry } from '../visit/visit.ts';
import { named, Refusal, siteOf } from './scripted-site.ts';
import type { Site } from './software.ts';

function siteWith(version: string, answers: Record<string, unknown>, metadata?: unknown): Site {
  return siteOf(answers, metadata, { software: { name: 'any', version } });
}

function told({ severity, rule, target, reason }: PolicyEntry): string {
  return `${severity} ${rule} ${target}${reason === null ? '' : `: ${reason}`}`;
}

interface Expected {
  entries: string[];
  [field: string]: unknown;
}

const SUFFIX = 'sort=-createdAt&state=accepted&actorType=Application';
const followers = (start: number) => `/api/v1/server/followers?start=${start}&count=100&${SUFFIX}`;
const following = (start: number) => `/api/v1/server/following?start=${start}&count=100&${SUFFIX}`;
const linked = '/api/v4/federated_instances?kind=linked&limit=50';
const blocked = '/api/v4/federated_instances?kind=blocked&limit=50';
const allowed = '/api/v4/federated_instances?kind=allowed&limit=50';
const row = (domain: string) => ({ instance: { id: 1, domain } });
const filtered = (filter: string) => `/api/federation/instances {"limit":100,"${filter}":true}`;
const hosts = (from: number, size: number) =>
  Array.from({ length: size }, (_, at) => ({ host: `h${String(from + at)}.example`, isBlocked: true }));

describe('crawler/software: peers of the larger ones', () => {
  const ROWS: [string, string, string, Record<string, unknown>, Expected][] = [
    [
      'peertube',
      '6.3.0',
      'in both directions, without those who were turned away',
      {
        [followers(0)]: {
          total: 3,
          data: [
            { follower: { host: 'a.example' }, state: 'accepted' },
            { follower: { host: 'pending.example' }, state: 'pending' },
            { follower: { host: 'port.example:9443' }, state: 'accepted' },
          ],
        },
        [following(0)]: {
          data: [
            { following: { host: 'a.example' }, state: 'accepted' },
            { following: { host: 'b.example' } },
          ],
        },
      },
      { entries: ['a.example', 'b.example'], publication: 'published', refused: 1, isPartial: false },
    ],
    [
      'peertube',
      '6.3.0',
      'as far as they came before it had enough of us',
      {
        [followers(0)]: { data: [{ follower: { host: 'a.example' } }] },
        [following(0)]: new Refusal('http_rate_limited', 429),
      },
      { entries: ['a.example'], publication: 'published', isPartial: true },
    ],
    [
      'peertube',
      '6.3.0',
      'unread, with the cause',
      {
        [followers(0)]: new Refusal('http_rate_limited', 429),
        [following(0)]: new Refusal('http_rate_limited'),
      },
      { entries: [], publication: 'failed', failure: { cause: 'http_rate_limited', status: 429 } },
    ],
    [
      'lemmy',
      '1.0.0',
      'over its pages, to the last',
      {
        [linked]: { items: [row('a.example')], next_page: 'P12.a-b' },
        [`${linked}&page_cursor=P12.a-b`]: { items: [row('b.example'), row('')] },
      },
      { entries: ['a.example', 'b.example'], publication: 'published', refused: 1, isPartial: false },
    ],
    [
      'lemmy',
      '1.0.0',
      'shut, where the instance is private',
      {
        [linked]: new Refusal('http_client_error', 400),
        '/api/v4/site': { site_view: { local_site: { private_instance: true } } },
      },
      { entries: [], publication: 'closed' },
    ],
    [
      'lemmy',
      '0.16.7',
      'none, with federation off',
      { '/api/v3/site': { site_view: {}, federated_instances: null } },
      { entries: [], publication: 'published', isPartial: false },
    ],
    [
      'piefed',
      '1.6.27',
      'in its own API',
      { '/api/alpha/federated_instances': { federated_instances: { linked: [{ domain: 'a.example' }] } } },
      { entries: ['a.example'], publication: 'published' },
    ],
    [
      'piefed',
      '1.0.0',
      'in Lemmy’s',
      { '/api/v3/federated_instances': { federated_instances: { linked: [{ domain: 'a.example' }] } } },
      { entries: ['a.example'], publication: 'published' },
    ],
    [
      'mbin',
      '1.9.0',
      'as rows',
      { '/api/federated': { instances: [{ domain: 'a.example', software: 'mbin' }] } },
      { entries: ['a.example'], publication: 'published' },
    ],
    [
      'mbin',
      '1.9.0',
      'unreadable',
      { '/api/federated': {} },
      { entries: [], failure: { cause: 'parse_unexpected' } },
    ],
    [
      'foundkey',
      '13.0.0',
      'in the long list, without those whom it has turned its back on',
      {
        '/api/federation/instances {"limit":100}': [
          { host: 'a.example', isBlocked: false, isSuspended: false },
          { host: 'bad.example', isBlocked: true },
          { host: 'gone.example', isSuspended: true },
        ],
      },
      { entries: ['a.example'], publication: 'published', isPartial: false },
    ],
    ['kbin', '0.10', 'not there', {}, { entries: [], publication: 'closed' }],
  ];

  it.each(ROWS)('reads those of %s %s %s', async (name, version, _what, answers, expected) => {
    expect(await named(name).peers?.(siteWith(version, answers))).toMatchObject(expected);
  });

  it('turns no page twice', async () => {
    const answers = {
      [linked]: { items: [row('a.example')], next_page: 'same' },
      [`${linked}&page_cursor=same`]: { items: [row('b.example')], next_page: 'same' },
    };

    expect(await named('lemmy').peers?.(siteWith('1.0.0', answers))).toMatchObject({
      entries: ['a.example', 'b.example'],
      isPartial: false,
    });
  });

  it.each([
    ['peertube', '6.3.0', 10],
    ['lemmy', '1.0.0', 20],
    ['misskey', '12.119.0', 11],
  ])('asks an endless %s %s at most %i questions', async (name, version, most) => {
    let asked = 0;
    const page = Array.from({ length: 100 }, (_, at) => ({
      host: `h${String(at)}.example`,
      follower: { host: 'a.example' },
      ...row('a.example'),
    }));
    const site: Site = {
      ...siteWith(version, {}),
      json: ({ path }) => {
        asked += 1;
        const isMissing = path === '/api/v1/instance/peers';
        const body = path.startsWith('/api/federation/')
          ? page
          : { data: page, items: page, next_page: `p${asked}` };
        return Promise.resolve(
          isMissing ? { ok: false, failure: { cause: 'http_not_found' } } : { ok: true, value: body },
        );
      },
    };

    expect(await named(name).peers?.(site)).toMatchObject({ publication: 'published', isPartial: true });
    expect(asked).toBe(most);
  });
});

describe('crawler/software: policies of the larger ones', () => {
  const ROWS: [string, string, string, Record<string, unknown>, Expected][] = [
    [
      'gotosocial',
      '0.20.0',
      'blocked and allowed',
      {
        '/api/v1/instance/domain_blocks': [{ domain: 'bad.example', severity: 'suspend', comment: 'spam' }],
        '/api/v1/instance/domain_allows': [{ domain: 'friend.example', comment: 'kind' }],
      },
      {
        entries: ['suspend suspend bad.example: spam', 'allow allow friend.example: kind'],
        publication: 'published',
        isPartial: false,
      },
    ],
    [
      'gotosocial',
      '0.20.0',
      'allowed, with the blocked kept back',
      {
        '/api/v1/instance/domain_blocks': new Refusal('http_refused', 401),
        '/api/v1/instance/domain_allows': [{ domain: 'friend.example' }],
      },
      { entries: ['allow allow friend.example'], publication: 'published', isPartial: true },
    ],
    [
      'gotosocial',
      '0.20.0',
      'blocked, with the allowed kept back',
      {
        '/api/v1/instance/domain_blocks': [{ domain: 'bad.example' }],
        '/api/v1/instance/domain_allows': new Refusal('http_refused', 401),
      },
      { entries: ['suspend suspend bad.example'], publication: 'published', isPartial: false },
    ],
    [
      'gotosocial',
      '0.20.0',
      'half broken: nothing, lest the other half look lifted',
      {
        '/api/v1/instance/domain_blocks': [{ domain: 'bad.example' }],
        '/api/v1/instance/domain_allows': new Refusal('http_server_error', 500),
      },
      { entries: [], publication: 'failed', failure: { cause: 'http_server_error', status: 500 } },
    ],
    [
      'lemmy',
      '1.0.0',
      'over pages',
      {
        [blocked]: { items: [{ ...row('bad.example'), blocked: { expires_at: null } }], next_page: 'Q' },
        [`${blocked}&page_cursor=Q`]: { items: [row('worse.example')] },
        [allowed]: { items: [row('friend.example')] },
      },
      {
        entries: [
          'suspend blocked bad.example',
          'suspend blocked worse.example',
          'allow allowed friend.example',
        ],
        publication: 'published',
        isPartial: false,
      },
    ],
    [
      'lemmy',
      '1.0.0',
      'broken on the second page',
      {
        [blocked]: { items: [row('bad.example')], next_page: 'Q' },
        [`${blocked}&page_cursor=Q`]: new Refusal('http_rate_limited', 429),
      },
      { entries: [], publication: 'failed', failure: { cause: 'http_rate_limited' } },
    ],
    [
      'lemmy',
      '0.17.4',
      'inline',
      {
        '/api/v3/site': {
          federated_instances: { linked: [], blocked: ['bad.example'], allowed: ['friend.example'] },
        },
      },
      {
        entries: ['suspend blocked bad.example', 'allow allowed friend.example'],
        publication: 'published',
      },
    ],
    [
      'piefed',
      '1.6.27',
      'with reasons',
      { '/api/v1/instance/domain_blocks': [{ domain: 'bad.example', severity: 'suspend', comment: 'spam' }] },
      { entries: ['suspend suspend bad.example: spam'], publication: 'published' },
    ],
    [
      'piefed',
      '1.6.27',
      'in allow-list mode',
      {
        '/api/v1/instance/domain_blocks': [],
        '/api/alpha/federated_instances': {
          federated_instances: { allowed: [{ domain: 'friend.example' }] },
        },
      },
      { entries: ['allow allowed friend.example'], publication: 'published' },
    ],
    [
      'mbin',
      '1.9.0',
      'as rows',
      { '/api/defederated/v2': { instances: [{ domain: 'bad.example', software: null }] } },
      { entries: ['suspend banned bad.example'], publication: 'published' },
    ],
    [
      'mbin',
      '1.7.0',
      'as names',
      { '/api/defederated': { instances: ['bad.example'] } },
      { entries: ['suspend banned bad.example'], publication: 'published' },
    ],
    [
      'sharkey',
      '2024.9.1',
      'by rows, wherever they stand',
      {
        [filtered('blocked')]: [{ host: 'bad.example', isBlocked: true, isMediaSilenced: true }],
        [filtered('silenced')]: [{ host: 'loud.example', isSilenced: true, isBlocked: false }],
        [filtered('suspended')]: [
          { host: 'soft.example', isSuspended: true, suspensionState: 'softwareSuspended' },
        ],
      },
      {
        entries: [
          'suspend blocked bad.example',
          'media media_silenced bad.example',
          'silence silenced loud.example',
        ],
        publication: 'published',
        isPartial: false,
      },
    ],
    [
      'misskey',
      '13.0.0',
      'without believing a filter that it has never heard of',
      {
        [filtered('blocked')]: [{ host: 'bad.example' }],
        [filtered('silenced')]: [
          { host: 'bad.example', isBlocked: true },
          { host: 'innocent.example', isBlocked: false },
        ],
        [filtered('suspended')]: [],
      },
      { entries: ['suspend blocked bad.example'], publication: 'published' },
    ],
    [
      'misskey',
      '2025.1.0',
      'broken in the middle',
      {
        [filtered('blocked')]: [{ host: 'bad.example' }],
        [filtered('silenced')]: new Refusal('http_server_error', 502),
      },
      { entries: [], publication: 'failed', failure: { cause: 'http_server_error', status: 502 } },
    ],
    [
      'misskey',
      '2025.1.0',
      'broken on its second page',
      { [filtered('blocked')]: hosts(0, 100) },
      { entries: [], publication: 'closed' },
    ],
    [
      'iceshrimp',
      '2023.12.9',
      'in private mode',
      { [filtered('blocked')]: new Refusal('http_refused', 401) },
      { entries: [], publication: 'closed' },
    ],
  ];

  it.each(ROWS)('reads that of %s %s %s', async (name, version, _what, answers, { entries, ...more }) => {
    const policy = await named(name).policy?.(siteWith(version, answers));

    expect(policy).toMatchObject(more);
    expect(policy?.entries.map(told)).toEqual(entries);
  });

  it('has none of PeerTube, Pixelfed and Iceshrimp.NET, which tell nobody', () => {
    for (const name of ['peertube', 'pixelfed', 'iceshrimp.net']) {
      expect(named(name)).not.toHaveProperty('policy');
    }
  });

  it('keeps Pleroma’s patterns as they are published, and refuses what is none', async () => {
    const reject = ['bad\\.example', '^(.+\\.)?(worse|worst)\\.example$', 'two words', '<b>', 'plain'];
    const policy = await named('pleroma').policy?.(
      siteWith('2.7.0', {}, { federation: { mrf_simple: { reject } } }),
    );

    expect(policy?.entries.map(({ target, isObfuscated }) => [target, isObfuscated])).toEqual([
      ['bad\\.example', true],
      ['^(.+\\.)?(worse|worst)\\.example$', true],
    ]);
    expect(policy?.refused).toBe(3);
  });

  it('keeps two names apart that look alike behind their stars', async () => {
    const body = ['a', 'b', 'b'].map((digit) => ({
      domain: 'ba*.ex*mple',
      digest: digit.repeat(64),
      severity: 'suspend',
    }));
    const policy = await named('mastodon').policy?.(
      siteWith('4.3.0', { '/api/v1/instance/domain_blocks': body }),
    );

    expect(policy?.entries.map(({ digest }) => digest?.[0])).toEqual(['a', 'b']);
  });
});
