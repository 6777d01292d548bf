import { BlockList, isIP } from 'node:net';

/** Whose `X-Forwarded-For` is believed: nobody's, that of exactly so many proxies in a row, or that of these networks. */
export type TrustedProxies = { hops: number } | { networks: BlockList };

export const NO_PROXY: TrustedProxies = { hops: 0 };

/** What a request says of where it comes from. */
export interface Origin {
  /** Of the connection. */
  peer: string;
  /** The header as it came. */
  forwardedFor: string | undefined;
}

/**
 * The address that a request is counted for. Each proxy adds at the end whom it was asked by, so the header is read
 * from its end and no further than proxies are trusted: what stands before may have been made up by the client.
 */
export function clientAddress({ peer, forwardedFor }: Origin, trusted: TrustedProxies): string {
  // The last 20 do: nobody has more proxies, and a header may be long.
  const said = (forwardedFor ?? '').split(',').slice(-20);
  const line = [...said.map((address) => plain(address)).filter((address) => address !== ''), plain(peer)];
  let at = line.length - 1;
  for (let hop = 0; at > 0 && isTrusted(trusted, line[at] ?? '', hop); hop += 1) {
    // What is no address was not written by a proxy of ours.
    if (isIP(line[at - 1] ?? '') === 0) break;
    at -= 1;
  }
  return line[at] ?? '';
}

function isTrusted(trusted: TrustedProxies, address: string, hop: number): boolean {
  return 'hops' in trusted ? hop < trusted.hops : isWithin(trusted.networks, address);
}

export function isWithin(networks: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && networks.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Who shares an allowance: an IPv4 address, or the /64 of an IPv6 address, since a household gets at least that. */
export function clientKey(address: string): string {
  return isIP(address) === 6 ? `${groupsOf(address).slice(0, 4).join(':')}::/64` : address;
}

/** Without spaces, brackets, port and zone; what is IPv4 in IPv6 as IPv4. */
function plain(text: string): string {
  const trimmed = text.trim();
  const bare =
    /^\[([^\]]*)\](?::\d+)?$/.exec(trimmed)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(trimmed)?.[1] ?? trimmed;
  const address = bare.replace(/%.*$/, '').toLowerCase();
  if (isIP(address) !== 6) return address;
  const groups = groupsOf(address);
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return address;
  return groups
    .slice(6)
    .flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255])
    .join('.');
}

/** The eight groups of a valid IPv6 address, without zeros before them. */
function groupsOf(address: string): string[] {
  const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number);
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  const [head = '', tail] = hex.split('::');
  const before = head.split(':').filter((group) => group !== '');
  const after = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? [] : Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...zeros, ...after].map((group) => parseInt(group, 16).toString(16));
}

/** Reads `10.0.0.0/8, ::1`; null where one of them is no network. */
export function readNetworks(text: string): BlockList | null {
  const networks = new BlockList();
  for (const part of text.split(',').map((piece) => piece.trim())) {
    const [address = '', prefix, ...rest] = part.split('/');
    const family = isIP(address);
    const bits = family === 6 ? 128 : 32;
    if (family === 0 || rest.length > 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return null;
    const length = prefix === undefined ? bits : Number(prefix);
    if (length > bits) return null;
    networks.addSubnet(address, length, family === 6 ? 'ipv6' : 'ipv4');
  }
  return networks;
}
