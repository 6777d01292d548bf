import { describe, expect, it } from 'vitest';
import { parseIndex, parseNodeInfo } from './parse.ts';

// What real servers send, each with its culprit: one case for each oddity, beyond what parse.spec.ts has.

const BASE = new URL('https://host.example/.well-known/nodeinfo');
const schema = (version: string) => `http://nodeinfo.diaspora.software/ns/schema/${version}`;

function placeOf(body: unknown, base = BASE): string | null {
  const place = parseIndex(body, base);
  return place.ok ? `${place.value.host}${place.value.path}` : null;
}

function read(document: object) {
  const info = parseNodeInfo({ software: { name: 'mastodon', version: '4.3.0' }, ...document });
  if (!info.ok) throw new Error(info.failure.detail);
  return info.value;
}

describe('crawler/probes/nodeinfo: the index, as servers write it', () => {
  it.each<[string, unknown, string | null]>([
    ['an object for a list (PHP)', { links: { rel: schema('2.0'), href: '/n' } }, 'host.example/n'],
    [
      'an object with its second link beside it (Friendica, Hubzilla)',
      { links: { rel: schema('1.0'), href: '/n/1' }, 0: { rel: schema('2.0'), href: '/n/2' } },
      'host.example/n/2',
    ],
    [
      'https in the name of the schema, and both (WordPress)',
      {
        links: [
          { rel: schema('2.0'), href: '/a' },
          { rel: schema('2.0').replace('http', 'https'), href: '/b' },
        ],
      },
      'host.example/a',
    ],
    [
      'the schema as a type, and no scheme (Movary)',
      { links: [{ rel: 'self', type: schema('2.1'), href: 'host.example/nodeinfo/2.1' }] },
      'host.example/nodeinfo/2.1',
    ],
    [
      'the actor of the server first (PeerTube, Mobilizon, WordPress)',
      {
        links: [
          { rel: 'https://www.w3.org/ns/activitystreams#Application', href: '/actor' },
          { rel: schema('2.0'), href: '/n' },
        ],
      },
      'host.example/n',
    ],
    [
      '2.1 alone (Lemmy from 0.19.4 on, Hollo)',
      { links: [{ rel: schema('2.1'), href: '/n' }] },
      'host.example/n',
    ],
    [
      '1.0 to 2.2 (Friendica)',
      {
        links: ['1.0', '2.0', '2.1', '2.2'].map((version) => ({
          rel: schema(version),
          href: `/n/${version}`,
        })),
      },
      'host.example/n/2.2',
    ],
    [
      'a query for a path (WordPress without permalinks)',
      {
        links: [
          { rel: schema('2.0'), href: 'https://host.example/?rest_route=/activitypub/1.0/nodeinfo/2.0' },
        ],
      },
      'host.example/?rest_route=/activitypub/1.0/nodeinfo/2.0',
    ],
    [
      'http for https behind a proxy (Hollo, BookWyrm)',
      { links: [{ rel: schema('2.1'), href: 'http://host.example/n' }] },
      'host.example/n',
    ],
    [
      'the name of the onion service (BookWyrm and others that know one name)',
      { links: [{ rel: schema('2.0'), href: `http://${'a'.repeat(56)}.onion/n` }] },
      null,
    ],
    [
      'a slash at the end',
      { links: [{ rel: schema('2.0'), href: '/nodeinfo/2.0/' }] },
      'host.example/nodeinfo/2.0/',
    ],
    ['no link at all (an index that was emptied)', { links: [] }, null],
    ['null (Hubzilla answers so to what it does not know)', null, null],
  ])('%s', (_what, body, place) => {
    expect(placeOf(body)).toBe(place);
  });

  it('is read from where the way from the account domain has led', () => {
    const web = new URL('https://web.host.example/.well-known/nodeinfo');

    expect(placeOf({ links: [{ rel: schema('2.0'), href: '/n/' }] }, web)).toBe('web.host.example/n/');
  });
});

