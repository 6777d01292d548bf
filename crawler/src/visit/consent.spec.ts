import { parseDomain } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import type { FailureCause } from '../outcome.ts';
import { isReserved, signalsOnTheWay } from './consent.ts';
import { visitInstance } from './contact.ts';
import { ScriptedFetcher, type Line } from './scripted-contact.ts';

const HOST = 'https://example.org';
const SITEINFO = `${HOST}/siteinfo.json`;
const CONFIG = `${HOST}/api/statusnet/config.json`;
const NEWER_CONFIG = `${HOST}/api/gnusocial/config.json`;

const HUBZILLA = {
  platform: 'hubzilla',
  site_name: 'Words of its own',
  register_policy: 'REGISTER_OPEN',
  directory_mode: 'DIRECTORY_MODE_PRIMARY',
};

/** The script of a server with NodeInfo; what is not in it is not there. */
function scriptOf(
  software: string,
  lines: Record<string, Line>,
  document: object = {},
): Record<string, Line> {
  const script: Record<string, Line> = {
    [`${HOST}/.well-known/nodeinfo`]: {
      json: { links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: '/n' }] },
    },
    [`${HOST}/n`]: {
      json: {
        software: { name: software, version: '1.0' },
        usage: { users: { total: 9 } },
        metadata: { nodeName: 'Words of its own' },
        ...document,
      },
    },
    ...lines,
  };
  return new Proxy(script, { get: (all, key: string) => all[key] ?? { status: 404, body: '' } });
}

async function visit(script: Record<string, Line>) {
  const name = parseDomain('example.org');
  if (!name.ok) throw new Error('example.org is no name');
  const fetcher = new ScriptedFetcher(script);
  const { visits } = await visitInstance({
    target: { network: 'fediverse', domain: name.domain, software: null, version: null, robots: null },
    kinds: new Set(['details', 'peers', 'policy'] as const),
    fetcher,
    clock: { now: () => new Date('2026-01-01T12:00:00Z'), monotonicMs: () => 0 },
    signal: new AbortController().signal,
  });
  const [details, peers, policy] = visits;
  return {
    signals: details?.signals?.map(({ kind, source, value }) => [kind, source, value]) ?? null,
    facts: details?.facts,
    lists: [peers?.peers?.publication, policy?.policy?.publication],
    asked: fetcher.asked.map((url) => url.replace(HOST, '')),
  };
}

// What is shut is said to be shut; what the software doesn't have can't be.
const LISTS_OF: Readonly<Record<string, readonly string[]>> = {
  hubzilla: ['closed', 'unsupported'],
  zap: ['closed', 'unsupported'],
  streams: ['closed', 'unsupported'],
  friendica: ['closed', 'closed'],
  gnusocial: ['unsupported', 'unsupported'],
};

