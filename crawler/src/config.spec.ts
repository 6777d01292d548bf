import { NETWORKS } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { readConfig, readNetSettings } from './config.ts';

const good = { DATABASE_URL: 'postgres://localhost/homeport', PUBLIC_URL: 'https://homeport.example' };

describe('crawler/config', () => {
  it('is gentle and says who it is, unless told otherwise', () => {
    const config = readConfig(good);

    expect(config.requestsPerSecond).toBe(8);
    expect(config.userAgent).toBe('Homeport/0.1.0 (+https://homeport.example/bot)');
    expect([config.httpsPort, config.matrixPort, config.lbryPort]).toEqual([443, 8448, 50_001]);
    expect(config.allowNetworks).toEqual([]);
    for (const network of NETWORKS) {
      expect(config.seeds.filter((seed) => seed.network === network).length, network).toBeGreaterThan(5);
    }
  });

  it.each([
    [{ PUBLIC_URL: '' }, 'PUBLIC_URL must be the address of this Homeport'],
    [{ DATABASE_URL: '' }, 'DATABASE_URL is missing'],
    [{ CONCURRENCY: '0' }, 'CONCURRENCY must be a number from 1 to 2000'],
    [{ REQUESTS_PER_SECOND: 'fast' }, 'REQUESTS_PER_SECOND must be a number from 0.1 to 10000'],
    [{ SEEDS: 'example.org,http://x' }, 'SEEDS contains "http://x", which is no host name (not-a-name)'],
    [{ SEEDS: 'example.org:8448' }, 'SEEDS contains "example.org:8448", which is no host name (port)'],
    [{ SEEDS: 'matrix:10.0.0.1' }, 'SEEDS contains "10.0.0.1" of matrix, which is no host name (ip-address)'],
    [{ EXTRA_CA: '/nowhere/ca.pem' }, "EXTRA_CA names a file that can't be read: /nowhere/ca.pem"],
    [{ ALLOW_NETWORKS: 'localhost' }, 'ALLOW_NETWORKS contains "localhost", which is no network'],
    [{ HTTPS_PORT: '70000' }, 'HTTPS_PORT must be a number from 1 to 65535'],
    [{ MATRIX_PORT: '8448.5' }, 'MATRIX_PORT must be a number from 1 to 65535'],
    [{ LBRY_PORT: '0' }, 'LBRY_PORT must be a number from 1 to 65535'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
    [{ VANTAGE: 'Back Room' }, 'VANTAGE must be 1 to 32 lower-case letters, digits or hyphens'],
    [{ CLOCK: 'noon' }, 'CLOCK must be'],
    [{ CANARIES: 'dns.example:53' }, 'CANARIES contains "dns.example:53", which is no address:port'],
    [{ CANARIES: '192.0.2.1:0' }, 'CANARIES contains "192.0.2.1:0", which is no address:port'],
  ])('says what is wrong with %j', (wrong, sentence) => {
    expect(() => readConfig({ ...good, ...wrong })).toThrow(sentence);
  });

  it('begins where it is told to, in each network', () => {
    const { seeds } = readConfig({
      ...good,
      SEEDS:
        'a.example, matrix:b.example:8448 lbry:c.example:50001\nlbry:d.example:50002 fediverse:E.example',
    });

    expect(seeds).toEqual([
      { network: 'fediverse', name: 'a.example' },
      { network: 'matrix', name: 'b.example:8448' },
      { network: 'lbry', name: 'c.example' },
      { network: 'lbry', name: 'd.example:50002' },
      { network: 'fediverse', name: 'e.example' },
    ]);
    expect(readConfig({ ...good, SEEDS: '' }).seeds).toEqual([]);
  });

  it('watches its own line by the root servers, by others, or not at all', () => {
    expect(readConfig(good).canaries).toHaveLength(26);
    expect(readConfig({ ...good, CANARIES: '192.0.2.1, 192.0.2.2:5353 [2001:db8::1]:54' }).canaries).toEqual([
      { address: '192.0.2.1', port: 53 },
      { address: '192.0.2.2', port: 5353 },
      { address: '2001:db8::1', port: 54 },
    ]);
    expect(readConfig({ ...good, CANARIES: 'off' }).canaries).toEqual([]);
    expect(readConfig({ ...good, CANARIES: '' }).canaries).toEqual([]);
  });

  it('names every fault at once', () => {
    expect(() => readConfig({ CONCURRENCY: '-1' })).toThrow(/PUBLIC_URL[^]*DATABASE_URL[^]*CONCURRENCY/);
  });

  it('follows a virtual clock', () => {
    const real = new Date();
    const { clock } = readConfig({ ...good, CLOCK: `2026-01-01T00:00:00Z,${real.toISOString()},86400` });

    const ahead = clock.now().getTime() - Date.parse('2026-01-01T00:00:00Z');
    expect(ahead).toBeGreaterThanOrEqual(0);
    expect(ahead).toBeLessThan(86_400_000 * 30);
  });

  it('lets a command without a database run, also for somebody without a public address', () => {
    expect(readNetSettings({}).userAgent).toBe('Homeport/0.1.0 (local check)');
    expect(readNetSettings({ PUBLIC_URL: 'https://h.example/' }).userAgent).toBe(
      'Homeport/0.1.0 (+https://h.example/bot)',
    );
    expect(() => readNetSettings({ PUBLIC_URL: 'h.example' })).toThrow('PUBLIC_URL must be the address');
    expect(() => readNetSettings({ HTTPS_PORT: '0' })).toThrow('HTTPS_PORT must be');
  });
});
