import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIndex, parseNodeInfo, softwareName } from './parse.ts';

const BASE = new URL('https://example.org/.well-known/nodeinfo');
const schema = (version: string) => `http://nodeinfo.diaspora.software/ns/schema/${version}`;
const link = (version: string, href: unknown) => ({ rel: schema(version), href });

function placeOf(body: unknown, base = BASE): string | null {
  const place = parseIndex(body, base);
  return place.ok ? `${place.value.host}${place.value.path}` : null;
}

function read(more: object) {
  const info = parseNodeInfo({ software: { name: 'mastodon', version: '4.3.0' }, ...more });
  if (!info.ok) throw new Error(info.failure.detail);
  return info.value;
}

describe('crawler/probes/nodeinfo/parse: the index', () => {
  it.each([
    [
      'the newest',
      [link('2.1', '/n/2.1'), link('1.0', '/n/1.0'), link('2.2', '/n/2.2')],
      'example.org/n/2.2',
    ],
    ['no schema of the future', [link('2.0', '/n/2.0'), link('9.0', '/n/9.0')], 'example.org/n/2.0'],
    [
      'a path with a query (WordPress)',
      [link('2.0', 'https://example.org/?rest_route=/n/2.0')],
      'example.org/?rest_route=/n/2.0',
    ],
    [
      'https in the name of the schema (kbin)',
      [{ rel: schema('2.0').replace('http:', 'https:'), href: '/n' }],
      'example.org/n',
    ],
    [
      'a self link without scheme (Movary)',
      [{ rel: 'self', type: schema('2.1'), href: 'example.org/nodeinfo/2.1' }],
      'example.org/nodeinfo/2.1',
    ],
    [
      'past the actor (PeerTube)',
      [{ rel: 'https://www.w3.org/ns/activitystreams#Application', href: '/actor' }, link('2.0', '/n')],
      'example.org/n',
    ],
    ['another host of the site', [link('2.0', 'https://social.example.org/n')], 'social.example.org/n'],
    ['an inner scheme', [link('2.0', 'http://example.org/n')], 'example.org/n'],
    [
      'the older one that is here',
      [link('2.1', 'https://evil.example/n'), link('2.0', '/n')],
      'example.org/n',
    ],
    ['not another site', [link('2.1', 'https://evil.example/n')], null],
    ['not another site of the same suffix', [link('2.1', 'https://evil.org/n')], null],
    ['not another port', [link('2.1', 'https://example.org:8443/n')], null],
    ['not an address', [link('2.1', 'https://127.0.0.1/n')], null],
    ['not another scheme', [link('2.1', 'file:///etc/passwd')], null],
    ['nothing unreadable', [link('2.0', 'http://[')], null],
    ['nothing that is no text', [link('2.0', 7), link('2.0', null)], null],
  ])('takes %s', (_what, links, place) => {
    expect(placeOf({ links })).toBe(place);
  });

  it('accepts the bare link that PHP servers and old Lemmy send, with and without a numbered second', () => {
    expect(placeOf({ links: link('1.0', '/n/1.0') })).toBe('example.org/n/1.0');
    expect(placeOf({ links: link('1.0', '/n/1.0'), 0: link('2.0', '/n/2.0') })).toBe('example.org/n/2.0');
    expect(placeOf({ links: { 0: link('1.0', '/n/1.0'), 1: link('2.0', '/n/2.0') } })).toBe(
      'example.org/n/2.0',
    );
  });

  it('resolves against where redirects have led', () => {
    expect(
      placeOf({ links: [link('2.0', '/n')] }, new URL('https://social.example.org/.well-known/nodeinfo')),
    ).toBe('social.example.org/n');
  });

  it('never throws and never leaves the site, whatever comes', () => {
    const url = fc
      .tuple(
        fc.constantFrom('https://', 'http://', 'ftp://', '//', '/', ''),
        fc.constantFrom(
          'example.org',
          'EXAMPLE.org.',
          'a.example.org',
          'evil.example',
          'evil@example.org',
          '[::1]',
        ),
        fc.constantFrom('', ':443', ':8443', '@evil.example'),
        fc.string(),
      )
      .map((parts) => parts.join(''));
    const href = fc.oneof(url, fc.string(), fc.jsonValue());
    const links = fc.oneof(
      fc.jsonValue(),
      fc.array(fc.record({ rel: fc.constantFrom(schema('2.0'), 'self'), href })),
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ links })), (body) => {
        const place = parseIndex(body, BASE);
        return (
          !place.ok || (/^(?:a\.)?example\.org$/.test(place.value.host) && place.value.path.startsWith('/'))
        );
      }),
    );
  });
});

