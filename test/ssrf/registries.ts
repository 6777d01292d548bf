// The special-purpose registries as they are published, row by row, read apart from the guard's own list: a guard can't
// be proved by the list that it was made from. IPv4: https://www.iana.org/assignments/iana-ipv4-special-registry;
// IPv6: https://www.iana.org/assignments/iana-ipv6-special-registry; multicast and the ranges that RFC 4291 and its
// forerunners took back: https://www.iana.org/assignments/ipv6-address-space.
import { isIPv4, SocketAddress } from 'node:net';

/** Whether the registry calls a range globally reachable; `taken back` where it had a meaning that routers may know. */
type Reach = 'global' | 'special' | 'taken back';

interface Row {
  cidr: string;
  reach: Reach;
  name: string;
}

const row = (cidr: string, reach: Reach, name: string): Row => ({ cidr, reach, name });

export const ROWS: readonly Row[] = [
  row('0.0.0.0/8', 'special', 'this network'),
  row('0.0.0.0/32', 'special', 'this host on this network'),
  row('10.0.0.0/8', 'special', 'private use'),
  row('100.64.0.0/10', 'special', 'shared address space'),
  row('127.0.0.0/8', 'special', 'loopback'),
  row('169.254.0.0/16', 'special', 'link local'),
  row('172.16.0.0/12', 'special', 'private use'),
  row('192.0.0.0/24', 'special', 'IETF protocol assignments'),
  row('192.0.0.0/29', 'special', 'IPv4 service continuity prefix'),
  row('192.0.0.8/32', 'special', 'IPv4 dummy address'),
  row('192.0.0.9/32', 'global', 'Port Control Protocol anycast'),
  row('192.0.0.10/32', 'global', 'TURN anycast'),
  row('192.0.0.170/32', 'special', 'NAT64 and DNS64 discovery'),
  row('192.0.0.171/32', 'special', 'NAT64 and DNS64 discovery'),
  row('192.0.2.0/24', 'special', 'documentation (TEST-NET-1)'),
  row('192.31.196.0/24', 'global', 'AS112-v4'),
  row('192.52.193.0/24', 'global', 'AMT'),
  row('192.88.99.0/24', 'taken back', '6to4 relay anycast'),
  row('192.88.99.2/32', 'special', '6a44 relay anycast'),
  row('192.168.0.0/16', 'special', 'private use'),
  row('192.175.48.0/24', 'global', 'direct delegation AS112 service'),
  row('198.18.0.0/15', 'special', 'benchmarking'),
  row('198.51.100.0/24', 'special', 'documentation (TEST-NET-2)'),
  row('203.0.113.0/24', 'special', 'documentation (TEST-NET-3)'),
  row('224.0.0.0/4', 'special', 'multicast'),
  row('240.0.0.0/4', 'special', 'reserved'),
  row('255.255.255.255/32', 'special', 'limited broadcast'),
  row('::/96', 'taken back', 'IPv4-compatible'),
  row('::/128', 'special', 'unspecified'),
  row('::1/128', 'special', 'loopback'),
  row('::ffff:0:0/96', 'special', 'IPv4-mapped'),
  row('::ffff:0:0:0/96', 'taken back', 'IPv4-translated'),
  row('64:ff9b::/96', 'global', 'IPv4-IPv6 translation'),
  row('64:ff9b:1::/48', 'special', 'local-use IPv4-IPv6 translation'),
  row('100::/64', 'special', 'discard only'),
  row('100:0:0:1::/64', 'special', 'dummy prefix'),
  row('2001::/23', 'special', 'IETF protocol assignments'),
  row('2001::/32', 'taken back', 'Teredo'),
  row('2001:1::1/128', 'global', 'Port Control Protocol anycast'),
  row('2001:1::2/128', 'global', 'TURN anycast'),
  row('2001:1::3/128', 'global', 'DNS-SD service registration anycast'),
  row('2001:2::/48', 'special', 'benchmarking'),
  row('2001:3::/32', 'global', 'AMT'),
  row('2001:4:112::/48', 'global', 'AS112-v6'),
  row('2001:10::/28', 'taken back', 'ORCHID'),
  row('2001:20::/28', 'global', 'ORCHIDv2'),
  row('2001:30::/28', 'global', 'drone remote identification'),
  row('2001:db8::/32', 'special', 'documentation'),
  row('2002::/16', 'taken back', '6to4'),
  row('2620:4f:8000::/48', 'global', 'direct delegation AS112 service'),
  row('3fff::/20', 'special', 'documentation'),
  row('5f00::/16', 'special', 'segment routing identifiers'),
  row('fc00::/7', 'special', 'unique local'),
  row('fe80::/10', 'special', 'link local'),
  row('fec0::/10', 'taken back', 'site local'),
  row('ff00::/8', 'special', 'multicast'),
];

/** Refused though the registry calls it reachable: which IPv4 address is dialled there depends on the machine. */
export const REFUSED_THOUGH_GLOBAL: readonly string[] = ['64:ff9b::/96'];

interface Range extends Row {
  bits: 32 | 128;
  first: bigint;
  last: bigint;
}

const RANGES = ROWS.map(rangeOf);

/** What the registries say of an address: the narrowest row that it is in decides; outside of all it is public. */
export function isSpecial(address: string): boolean {
  const value = valueOf(address);
  const bits = isIPv4(address) ? 32 : 128;
  const narrowest = RANGES.filter(
    (range) => range.bits === bits && range.first <= value && value <= range.last,
  )
    .sort((one, other) => Number(one.last - one.first - (other.last - other.first)))
    .at(0);
  return (
    narrowest !== undefined &&
    (narrowest.reach !== 'global' || REFUSED_THOUGH_GLOBAL.includes(narrowest.cidr))
  );
}

/** The fence posts of every row: its first two, its middle and its last address, and its neighbours on both sides. */
export function boundaryCases(): Map<string, boolean> {
  const cases = new Map<string, boolean>();
  for (const { first, last, bits } of RANGES) {
    const most = (1n << BigInt(bits)) - 1n;
    const middle = first + (last - first) / 2n;
    for (const value of [first - 1n, first, first + 1n, middle, last, last + 1n]) {
      if (value < 0n || value > most) continue;
      const address = addressOf(value, bits);
      cases.set(address, isSpecial(address));
    }
  }
  return cases;
}

export function addressOf(value: bigint, bits: 32 | 128): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');
  const groups = value.toString(16).padStart(32, '0').match(/.{4}/g) ?? [];
  return new SocketAddress({ address: groups.join(':'), family: 'ipv6' }).address;
}

function valueOf(address: string): bigint {
  if (isIPv4(address)) return address.split('.').reduce((value, part) => (value << 8n) | BigInt(part), 0n);
  // A dotted end (::ffff:127.0.0.1) is two groups.
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, a, b, c, d) =>
    [(Number(a) << 8) | Number(b), (Number(c) << 8) | Number(d)].map((group) => group.toString(16)).join(':'),
  );
  const [head = '', tail = ''] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n);
}

function rangeOf(row: Row): Range {
  const [network = '', length = ''] = row.cidr.split('/');
  const bits = isIPv4(network) ? 32 : 128;
  const first = valueOf(network);
  return { ...row, bits, first, last: first + (1n << BigInt(bits - Number(length))) - 1n };
}
