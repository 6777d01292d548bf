import { existsSync, readFileSync } from 'node:fs';
import { createPublicKey } from 'node:crypto';
import { parseInstanceName, type InstanceName } from '@homeport/db';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, readCanonicalizable } from './canonical-json.ts';
import { decodeBase64, isSignedBy, parseKeys, signedBytes } from './parse-keys.ts';
import { keyDocument, keyFrom, publicBase64, signatureOf, type KeyDocument } from './signed.fixture.ts';

const CAPTURES = new URL('../../../../../shared/captures/', import.meta.url);
const hasCaptures = existsSync(CAPTURES);
if (!hasCaptures) console.info(`skipped: no recordings at ${CAPTURES.pathname}`);

const NOW = new Date('2026-01-01T00:00:00Z');

function named(text: string): InstanceName {
  const name = parseInstanceName('matrix', text);
  if (!name.ok) throw new Error(`${text} is no name`);
  return name.name;
}

const read = (text: string, name = 'example.org', now = NOW) =>
  parseKeys(Buffer.from(text), named(name), now);
const causeOf = (text: string, name?: string) => {
  const keys = read(text, name);
  return keys.ok ? null : keys.failure.cause;
};
const written = (document?: KeyDocument) => JSON.stringify(keyDocument(document));

describe('crawler/probes/matrix/parse-keys', () => {
  it('takes keys that signed their own document', () => {
    expect(read(written())).toMatchObject({
      ok: true,
      value: { keyIds: ['ed25519:a_one'], validUntil: new Date('2026-01-05T00:00:00Z') },
    });
  });

  it('takes the same document in any order and spacing', () => {
    const { signatures, ...bare } = keyDocument();
    const turned = Object.fromEntries(Object.entries({ signatures, ...bare }).reverse());

    expect(read(JSON.stringify(turned, null, 3)).ok).toBe(true);
  });

  it('leaves out of the signature what the specification leaves out', () => {
    expect(read(JSON.stringify({ ...keyDocument(), unsigned: { age_ts: 1 } })).ok).toBe(true);
  });

  it('signs names and texts beyond ASCII as they are', () => {
    const more = {
      '\ufb00': 1,
      '\u{1f600}': 'Gr\u00fc\u00dfe \u2028 \u007f \u0001',
      '\u00e9': ['\\', '"', '/'],
    };

    expect(read(written({ more })).ok).toBe(true);
  });

  it('signs a field called __proto__ like any other', () => {
    const bare = written().slice(1);
    const sneaked = `{"__proto__":{"verify_keys":{}},${bare}`;
    const { signatures: _, ...unsigned } = keyDocument();
    const honest = `{"__proto__":{"a":1},${JSON.stringify(unsigned).slice(1)}`;
    const signatures = { 'example.org': { 'ed25519:a_one': signatureOf(honest, keyFrom(1)) } };

    expect(causeOf(sneaked)).toBe('key_invalid');
    expect(read(`${honest.slice(0, -1)},"signatures":${JSON.stringify(signatures)}}`).ok).toBe(true);
  });

  it('never relies on keys for more than a week', () => {
    const keys = read(written({ validUntil: Date.parse('2036-01-01T00:00:00Z') }));

    expect(keys).toMatchObject({ ok: true, value: { validUntil: new Date('2026-01-08T00:00:00Z') } });
  });

  it.each([
    ['an expired document', written({ validUntil: NOW.getTime() }), 'key_expired'],
    ['an instant that no date has', written({ validUntil: -9e15 }), 'key_expired'],
    ['no validity at all', written({ more: { valid_until_ts: null } }), 'key_expired'],
    ['another server', written({ name: 'other.example' }), 'wrong_server'],
    ['a name that is none', written({ name: '127.0.0.1' }), 'wrong_server'],
    ['no name', '{"verify_keys":{}}', 'parse_unexpected'],
    ['one changed byte', written().replace('2', '3'), 'key_invalid'],
    ['another key under the same id', withKey(publicBase64(keyFrom(2))), 'key_invalid'],
    [
      'a signature under another id',
      written().replace(/"ed25519:a_one"(?=:"[^"]{86}")/, '"ed25519:b"'),
      'key_invalid',
    ],
    ['a key that is too short', withKey('AAAA'), 'key_invalid'],
    ['a key that is no point', withKey('/'.repeat(42) + '8'), 'key_invalid'],
    ['an algorithm that nobody knows', written({ keyId: 'curve25519:a' }), 'key_invalid'],
    ['a fraction', written().replace(/\}$/, ',"a":1.5}'), 'key_invalid'],
    ['a fraction that is whole', written().replace(/\}$/, ',"a":1.0}'), 'key_invalid'],
    ['an exponent', written().replace(/\}$/, ',"a":1e3}'), 'key_invalid'],
    ['a negative zero', written().replace(/\}$/, ',"a":-0}'), 'key_invalid'],
    ['a number that would be rounded', written().replace(/\}$/, ',"a":9007199254740993}'), 'key_invalid'],
    ['a name twice', written().replace('{', '{"server_name":"example.org",'), 'key_invalid'],
    ['half a character', written().replace(/\}$/, ',"a":"\\ud800"}'), 'key_invalid'],
    ['a list', '[]', 'key_invalid'],
    ['nothing', '', 'key_invalid'],
    ['more than an event may have', `${written().slice(0, -1)},"a":"${'x'.repeat(70_000)}"}`, 'key_invalid'],
    ['too deep a nest', `${written().slice(0, -1)},"a":${'['.repeat(40)}${']'.repeat(40)}}`, 'key_invalid'],
  ])('refuses %s', (_what, text, cause) => {
    expect(causeOf(text)).toBe(cause);
  });

  it('refuses bytes that are no UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(written().slice(0, -1)), Buffer.from(',"a":"\xff"}', 'latin1')]);

    expect(parseKeys(bytes, named('example.org'), NOW)).toMatchObject({ failure: { cause: 'key_invalid' } });
  });

  it('knows a name with a port from the one without', () => {
    expect(read(written({ name: 'example.org:8448' }), 'example.org:8448').ok).toBe(true);
    expect(causeOf(written(), 'example.org:8448')).toBe('wrong_server');
  });

  it('never throws, whatever the bytes and values are', () => {
    const near = fc
      .json()
      .map((value) => `{"server_name":"example.org","verify_keys":${value},"signatures":${value}}`);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          near.map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          expect(parseKeys(bytes, named('example.org'), NOW).ok).toBe(false);
        },
      ),
    );
  });
});

