import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorityOf, parseServerName } from './parse-server-name.ts';

describe('crawler/probes/matrix/parse-server-name', () => {
  // The examples of https://spec.matrix.org/v1.15/appendices/#server-name, and what lies around them.
  it.each([
    ['matrix.org', 'dns', 'matrix.org', null, 'matrix.org'],
    ['matrix.org:8888', 'dns', 'matrix.org', 8888, 'matrix.org:8888'],
    ['Matrix.Org:443', 'dns', 'matrix.org', 443, 'matrix.org'],
    ['1.2.3.4', 'ipv4', '1.2.3.4', null, '1.2.3.4'],
    ['1.2.3.4:1234', 'ipv4', '1.2.3.4', 1234, '1.2.3.4:1234'],
    ['[1234:5678::abcd]', 'ipv6', '1234:5678::abcd', null, '[1234:5678::abcd]'],
    ['[1234:5678::ABCD]:5678', 'ipv6', '1234:5678::abcd', 5678, '[1234:5678::abcd]:5678'],
    ['1.example:08448', 'dns', '1.example', 8448, '1.example:8448'],
  ])('reads %s', (text, kind, host, port, authority) => {
    const name = parseServerName(text);

    expect(name).toEqual({ kind, host, port });
    expect(name && authorityOf(name)).toBe(authority);
  });

  it.each([
    '',
    ':8448',
    'a.example:',
    'a.example:0',
    'a.example:65536',
    'a.example:123456',
    'a.example:1:2',
    'https://a.example',
    'a.example/path',
    'a.example:8448/path',
    'a b.example',
    'user@a.example',
    'b\u00fccher.example',
    '256.1.1.1',
    '08.1.1.1',
    '[::1',
    '::1',
    '[1:2:3]',
    '[fe80::1%25eth0]',
    'a.example\n',
    'a'.repeat(256),
    8448,
    null,
  ])('refuses %j', (value) => {
    expect(parseServerName(value)).toBeNull();
  });

  it('never throws, and gives nothing longer than the grammar has', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('[', ']', ':', '.', '-', '1', 'a', 'F') }),
      fc.anything(),
    );
    fc.assert(
      fc.property(texts, (value) => {
        const name = parseServerName(value);
        if (name?.kind === 'ipv4' || name?.kind === 'ipv6') expect(authorityOf(name)).not.toBe('');
        expect((name?.host ?? '').length).toBeLessThanOrEqual(255);
      }),
    );
  });
});
