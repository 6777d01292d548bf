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
});