describe('crawler/probes/nodeinfo/parse: the document', () => {
  it.each([
    [null],
    ['x'],
    [[]],
    [{}],
    [{ software: {} }],
    [{ software: { name: 7 } }],
    [{ software: { name: ' ' } }],
  ])('finds no server in %j', (body) => {
    const info = parseNodeInfo(body);
    expect(!info.ok && info.failure.cause).toBe('parse_unexpected');
  });

  it.each([
    ['Mobilizon', 'mobilizon'],
    ['Iceshrimp.NET', 'iceshrimp.net'],
    ['diaspora*', 'diaspora'],
    ['Foo  Server!', 'foo-server'],
    ['<script>', 'script'],
    ['*', null],
  ])('folds the name %s into %s', (name, folded) => {
    expect(softwareName(name)).toBe(folded);
  });

  it.each([
    ['numbers', { users: { total: 50, activeMonth: 20, activeHalfyear: 30 } }, [50, 20, false]],
    ['strings', { users: { total: '50', activeMonth: '20' } }, [50, 20, false]],
    ['nulls (Misskey)', { users: { total: 50, activeMonth: null, activeHalfyear: null } }, [50, null, false]],
    ['nobody, which is said', { users: { total: 0 } }, [0, null, false]],
    ['hidden', { users: {} }, [null, null, true]],
    ['hidden by PHP', { users: [] }, [null, null, true]],
    ['absent', undefined, [null, null, true]],
    ['a list for usage', [], [null, null, true]],
    ['junk', { users: { total: -3, activeMonth: 1.5 } }, [null, null, false]],
    ['more active than there are', { users: { total: 5, activeMonth: 6 } }, [5, 6, false]],
  ])('reads usage with %s', (_what, usage, [total, month, isHidden]) => {
    const info = read({ usage });

    expect([info.counts.usersTotal, info.counts.usersActiveMonth, info.hidesUsage]).toEqual([
      total,
      month,
      isHidden,
    ]);
  });

  it.each([
    [true, true],
    ['FALSE', false],
    [false, false],
    [null, null],
    [undefined, null],
  ])('reads openRegistrations %j as %s', (openRegistrations, isOpen) => {
    expect(read({ openRegistrations }).isRegistrationOpen).toBe(isOpen);
  });

  it('reads names and descriptions as plain, bounded text', () => {
    const info = read({
      metadata: {
        nodeName: 'A\r\n&lt;B&gt;',
        nodeDescription: `<p>Hi</p>${'x'.repeat(9000)}`,
        private: 'true',
        langs: ['EN'],
      },
    });

    expect(info).toMatchObject({ title: 'A <B>', isPrivate: true, languages: ['en'] });
    expect(info.description).toMatch(/^Hi\nx+$/);
    expect(info.description).toHaveLength(2000);
  });

  it('reads the instance of 2.2 and the posts object of an old Pleroma', () => {
    const info = read({
      instance: { name: 'N', description: 'D' },
      usage: { users: { total: 1 }, localPosts: { all: 3, direct: 1 } },
    });

    expect(info).toMatchObject({ title: 'N', description: 'D', counts: { postsTotal: 3 } });
  });

  it.each(['constructor', '__proto__', 'toString'])('takes %s for a name like any other', (name) => {
    const info = parseNodeInfo({ software: { name, version: '1' } });

    expect(info.ok && info.value.software).toBe(name.toLowerCase());
  });

  it('never throws and keeps every bound, whatever comes', () => {
    const soft = fc.record({
      software: fc.record({ name: fc.string({ minLength: 1 }), version: fc.jsonValue() }),
      usage: fc.jsonValue(),
      metadata: fc.jsonValue(),
      openRegistrations: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), soft), (body) => {
        const info = parseNodeInfo(body);
        if (!info.ok) return true;
        const { software, version, title, description, languages } = info.value;
        return (
          /^[a-z0-9.+_-]{1,64}$/.test(software) &&
          version.length <= 100 &&
          (title ?? '').length <= 200 &&
          (description ?? '').length <= 2000 &&
          languages.length <= 30
        );
      }),
    );
  });
});