describe('crawler/probes/nodeinfo: the document, as servers write it', () => {
  it.each([
    ['"FALSE" (Akkoma 3.0)', { openRegistrations: 'FALSE' }, false],
    ['"true"', { openRegistrations: 'true' }, true],
    ['null', { openRegistrations: null }, null],
    ['nothing', {}, null],
    ['a word', { openRegistrations: 'invite' }, null],
  ])('registrations: %s', (_what, document, isOpen) => {
    expect(read(document).isRegistrationOpen).toBe(isOpen);
  });

  it.each([
    ['texts (WordPress hands the database’s own on)', '12', 12],
    ['null (Misskey)', null, null],
    ['an object (an old Pleroma)', { all: 12, direct: 1 }, 12],
    ['a negative number (a 32-bit counter that ran over, Lemmy 1.0)', -2_147_483_648, null],
    ['beyond 32 bits', 4_294_967_296, null],
    ['a fraction', 1.5, null],
    ['1e999, which JSON.parse makes infinite', Infinity, null],
    ['a list', [12], null],
    ['text that is no number', '12 posts', null],
  ])('posts: %s', (_what, localPosts, posts) => {
    expect(read({ usage: { users: { total: 1 }, localPosts } }).counts.postsTotal).toBe(posts);
  });

  it.each([
    ['Hubzilla and other PHP', { services: [], metadata: [], usage: { users: [] } }],
    ['BookWyrm, PieFed, Owncast', {}],
    ['nulls', { services: null, metadata: null, usage: null }],
  ])('empty lists for objects, or none: %s', (_what, document) => {
    expect(read(document)).toMatchObject({
      title: null,
      description: null,
      isPrivate: false,
      hidesUsage: true,
    });
  });

  it.each([
    ['Iceshrimp.NET', 'iceshrimp.net'],
    ['Mobilizon', 'mobilizon'],
    ['Owncast', 'owncast'],
    ['NodeBB', 'nodebb'],
    ['diaspora*', 'diaspora'],
    ['GNU social', 'gnu-social'],
    [' Friendica ', 'friendica'],
  ])('the name %s', (name, software) => {
    expect(read({ software: { name } }).software).toBe(software);
  });

  it.each([
    ['4.7.0-alpha.2+glitch', '4.7.0-alpha.2+glitch'],
    ['2.7.2 (compatible; Pleroma 2.7.0-1-gabc)', '2.7.2 (compatible; Pleroma 2.7.0-1-gabc)'],
    ['2024.09-1571', '2024.09-1571'],
    ['0.9.0.0-p12345678', '0.9.0.0-p12345678'],
    // WordPress masks all but the major version.
    ['6', '6'],
    ['0.0.1', '0.0.1'],
    // Fedify and Epicyon; Hubzilla.
    ['0.0.0', ''],
    ['0.0', ''],
    ['', ''],
    [undefined, ''],
    [7, ''],
    ['1'.repeat(900), '1'.repeat(100)],
  ])('the version %.40s', (version, shown) => {
    expect(read({ software: { name: 'mastodon', version } }).version).toBe(shown);
  });

  it('names and descriptions with marks, line ends and escapes (Mastodon, Castopod)', () => {
    const info = read({
      metadata: {
        nodeName: 'A &amp; B\u0000\u202e',
        nodeDescription: 'one\r\ntwo <script>alert(1)</script><b>three</b>',
      },
    });

    expect(info).toMatchObject({ title: 'A & B', description: 'one\ntwo three' });
  });

  it('lists anybody with a NodeInfo, known or not (snac, Epicyon, NodeBB, a newcomer)', () => {
    for (const name of ['snac', 'Epicyon', 'NodeBB', 'a-newcomer']) {
      const info = parseNodeInfo({
        version: '2.0',
        software: { name, version: '2.70' },
        protocols: ['activitypub'],
        services: { inbound: [], outbound: [] },
        usage: { users: { total: 3, activeMonth: 1, activeHalfyear: 2 }, localPosts: 40 },
        openRegistrations: false,
        metadata: { nodeName: 'N', nodeDescription: 'D' },
      });

      expect(info.ok && info.value).toMatchObject({
        software: name.toLowerCase(),
        version: '2.70',
        title: 'N',
        description: 'D',
        isRegistrationOpen: false,
        counts: { usersTotal: 3, usersActiveMonth: 1, usersActiveHalfyear: 2, postsTotal: 40 },
      });
    }
  });

  it('takes Epicyon at its word, which is `private` wherever it runs', () => {
    expect(
      read({ software: { name: 'epicyon', version: '1.6.0' }, metadata: { private: true } }).isPrivate,
    ).toBe(true);
  });
});
