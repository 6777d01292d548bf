import { existsSync, readFileSync } from 'node:fs';
import type { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { createAddressGuard } from './address-guard.ts';
import { REFUSED, RELAYED, REVIEWED } from './iana-special.ts';
import { ownAddresses } from './own-addresses.ts';

const CASES = new URL('../../../../../shared/data/ssrf-iana-cases.json', import.meta.url);
const guard = createAddressGuard([]);

const REFUSED_ADDRESSES = [
  '0.0.0.0', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.255.255.255',
  '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.0.171', '192.0.2.1', '192.88.99.1',
  '192.168.0.1', '198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255',
  '240.0.0.1', '255.255.255.255', '::', '::1', '::7f00:1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:8.8.8.8',
  '::ffff:192.0.0.9', '::ffff:0:7f00:1', '64:ff9b::7f00:1', '64:ff9b::808:808', '64:ff9b:1::1', '100::1',
  '100:0:0:1::1', '2001::1', '2001:db8::1', '2002:7f00:1::1', '2002:808:808::1', '3fff::1', '5f00::1', 'fc00::1',
  'fdff::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', '2001:1::4', '2001:4:113::',
]; // prettier-ignore
const GLOBAL_ADDRESSES = [
  '1.0.0.0', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255',
  '128.0.0.0', '169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '192.0.0.9', '192.0.0.10',
  '192.0.1.0', '192.31.196.1', '192.88.98.255', '192.169.0.0', '198.17.255.255', '198.20.0.0', '223.255.255.255',
  '2001:1::1', '2001:4:112::1', '2001:20::1', '2001:30::1', '2001:200::', '2001:4860:4860::8888', '2003::',
  '2606:4700:4700::1111', '2620:4f:8000::1', '3fff:1000::', '64:ff9c::1',
]; // prettier-ignore

describe('crawler/net/address-guard', () => {
  it.each(REFUSED_ADDRESSES)('refuses %s', (address) => {
    expect(guard.isRefused(address)).toBe(true);
  });

  it.each(GLOBAL_ADDRESSES)('lets %s pass', (address) => {
    expect(guard.isRefused(address)).toBe(false);
  });

  it.each(['', 'site.example', '127.1', '0x7f.0.0.1', '2130706433', '[::1]', '1.2.3.4:443', '256.1.1.1'])(
    'refuses %j, which is no address',
    (text) => {
      expect(guard.isRefused(text)).toBe(true);
    },
  );

  it('condemns a mixed answer in any order', () => {
    expect(guard.firstRefused(['8.8.8.8', '10.0.0.1'])).toBe('10.0.0.1');
    expect(guard.firstRefused(['10.0.0.1', '8.8.8.8'])).toBe('10.0.0.1');
    expect(guard.firstRefused(['8.8.8.8', '2001:4860:4860::8888', '::1'])).toBe('::1');
    expect(guard.firstRefused(['8.8.8.8', '2001:4860:4860::8888'])).toBeNull();
  });

  it('knows where nobody gets to, and where it is we alone who stay away', () => {
    const ours = createAddressGuard(['127.0.1.0/24'], () => new Set(['8.8.8.8', '10.0.0.1', '192.0.0.9']));

    const relayed = new Set(RELAYED.map(([cidr]) => cidr.split('/')[0]));
    for (const [cidr] of REFUSED.filter(([range]) => !relayed.has(range.split('/')[0]))) {
      expect(guard.leadNowhere([cidr.split('/')[0]!]), cidr).toBe(true);
    }
    expect(guard.leadNowhere(['site.example', 'fe80::1%eth0', '10.0.0.1'])).toBe(true);
    for (const address of ['64:ff9b::808:808', '2001::1', '2002:808:808::1', '8.8.8.8', '192.0.0.9']) {
      expect(guard.leadNowhere([address, '10.0.0.1']), address).toBe(false);
    }
    expect(ours.leadNowhere(['8.8.8.8'])).toBe(false);
    expect(ours.leadNowhere(['192.0.0.9'])).toBe(false);
    expect(ours.leadNowhere(['10.0.0.1'])).toBe(true);
    expect(ours.leadNowhere(['127.0.1.1'])).toBe(false);
  });

  it('opens a configured network, and not its IPv6 disguises', () => {
    const opened = createAddressGuard(['127.0.0.0/8', 'fd00::/8']);

    expect(opened.isRefused('127.1.2.3')).toBe(false);
    expect(opened.isRefused('fd00::1')).toBe(false);
    expect(opened.isRefused('::ffff:127.0.0.1')).toBe(true);
    expect(opened.isRefused('::7f00:1')).toBe(true);
    expect(opened.isRefused('10.0.0.1')).toBe(true);
  });

  it('refuses the addresses of its own machine, public ones too, and others of the same network not', () => {
    const ours = createAddressGuard([], () => new Set(['8.8.8.8', '2001:4860:4860::8888', '192.0.0.9']));

    for (const address of ['8.8.8.8', '2001:4860:4860::8888', '192.0.0.9']) {
      expect(ours.isRefused(address), address).toBe(true);
      expect(guard.isRefused(address), address).toBe(false);
    }
    expect(ours.firstRefused(['8.8.4.4', '8.8.8.8'])).toBe('8.8.8.8');
    expect(ours.isRefused('8.8.8.9')).toBe(false);
    // An operator whose own instance runs beside us may say so.
    expect(createAddressGuard(['8.8.8.8/32'], () => new Set(['8.8.8.8'])).isRefused('8.8.8.8')).toBe(false);
  });

  it('reads the addresses of its own machine at its interfaces', () => {
    const there = (address: string) =>
      ({ address }) as NonNullable<ReturnType<typeof networkInterfaces>[string]>[0];
    const own = ownAddresses(() => ({
      lo: [there('127.0.0.1')],
      wan: [there('8.8.8.8'), there('2001:db8::1')],
    }));

    expect([...own()]).toEqual(['127.0.0.1', '8.8.8.8', '2001:db8::1']);
    expect(ownAddresses()().has('127.0.0.1')).toBe(true);
  });

  it.each(['127.0.0.0', '127.0.0.0/33', 'loopback/8', '127.0.0.0/x', '::1/129'])(
    'says that %s is no network',
    (cidr) => {
      expect(() => createAddressGuard([cidr])).toThrow(`"${cidr}" is not a network`);
    },
  );

  it('refuses the first address of every special range', () => {
    for (const [cidr] of REFUSED) expect(guard.isRefused(cidr.split('/')[0]!), cidr).toBe(true);
  });

  it('was compared with the registries within the last year', () => {
    const ageMs = Date.now() - Date.parse(REVIEWED);
    expect(ageMs, 'compare iana-special.ts with the registries it names').toBeLessThan(
      365 * 24 * 60 * 60 * 1000,
    );
  });

  it.skipIf(!existsSync(CASES))('agrees with all boundary cases (needs the shared address list)', () => {
    const cases = Object.entries(JSON.parse(readFileSync(CASES, 'utf8')) as Record<string, boolean>);
    const wrong = cases.filter(([address, isRefused]) => guard.isRefused(address) !== isRefused);

    expect(cases.length).toBe(283);
    expect(wrong).toEqual([]);
  });
});
