import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseErrorCode, parseLoginFlows, parseNewestVersion, parseOffersCreation } from './parse-client.ts';
import { parseRoomsPage, parseRoomsTotal } from './parse-rooms.ts';
import { parseVersion } from './parse-version.ts';
import { parseClientBase, parseDelegation, parseSupport, pathUnder } from './parse-well-known.ts';

const baseOf = (url: unknown) => parseClientBase({ 'm.homeserver': { base_url: url } });

describe('crawler/probes/matrix/parse-well-known', () => {
  it.each([
    ['https://matrix.example.org', 'https://matrix.example.org', 443, '/_matrix/client/versions'],
    ['https://matrix.example.org/', 'https://matrix.example.org', 443, '/_matrix/client/versions'],
    [
      'https://matrix.example.org:8448//',
      'https://matrix.example.org:8448',
      8448,
      '/_matrix/client/versions',
    ],
    ['https://example.org/chat/', 'https://example.org/chat', 443, '/chat/_matrix/client/versions'],
  ])('reads the base %s', (text, url, port, path) => {
    const base = baseOf(text);

    expect(base).toMatchObject({ url, place: { port }, isPublished: true });
    expect(base && pathUnder(base, '/_matrix/client/versions')).toBe(path);
  });

  it.each([
    'http://matrix.example.org',
    'https://localhost',
    'https://matrix.example.org.',
    'https://127.0.0.1',
    'https://user:secret@matrix.example.org',
    'https://matrix.example.org/?a=b',
    'matrix.example.org',
    '',
    null,
    7,
  ])('refuses the base %j', (url) => {
    expect(baseOf(url)).toBeNull();
  });

  it('gives the page of the operator before an account', () => {
    const contacts = [{ role: 'm.role.admin', matrix_id: '@admin:example.org' }];

    expect(parseSupport({ contacts, support_page: 'https://example.org/help' })).toBe(
      'https://example.org/help',
    );
    expect(parseSupport({ contacts })).toBe('https://matrix.to/#/@admin:example.org');
  });

  it('never repeats a mail address, nor an account of another role', () => {
    const address = 'admin@example.org';
    const contacts = [
      { role: 'm.role.admin', email_address: address },
      { role: 'm.role.security', matrix_id: '@security:example.org' },
      { role: 'm.role.admin', matrix_id: address },
      { role: 'm.role.admin', matrix_id: '@x:example.org/"><script>' },
    ];

    expect(parseSupport({ contacts })).toBeNull();
    expect(parseSupport({ support_page: `mailto:${address}` })).toBeNull();
  });
});

describe('crawler/probes/matrix/parse-client', () => {
  it.each([
    [['r0.0.1', 'r0.6.1', 'v1.1', 'v1.11', 'v1.2'], 'v1.11'],
    [['v1.9', 'v2.0', 'v1.10'], 'v2.0'],
    [['r0.6.1', 'r0.10.0'], 'r0.10.0'],
    [['v1.1.1', 'latest', 7, null, 'v99999.1'], null],
    [undefined, null],
  ])('finds the newest of %j', (versions, newest) => {
    expect(parseNewestVersion({ versions })).toBe(newest);
  });

  it('lists each way to log in once', () => {
    const flows = [
      { type: 'm.login.password' },
      { type: 'm.login.sso' },
      { type: 'm.login.password' },
      {},
      7,
    ];

    expect(parseLoginFlows({ flows })).toEqual(['m.login.password', 'm.login.sso']);
  });

  it.each([
    [{ issuer: 'https://account.example.org/', prompt_values_supported: ['none', 'create'] }, true],
    [{ issuer: 'https://account.example.org/', prompt_values_supported: ['none'] }, false],
    [{ issuer: 'https://account.example.org/' }, false],
    [{ prompt_values_supported: ['create'] }, null],
    [[], null],
  ])('reads from %j whether accounts are made', (body, offers) => {
    expect(parseOffersCreation(body)).toBe(offers);
  });
});

describe('crawler/probes/matrix/parse-version', () => {
  it.each([
    [{ server: { name: 'Synapse', version: '1.67.0' } }, { software: 'synapse', version: '1.67.0' }],
    [{ server: { name: 'continuwuity' } }, { software: 'continuwuity', version: '' }],
    [{ server: { version: '1.0' } }, null],
    [{ server: {} }, null],
    [{}, null],
  ])('reads %j', (body, version) => {
    expect(parseVersion(body)).toEqual(version);
  });
});

describe('crawler/probes/matrix/parse-rooms', () => {
  it('finds the servers of rooms, whatever names them', () => {
    const chunk = [
      { room_id: '!a:one.example', canonical_alias: '#a:two.example:8448', aliases: ['#a:three.example', 7] },
      { room_id: '!b:ONE.example', name: 'kept by nobody', topic: 'nor this' },
      { room_id: '!since-version-twelve-without-a-server' },
      { room_id: '!c:localhost', canonical_alias: '@d:four.example' },
      { room_id: '!e:[2001:db8::1]:8448' },
    ];

    expect(parseRoomsPage({ chunk, next_batch: 'p2' })).toEqual({
      servers: ['one.example', 'two.example:8448', 'three.example'],
      refused: 2,
      next: 'p2',
    });
  });

  it('passes over a room whose topic asks not to be found', () => {
    const chunk = [{ room_id: '!a:one.example', topic: 'Quiet. (MRS-noindex:true-MRS)' }];

    expect(parseRoomsPage({ chunk })).toEqual({ servers: [], refused: 0, next: null });
  });

  it.each([
    [{ total_room_count_estimate: 12 }, 12],
    [{ total_room_count_estimate: -1 }, null],
    [{}, null],
  ])('reads the number of rooms in %j', (body, total) => {
    expect(parseRoomsTotal(body)).toBe(total);
  });
});

describe('crawler/probes/matrix: whatever comes', () => {
  const words = fc.constantFrom(
    ...['versions', 'flows', 'type', 'chunk', 'room_id', 'topic', 'aliases', 'm.server', 'server', 'name'],
    ...['m.homeserver', 'base_url', 'contacts', 'matrix_id', 'role', 'support_page', 'next_batch', 'errcode'],
  );
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.webUrl());
  const { body } = fc.letrec<{ body: unknown }>((tie) => ({
    body: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('body')),
      fc.dictionary(fc.oneof(words, fc.string()), tie('body')),
    ),
  }));

  it('no parser throws, and all that they give is bounded', () => {
    fc.assert(
      fc.property(body, (value) => {
        const told = [
          parseDelegation(value),
          parseClientBase(value),
          parseSupport(value),
          parseNewestVersion(value),
          parseLoginFlows(value),
          parseOffersCreation(value),
          parseErrorCode(value),
          parseVersion(value),
          parseRoomsTotal(value),
        ];
        expect(JSON.stringify(told).length).toBeLessThan(10_000);
        expect(parseRoomsPage(value)?.servers.length ?? 0).toBeLessThanOrEqual(200 * 22);
      }),
    );
  });

  it('a list without end is cut', () => {
    const many = <T>(one: T): T[] => Array.from({ length: 5000 }, () => one);

    expect(parseLoginFlows({ flows: many({}).map((_, at) => ({ type: `m.${String(at)}` })) })).toHaveLength(
      50,
    );
    expect(parseLoginFlows({ flows: [{ type: 'x'.repeat(5000) }] })[0]).toHaveLength(100);
    expect(parseRoomsPage({ chunk: many({ room_id: '!a:1.1.1.1' }) })?.refused).toBe(200);
    expect(parseVersion({ server: { name: 'x', version: 'y'.repeat(5000) } })?.version).toHaveLength(100);
  });
});