describe('crawler/visit/consent', () => {
  it.each<[string, Line, string]>([
    ['breaks', { status: 500, body: '' }, 'http_server_error (500)'],
    ['breaks at the gateway', { status: 502, body: '' }, 'http_server_error (502)'],
    ['is refused', { status: 403, body: '' }, 'http_refused (403)'],
    ['is gone', { status: 410, body: '' }, 'http_gone (410)'],
    ['takes too long', { failure: { cause: 'http_timeout' } }, 'http_timeout'],
    ['is forbidden by robots.txt', { failure: { cause: 'robots_disallowed' } }, 'robots_disallowed'],
    ['stands behind a bot wall', { failure: { cause: 'http_challenge' } }, 'http_challenge'],
    ['is a page', { body: '<html>' }, 'parse_not_json'],
    ['is no object', { json: [] }, 'parse_unexpected'],
    ['is null', { json: null }, 'parse_unexpected'],
  ])('takes it for a no where the document that says so %s', async (_how, line, value) => {
    for (const [software, url] of [
      ['hubzilla', SITEINFO],
      ['zap', SITEINFO],
      ['friendica', CONFIG],
      ['gnusocial', CONFIG],
    ] as const) {
      const { signals, facts, lists } = await visit(scriptOf(software, { [url]: line }));

      expect(signals?.[0]).toEqual(['check_failed', software === 'zap' ? 'streams' : software, value]);
      expect(facts).toMatchObject({ software, title: null, description: null, rules: [], isPrivate: true });
      expect(facts?.usage.usersTotal).toBeNull();
      expect(lists).toEqual(LISTS_OF[software]);
    }
  });

  it.each([
    ['hubzilla', SITEINFO, HUBZILLA],
    ['streams', SITEINFO, HUBZILLA],
    ['friendica', CONFIG, { site: { name: 'F' } }],
    ['gnusocial', NEWER_CONFIG, { site: { name: 'G', private: '0' } }],
  ])('takes silence for consent (%s)', async (software, url, json) => {
    const said = await visit(scriptOf(software, { [url]: { json } }));
    const nothing = await visit(scriptOf(software, {}));

    for (const { signals, facts } of [said, nothing]) {
      expect(signals).toEqual([]);
      expect(facts).toMatchObject({ isPrivate: false });
      expect(facts?.title).not.toBeNull();
    }
  });

  it.each([1, '1', true, 'true', 'yes', 'on'])(
    'hears a hub that hides in statistics as %j',
    async (value) => {
      const json = { ...HUBZILLA, hide_in_statistics: value };
      const { signals, facts, lists, asked } = await visit(scriptOf('hubzilla', { [SITEINFO]: { json } }));

      expect(signals).toEqual([
        ['hide_in_statistics', '/siteinfo.json', `hide_in_statistics: ${JSON.stringify(value)}`],
      ]);
      expect(facts).toMatchObject({ title: null, isPrivate: true, registration: null });
      // NodeInfo counts nine all the same.
      expect(facts?.usage.usersTotal).toBeNull();
      expect(facts?.usage.marks.usersTotal).toMatchObject({ quality: 'hidden', source: '/n' });
      expect(lists).toEqual(LISTS_OF['hubzilla']);
      // It is a directory server, whose list would be there for the asking.
      expect(asked).toEqual(['/.well-known/nodeinfo', '/n', '/siteinfo.json']);
    },
  );

  it('hears a hub without NodeInfo that hides, whose own document goes on counting', async () => {
    const json = { ...HUBZILLA, hide_in_statistics: 1, channels_total: 12, local_posts: 90 };
    const { signals, facts } = await visit(
      scriptOf('', { [`${HOST}/.well-known/nodeinfo`]: { status: 404, body: '' }, [SITEINFO]: { json } }),
    );

    expect(signals?.map(([kind]) => kind)).toEqual(['usage_hidden', 'hide_in_statistics']);
    expect(facts).toMatchObject({
      software: 'hubzilla',
      title: null,
      usage: { usersTotal: null, postsTotal: null },
    });
  });

  it.each([1, '1', true, 'true'])('hears a site that is private as %j', async (value) => {
    for (const [software, url] of [
      ['friendica', CONFIG],
      ['gnusocial', NEWER_CONFIG],
    ] as const) {
      const json = { site: { name: 'Words of its own', private: value } };
      const { signals, facts, lists } = await visit(scriptOf(software, { [url]: { json } }));

      expect(signals?.map(([kind]) => kind)).toEqual(['site_private']);
      expect(facts).toMatchObject({ title: null, isPrivate: true });
      expect(lists).toEqual(LISTS_OF[software]);
    }
  });

  it('hears NodeInfo itself: private, hidden use, and a header that forbids listing', async () => {
    const isPrivate = await visit(
      scriptOf('writefreely', {}, { metadata: { private: true, nodeName: 'W' } }),
    );
    const hidden = await visit(scriptOf('plume', {}, { usage: { users: {} } }));
    const json = { software: { name: 'plume', version: '0.7' }, usage: { users: { total: 2 } } };
    const header = await visit(
      scriptOf('plume', { [`${HOST}/n`]: { json, headers: { 'x-robots-tag': 'noindex' } } }),
    );

    expect(isPrivate.signals).toEqual([['metadata_private', '/n', 'metadata.private: true']]);
    expect(isPrivate.facts).toMatchObject({ title: null, isPrivate: true });
    expect(hidden.signals).toEqual([['usage_hidden', '/n', 'usage.users: {}']]);
    expect(hidden.facts).toMatchObject({ title: 'Words of its own', isPrivate: false });
    expect(header.signals).toEqual([['noindex_header', '/n', 'X-Robots-Tag: noindex']]);
    expect(header.facts).toMatchObject({ isPrivate: true });
  });

  it('hears an answer behind NodeInfo that asks not to be indexed, and no error page that does', async () => {
    const instance = `${HOST}/api/v2/instance`;
    const json = { title: 'Words of its own', registrations: { enabled: true } };
    const headers = { 'x-robots-tag': 'homeport: none' };
    const answer = await visit(scriptOf('mastodon', { [instance]: { json, headers } }));
    const page = await visit(scriptOf('mastodon', { [instance]: { body: '', status: 404, headers } }));

    expect(answer.signals).toEqual([['noindex_header', '/api/v2/instance', 'X-Robots-Tag: homeport: none']]);
    expect(answer.facts).toMatchObject({ title: null, isPrivate: true, usage: { usersTotal: 9 } });
    expect(page.signals).toEqual([]);
    expect(page.facts).toMatchObject({ title: 'Words of its own', isPrivate: false });
  });

  it('lists with name and state alone whoever says so, and nobody else', () => {
    const kinds = [
      'hide_in_statistics',
      'site_private',
      'metadata_private',
      'noindex_header',
      'check_failed',
      'robots_disallowed',
      'usage_hidden',
      'crawl_delay',
      'limited_federation',
    ] as const;

    expect(kinds.filter((kind) => isReserved([{ kind, source: '', value: '' }]))).toEqual(kinds.slice(0, 6));
    expect(isReserved([])).toBe(false);
  });

  it('keeps what was met on the way once a path, and at most twenty lines of it', () => {
    const left = (path: string, cause: FailureCause | 'crawl-delay') =>
      ({ path, method: 'GET', ms: 1, left: cause, rule: 'Disallow: /' }) as const;
    const asked = [
      left('/api/a', 'robots_disallowed'),
      left('/api/a', 'robots_disallowed'),
      left('/b', 'http_challenge'),
      left('/c', 'http_timeout'),
      left('/d', 'robots_unreachable'),
    ];

    expect(signalsOnTheWay(asked, 5000)).toEqual([
      { kind: 'robots_disallowed', source: '/api/a', value: 'Disallow: /' },
      { kind: 'bot_wall', source: '/b', value: 'Disallow: /' },
      { kind: 'robots_unreachable', source: '/robots.txt', value: 'Disallow: /' },
      { kind: 'crawl_delay', source: '/robots.txt', value: 'Crawl-delay: 5' },
    ]);
    const many = Array.from({ length: 100 }, (_, index) => left(`/${index}`, 'robots_disallowed'));
    expect(signalsOnTheWay(many, 0)).toHaveLength(20);
  });
});
