import { describe, expect, it } from 'vitest';
import { canonicalName, decodePart } from './domain.ts';
import { instancePath } from './instance-path.ts';

describe('web/lib/domain', () => {
  it('brings every spelling of a name to one', () => {
    expect(canonicalName('MÜNCHEN.example.')).toBe('xn--mnchen-3ya.example');
    expect(canonicalName(' Harbour.Example ')).toBe('harbour.example');
    expect(canonicalName('harbour。example。')).toBe('harbour.example');
  });

  it('keeps a port', () => {
    expect(canonicalName('Harbour.Example:8448')).toBe('harbour.example:8448');
    expect(canonicalName('MÜNCHEN.example.:8448')).toBe('xn--mnchen-3ya.example:8448');
  });

  for (const text of [
    '',
    'localhost',
    'a..b',
    'x y.example',
    '../status',
    'a.example/path',
    'a.example:',
    'a.example:0443',
    'a.example:123456',
    'a.example:8448:1',
    'a.example :8448',
    `${'a'.repeat(64)}.example`,
  ]) {
    it(`takes ${JSON.stringify(text.slice(0, 20))} for no name`, () => {
      expect(canonicalName(text)).toBeUndefined();
    });
  }
});

describe('web/lib/instance-path', () => {
  it('names the network only where the Fediverse is not meant', () => {
    expect(instancePath({ network: 'fediverse', domain: 'harbour.example' })).toBe(
      '/instances/harbour.example',
    );
    expect(instancePath({ network: 'matrix', domain: 'harbour.example' })).toBe(
      '/instances/harbour.example?network=matrix',
    );
  });

  it('bears a name with a port there and back', () => {
    const path = instancePath({ network: 'lbry', domain: 'hub.example:50002' });
    const url = new URL(path, 'https://site.example');
    expect(url.searchParams.get('network')).toBe('lbry');
    expect(decodePart(url.pathname.replace('/instances/', ''))).toBe('hub.example:50002');
    expect(canonicalName(decodePart('hub.example%3A50002'))).toBe('hub.example:50002');
  });
});
