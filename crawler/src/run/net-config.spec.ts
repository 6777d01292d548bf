import { describe, expect, it } from 'vitest';
import { readNetSettings } from '../config.ts';
import { createFetcher, NET_DEFAULTS } from '../net/got-fetcher.ts';
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
      expect(await fetcher.names.addressesOf(name)).toMatchObject({ failure: { cause: 'our_rule' } });
    }
    await fetcher.destroy();
  });

  it('keeps the pace that was promised to hosts, whatever the environment says', () => {
    const names = ['HOST_GAP_MS', 'ADDRESS_GAP_MS', 'CONNECTIONS_PER_ADDRESS', 'CONNECTIONS_PER_ADDRESS_MAX'];
    const hurried = Object.fromEntries(names.map((name) => [name, '0']));

    const config = netConfig(
      readNetSettings({ ...hurried, REQUESTS_PER_SECOND: '10000', CONCURRENCY: '2000' }),
    );

    expect(config.hostGapMs).toBeGreaterThanOrEqual(1000);
    expect(config.addressGapMs).toBeGreaterThanOrEqual(100);
    expect(config.connectionsPerAddressMax).toBeLessThanOrEqual(2);
    expect(config.crawlDelayWaitMaxMs).toBe(NET_DEFAULTS.crawlDelayWaitMaxMs);
  });
});
