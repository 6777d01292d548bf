import { BlockList, isIP } from 'node:net';
import { GLOBAL, REFUSED, RELAYED } from './iana-special.ts';

export interface AddressGuard {
  /** True where a connection to this literal address may never be opened. */
  isRefused(address: string): boolean;
  /** The first address that condemns the whole answer of a name, or null. */
  firstRefused(addresses: readonly string[]): string | null;
  /** True where nobody on the internet gets to any of them: it is not we alone who stay away. */
  leadNowhere(addresses: readonly string[]): boolean;
}

type Family = 'ipv4' | 'ipv6';

// One list per family: a BlockList would match an IPv4 rule against the IPv4-mapped form too, so that
// opening 127.0.0.0/8 would open ::ffff:127.0.0.1 behind our back.
type Ranges = Readonly<Record<Family, BlockList>>;

/**
 * `allowNetworks` opens ranges that are closed otherwise, for a lab on loopback or a private federation. `own` tells the
 * addresses of this machine, which are closed though they be public: behind them are our own API and database.
 */
export function createAddressGuard(
  allowNetworks: readonly string[],
  own: () => ReadonlySet<string> = nobody,
): AddressGuard {
  const refused = toRanges(REFUSED.map(([cidr]) => cidr));
  const reachable = toRanges(GLOBAL.map(([cidr]) => cidr));
  const relayed = toRanges(RELAYED.map(([cidr]) => cidr));
  const opened = toRanges(allowNetworks);

  function isRefused(address: string): boolean {
    const version = isIP(address);
    // A zone (`fe80::1%eth0`) names one of our own interfaces.
    if (version === 0 || address.includes('%')) return true;
    const family = version === 4 ? 'ipv4' : 'ipv6';
    if (opened[family].check(address, family)) return false;
    if (own().has(address)) return true;
    return refused[family].check(address, family) && !reachable[family].check(address, family);
  }

  // Not so an address of ours that is public, nor what a translator or a tunnel leads on.
  function isNowhere(address: string): boolean {
    if (!isRefused(address)) return false;
    if (isIP(address) === 0 || address.includes('%')) return true;
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    const isElsewhere = reachable[family].check(address, family) || relayed[family].check(address, family);
    return refused[family].check(address, family) && !isElsewhere;
  }

  return {
    isRefused,
    firstRefused: (addresses) => addresses.find(isRefused) ?? null,
    leadNowhere: (addresses) => addresses.every(isNowhere),
  };
}

const NONE: ReadonlySet<string> = new Set();

function nobody(): ReadonlySet<string> {
  return NONE;
}

function toRanges(cidrs: readonly string[]): Ranges {
  const ranges = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const cidr of cidrs) {
    const [network = '', bits = ''] = cidr.split('/');
    const version = isIP(network);
    const bitsMax = version === 4 ? 32 : 128;
    if (version === 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > bitsMax) {
      throw new Error(`"${cidr}" is not a network: write it as address/bits, for example 127.0.0.0/8`);
    }
    const family = version === 4 ? 'ipv4' : 'ipv6';
    ranges[family].addSubnet(network, Number(bits), family);
  }
  return ranges;
}