// What JSON.parse reads without a word, and a signature can't be over.
const NOT_CANONICAL = [
  ...['1.5', '1.0', '1e3', '1E3', '-0', '9007199254740992', '-9007199254740992', '99999999999999999999'],
  ...['{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '"\\ud800"', '{"\\udc00":1}'],
  ...[`${'['.repeat(34)}${']'.repeat(34)}`, `"${'x'.repeat(65_536)}"`],
];

describe('crawler/probes/matrix/canonical-json', () => {
  // The examples of https://spec.matrix.org/v1.15/appendices/#canonical-json, and the edges of its grammar.
  it.each([
    ['{}', '{}'],
    ['{ "one": 1, "two": "Two" }', '{"one":1,"two":"Two"}'],
    ['{"b":"2","a":"1"}', '{"a":"1","b":"2"}'],
    ['{"a":"\u65e5\u672c\u8a9e"}', '{"a":"\u65e5\u672c\u8a9e"}'],
    ['{"\u672c":2,"\u65e5":1}', '{"\u65e5":1,"\u672c":2}'],
    ['{"a":"\\u65E5"}', '{"a":"\u65e5"}'],
    ['{"a":null,"b":[true,false,-7]}', '{"a":null,"b":[true,false,-7]}'],
    ['{"\u{1f600}":1,"\ufb00":2}', '{"\ufb00":2,"\u{1f600}":1}'],
    ['"\\u001F\\/\\u0008"', '"\\u001f/\\b"'],
    ['[ 9007199254740991 , -9007199254740991 ]', '[9007199254740991,-9007199254740991]'],
  ])('writes %s as %s', (text, canonical) => {
    const value = readCanonicalizable(Buffer.from(text));

    expect(value === undefined ? undefined : canonicalBytes(value).toString()).toBe(canonical);
  });

  it.each([
    '',
    '{',
    '{"a"}',
    '{"a":1,}',
    '[1,]',
    '01',
    '+1',
    'nul',
    '"\t"',
    '"\\x"',
    '{} {}',
    '-',
    "{'a':1}",
    ...NOT_CANONICAL,
  ])('reads nothing in %j', (text) => {
    expect(readCanonicalizable(Buffer.from(text))).toBeUndefined();
  });

  it('reads what JSON.parse reads, where every number is whole', () => {
    const values = fc.jsonValue({ noUnicodeString: false, depthSize: 'small' }).filter(isCanonical);
    fc.assert(
      fc.property(values, (value) => {
        const text = JSON.stringify(value);
        const here = readCanonicalizable(Buffer.from(text));
        expect(here).toBeDefined();
        expect(JSON.parse(canonicalBytes(here ?? null).toString())).toEqual(JSON.parse(text));
      }),
    );
  });
});

function withKey(key: string): string {
  return written({ more: { verify_keys: { 'ed25519:a_one': { key } } } });
}

function isCanonical(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0);
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, field]) => name.isWellFormed() && isCanonical(field));
}

