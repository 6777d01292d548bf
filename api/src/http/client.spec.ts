import { type BlockList } from 'node:net';
import { describe, expect, it } from 'vitest';
import { clientAddress, clientKey, isWithin, NO_PROXY, readNetworks } from './client.ts';

const networks = (text: string): { networks: BlockList } => {
  const list = readNetworks(text);
  if (!list) throw new Error(`${text} are no networks`);
  return { networks: list };
};

describe('api/http/client: whom a request is counted for', () => {
  it.each([
    ['nobody is trusted', '198.51.100.7', '203.0.113.9', NO_PROXY, '198.51.100.7'],
    ['one proxy, which wrote the header', '198.51.100.7', '203.0.113.9', { hops: 1 }, '203.0.113.9'],
    [
      'one proxy, and a client that lied',
      '198.51.100.7',
      '10.9.9.9, 203.0.113.9',
      { hops: 1 },
      '203.0.113.9',
    ],
    ['two proxies', '198.51.100.7', '203.0.113.9, 192.0.2.1', { hops: 2 }, '203.0.113.9'],
    ['more proxies than the header names', '198.51.100.7', '203.0.113.9', { hops: 5 }, '203.0.113.9'],
    ['a proxy that wrote nothing', '198.51.100.7', undefined, { hops: 1 }, '198.51.100.7'],
    ['a header that names no address', '198.51.100.7', 'unknown', { hops: 1 }, '198.51.100.7'],
    ['a header of commas', '198.51.100.7', ',,,', { hops: 1 }, '198.51.100.7'],
    ['a peer of ours', '10.0.0.2', '203.0.113.9', networks('10.0.0.0/8'), '203.0.113.9'],
    ['a peer that is none of ours', '198.51.100.7', '203.0.113.9', networks('10.0.0.0/8'), '198.51.100.7'],
    [
      'proxies of ours in a row, before them a lie',
      '10.0.0.2',
      '192.0.2.1, 203.0.113.9, 10.0.0.3',
      networks('10.0.0.0/8'),
      '203.0.113.9',
    ],
    ['all of them ours', '10.0.0.2', '10.0.0.3', networks('10.0.0.0/8'), '10.0.0.3'],
    [
      'IPv4 in IPv6, as a socket says it',
      '::ffff:10.0.0.2',
      '203.0.113.9',
      networks('10.0.0.0/8'),
      '203.0.113.9',
    ],
    ['a port beside the address', '10.0.0.2', '203.0.113.9:4711', networks('10.0.0.0/8'), '203.0.113.9'],
    ['brackets and a port', '10.0.0.2', '[2001:DB8::1]:443', networks('10.0.0.0/8'), '2001:db8::1'],
  ])('%s', (_what, peer, forwardedFor, trusted, address) => {
    expect(clientAddress({ peer, forwardedFor }, trusted)).toBe(address);
  });

  it('reads no more than the end of a long header', () => {
    const forwardedFor = `203.0.113.9, ${'192.0.2.1, '.repeat(10_000)}192.0.2.1`;

    expect(clientAddress({ peer: '10.0.0.2', forwardedFor }, { hops: 50 })).toBe('192.0.2.1');
  });

  it('counts a household of IPv6 once', () => {
    expect(clientKey('2001:db8:1:2:3:4:5:6')).toBe(clientKey('2001:0db8:1:2::9'));
    expect(clientKey('2001:db8:1:2::1')).not.toBe(clientKey('2001:db8:1:3::1'));
    expect(clientKey('203.0.113.9')).toBe('203.0.113.9');
  });

  it.each(['', 'ten', '10.0.0.0/33', '::1/129', '10.0.0.0/8/8', '10.0.0.0/-1', '10.0.0.0/8,'])(
    'reads no networks in %j',
    (text) => {
      expect(readNetworks(text)).toBeNull();
    },
  );

  it('knows who is within', () => {
    const { networks: list } = networks('127.0.0.0/8, ::1');

    expect(isWithin(list, '127.9.9.9')).toBe(true);
    expect(isWithin(list, '::1')).toBe(true);
    expect(isWithin(list, '128.0.0.1')).toBe(false);
    expect(isWithin(list, 'localhost')).toBe(false);
  });
});
