import { describe, expect, it } from 'vitest';
import { canonicalDomain, unicodeDomain } from './domain.ts';

describe('web/lib/domain', () => {
  it('brings every spelling of a name to one', () => {
    expect(canonicalDomain('MÜNCHEN.example.')).toBe('xn--mnchen-3ya.example');
    expect(canonicalDomain(' Harbour.Example ')).toBe('harbour.example');
  });

  for (const text of [
    '',
    'localhost',
    'a..b',
    'x y.example',
    '../status',
    'a.example/path',
    `${'a'.repeat(64)}.example`,
  ]) {
    it(`takes ${JSON.stringify(text.slice(0, 20))} for no name`, () => {
      expect(canonicalDomain(text)).toBeUndefined();
    });
  }

  it('shows a name as its readers write it', () => {
    expect(unicodeDomain('xn--mnchen-3ya.example')).toBe('münchen.example');
  });
});