describe.runIf(hasCaptures)('crawler/probes/matrix: recorded keys', () => {
  const text = (file: string) => readFileSync(new URL(file, CAPTURES), 'utf8');

  it('signs as the vectors of the specification', () => {
    const vectors = text('matrix/spec_crypto_test_vectors.md');
    const [, seed = ''] = /decode_base64\(\s+"([^"]+)"/.exec(vectors) ?? [];
    const key = keyFrom(Buffer.from(seed, 'base64'));
    const blocks = [...vectors.matchAll(/```json\n([\s\S]*?)```/g)].map(([, block = '']) => block);
    const objects = blocks.slice(0, 4).map((block) => JSON.parse(block) as Vector);

    expect(objects).toHaveLength(4);
    for (const signed of [objects[1], objects[3]]) {
      const signature = signed?.signatures?.['domain']?.['ed25519:1'] ?? '';
      expect(signatureOf(JSON.stringify(signed), key)).toBe(signature);
      const value = readCanonicalizable(Buffer.from(JSON.stringify(signed)));
      const [raw, bytes] = [decodeBase64(publicBase64(key), 32), decodeBase64(signature, 64)];
      if (!(value instanceof Map) || !raw || !bytes) throw new Error('the vector is broken');
      expect(isSignedBy(raw, signedBytes(value), bytes)).toBe(true);
      expect(isSignedBy(raw, Buffer.concat([signedBytes(value), Buffer.from(' ')]), bytes)).toBe(false);
    }
    expect(createPublicKey(key).asymmetricKeyType).toBe('ed25519');
  });

  it('verifies the document of gomatrixserverlib, which names a server that is no public one', () => {
    const document = text('matrix/gomatrixserverlib_testkeys_localhost8800.json');
    const value = readCanonicalizable(Buffer.from(document));
    if (!(value instanceof Map)) throw new Error('the document is no object');
    const parsed = JSON.parse(document) as Vector;
    const key = decodeBase64(parsed.verify_keys?.['ed25519:a_Obwu']?.key, 32);
    const signature = decodeBase64(parsed.signatures?.['localhost:8800']?.['ed25519:a_Obwu'], 64);

    expect(key && signature && isSignedBy(key, signedBytes(value), signature)).toBe(true);
    expect(causeOf(document)).toBe('wrong_server');
  });

  it('does not take the example of the specification, whose signature is a sentence', () => {
    expect(causeOf(text('matrix/spec_server_key_example.json'))).toBe('key_invalid');
  });

  it.each(['005-GET___matrix_key_v2_server', '037-GET___matrix_key_v2_server.exposed'])(
    'verifies what Synapse publishes (%s)',
    (file) => {
      const [, body = ''] = text(`servers/synapse.realtest/${file}.http`).split(/\r?\n\r?\n/);

      expect(read(body, 'synapse.realtest', new Date('2026-11-23T01:27:50Z'))).toMatchObject({
        ok: true,
        value: {
          keyIds: ['ed25519:a_fxLz'],
          validUntil: new Date((JSON.parse(body) as { valid_until_ts: number }).valid_until_ts),
        },
      });
      expect(causeOf(body.replace('a_fxLz"', 'a_fxLy"'), 'synapse.realtest')).toBe('key_invalid');
    },
  );
});

interface Vector {
  signatures?: Record<string, Record<string, string>>;
  verify_keys?: Record<string, { key: string }>;
}
