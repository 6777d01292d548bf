import { describe, expect, it } from 'vitest';
import { readNetSettings } from '../config.ts';
import { createFetcher } from '../net/got-fetcher.ts';
import { netConfig } from './net-config.ts';

describe('crawler/run/net-config', () => {
  it.each([
    [{}, { matrix: 8448, lbry: 50_001 }],
    [
      { MATRIX_PORT: '18448', LBRY_PORT: '15001' },
      { matrix: 18_448, lbry: 15_001 },
    ],
  ])('tells where the protocols listen: %j', async (env, ports) => {
    const fetcher = createFetcher(netConfig(readNetSettings(env)));

    expect(fetcher.ports).toEqual(ports);
    await fetcher.destroy();
  });

  it.each([
    ['https://Homeport.Example:8443/about/', ['homeport.example']],
    ['https://münchen.example', ['xn--mnchen-3ya.example']],
    ['http://192.0.2.1:3000', []],
    ['http://localhost:3000', []],
    [undefined, []],
  ])('does not crawl itself: %s', async (publicUrl, names) => {
    const config = netConfig(readNetSettings({ PUBLIC_URL: publicUrl }));
    const fetcher = createFetcher(config);

    expect(config.ownNames).toEqual(names);
    for (const name of names) {
      expect(await fetcher.names.addressesOf(name)).toMatchObject({ failure: { cause: 'blocked_target' } });
    }
    await fetcher.destroy();
  });
});
