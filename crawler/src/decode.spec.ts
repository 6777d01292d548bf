import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  count,
  decodeJson,
  DEPTH_MAX,
  flag,
  get,
  httpUrl,
  languageTags,
  looseArray,
  plainText,
  scrub,
  text,
} from './decode.ts';

const decode = (source: string) => decodeJson(Buffer.from(source));
const causeOf = (source: string) => {
  const outcome = decode(source);
  return outcome.ok ? null : outcome.failure.cause;
};

describe('crawler/decode', () => {
  it.each([
    ['nothing', '', 'parse_not_json'],
    ['white space', ' \n', 'parse_not_json'],
    ['a page', '<!DOCTYPE html><html>', 'parse_not_json'],
    ['a comma too many', '{"a":1,}', 'parse_not_json'],
    ['half an object', '{"a":', 'parse_not_json'],
    ['a level too many', '['.repeat(DEPTH_MAX + 1) + ']'.repeat(DEPTH_MAX + 1), 'parse_too_deep'],
    // What is too deep is called so even where it would not parse: it was never built.
    ['a million brackets', '['.repeat(1_000_000), 'parse_too_deep'],
    ['as many levels as may be', '['.repeat(DEPTH_MAX) + ']'.repeat(DEPTH_MAX), null],
    // Brackets in strings, also behind escaped quotes, open nothing.
    ['brackets in text', JSON.stringify('"\\[{'.repeat(100)), null],
    ['a byte order mark', '\ufeff{"a":1}', null],
    ['null', 'null', null],
  ])('reads %s', (_what, source, cause) => {
    expect(causeOf(source)).toBe(cause);
  });

  it('drops the names that poison objects, however deep', () => {
    const outcome = decode('{"a":[{"__proto__":{"x":1},"constructor":2,"prototype":3,"b":4}],"__proto__":1}');

    expect(outcome.ok && JSON.stringify(outcome.value)).toBe('{"a":[{"b":4}]}');
  });

  it('reads broken UTF-8 without giving up the rest', () => {
    const outcome = decodeJson(Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]));

    expect(outcome.ok && get(outcome.value, 'a')).toBe('\ufffd');
  });

  it('finds own fields only', () => {
    expect(get({}, 'toString')).toBeUndefined();
    expect(get([1], 'length')).toBeUndefined();
    expect(get({ a: { b: 1 } }, 'a', 'b')).toBe(1);
    expect(get({ a: null }, 'a', 'b')).toBeUndefined();
  });

  it.each([
    ['  a\r\n\tb ', 'a b'],
    ['a\u0000b\u0007\u009fc', 'abc'],
    ['ab\u202egpj.exe\u2066', 'abgpj.exe'],
    ['a\ud800b', 'a\ufffdb'],
    ['   ', null],
    [7, null],
    [null, null],
  ])('reads the line %j as %j', (value, line) => {
    expect(text(value, 100)).toBe(line);
  });

  it('never cuts a character in half', () => {
    expect(scrub('ab😀', 3)).toBe('ab');
    expect(text('😀😀', 3)).toBe('😀');
  });

  it.each([
    [0, 0],
    [149738, 149738],
    ['149738', 149738],
    [-1, null],
    [1.5, null],
    [1e12, null],
    ['1e3', null],
    ['', null],
    [null, null],
    [true, null],
    [{ all: 3 }, null],
  ])('counts %j as %j', (value, number) => {
    expect(count(value)).toBe(number);
  });

  it.each([
    [true, true],
    [1, true],
    ['1', true],
    ['TRUE', true],
    ['FALSE', false],
    [0, false],
    [2, null],
    ['Yes', true],
    ['on', true],
    ['no', false],
    ['off', false],
    ['maybe', null],
    [null, null],
  ])('takes %j for %j', (value, answer) => {
    expect(flag(value)).toBe(answer);
  });

  it.each([
    [
      [1, 2, 3],
      [1, 2],
    ],
    [{ 0: 'a', 1: 'b', 2: 'c' }, ['a', 'b']],
    ['en', ['en']],
    [null, []],
    ['', []],
  ])('makes a bounded list of %j', (value, list) => {
    expect(looseArray(value, 2)).toEqual(list);
  });

  it.each([
    ['https://example.org/about', 'https://example.org/about'],
    ['javascript:alert(1)', null],
    ['https://me:secret@example.org/', null],
    ['mailto:a@example.org', null],
    [`https://example.org/${'a'.repeat(600)}`, null],
    [null, null],
  ])('takes %j for the address %j', (value, url) => {
    expect(httpUrl(value)).toBe(url);
  });

  it('keeps language tags only', () => {
    expect(languageTags(['EN', 'pt_BR', 'en', 'klingon language', 7, 'zh-Hant'])).toEqual([
      'en',
      'pt-br',
      'zh-hant',
    ]);
  });

  it.each([
    ['<p>Hello &amp; <a href="x">welcome</a></p><p>to <b>us</b></p>', 'html', 'Hello & welcome\n\nto us'],
    ['one<br/>two', 'html', 'one\ntwo'],
    ['a < b, I <3 you, x<y', 'html', 'a < b, I <3 you, x<y'],
    ['<script>alert("<p>")</script>safe<!-- > -->!', 'html', 'safe!'],
    ['<style>p{}', 'html', null],
    ['&lt;b&gt; &#x1F600; &#99999999; &#65;&nope;', 'html', '<b> 😀 &#99999999; A&nope;'],
    ['line\r\nline\r\n\r\n\r\nend', 'html', 'line\nline\n\nend'],
    [
      '# Hi\n> **bold** and `code`\n- [link](https://x.example) ![pic](y)',
      'markdown',
      'Hi\nbold and code\nlink pic',
    ],
  ] as const)('makes plain text of %j (%s)', (source, kind, plain) => {
    expect(plainText(source, 2000, kind)).toBe(plain);
  });

  // Each of these made some expression of some crawler run for minutes.
  it.each(['<', '<a ', '[', '[a](', '![', '&#', ' ', '\n', '<!--', '*', '<script>', '`', ' \t'])(
    'reads a megabyte of %j in no time',
    (piece) => {
      const source = piece.repeat(1_000_000 / piece.length);
      const startedMs = performance.now();

      plainText(source, 2000, 'markdown');
      text(source, 200);
      decode(source);

      expect(performance.now() - startedMs).toBeLessThan(2000);
    },
  );

  it('never throws and always keeps its bounds, whatever comes', () => {
    // Any UTF-16 units, halves of pairs and controls among them.
    const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
    const values = fc.oneof(fc.jsonValue(), units);
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 50 }), (value, max) => {
        for (const read of [count, flag, httpUrl, languageTags]) read(value);
        const texts = [text(value, max), plainText(value, max), plainText(value, max, 'markdown')];
        return (
          looseArray(value, max).length <= max &&
          texts.every((one) => one === null || (one !== '' && one.length <= max && one.isWellFormed()))
        );
      }),
    );
  });

  it('never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => typeof decodeJson(Buffer.from(bytes)).ok === 'boolean'),
    );
  });
});
