import { isIP, SocketAddress } from 'node:net';
import { parseDomain } from '@homeport/db';
import { fail, ok, type Outcome } from '../../outcome.ts';
import type { AddressGuard } from './address-guard.ts';
import type { Place } from '../fetcher.ts';
import { refusedName } from '../place.ts';
import { isPort, otherService } from './ports.ts';
import type { NameResolver } from './resolver.ts';

/** Who knows where names lead, and where nobody may go. */
export interface Guide {
  guard: AddressGuard;
  resolver: NameResolver;
  /** Names under which we are reached ourselves, perhaps at an address that no interface of ours has. */
  ownNames: ReadonlySet<string>;
}

/**
 * Every address of a name, or the literal itself, if all of them may be dialled. One refused address condemns
 * the whole answer: whoever mixes them decides which one is dialled. Nothing but a public name is looked up.
 */
export async function addressesOf(
  host: string,
  { guard, resolver, ownNames }: Guide,
): Promise<Outcome<string[]>> {
  if (isIP(host) !== 0) return guarded(host, [spell(host)], guard);
  const name = parseDomain(host);
  if (!name.ok) return refusedName(host, name.reason);
  if (ownNames.has(name.domain)) return fail('our_rule', { detail: `${name.domain} is ourselves` });
  const found = await resolver.addressesOf(name.domain);
  return found.ok ? guarded(name.domain, found.value, guard) : found;
}

/** What is dialled for a place, at most two addresses, in the order in which they are tried. */
export async function locate({ host, port, address }: Place, guide: Guide): Promise<Outcome<string[]>> {
  const service = otherService(port);
  if (service !== null) {
    return fail(isPort(port) ? 'our_rule' : 'blocked_target', {
      detail: `port ${String(port)} of ${host.slice(0, 100)} is for ${service}`,
    });
  }
  // The certain address may be of another name: Matrix finds it at the target of an SRV record.
  if (address !== undefined) return guarded(host, [address], guide.guard);
  const found = await addressesOf(host, guide);
  return found.ok ? ok(pickTwo(found.value)) : found;
}

/** The place in one spelling, so that one host has one pace, and what was dialled can be compared. */
export function canonical({ host, port, authority, address }: Place): Place {
  return {
    host: isIP(host) === 0 ? host.toLowerCase() : spell(host),
    port,
    authority,
    ...(address !== undefined && { address: spell(address) }),
  };
}

function guarded(host: string, addresses: string[], guard: AddressGuard): Outcome<string[]> {
  const refused = guard.firstRefused(addresses);
  if (refused === null) return ok(addresses);
  const what = refused === host ? `${host} is not public` : `${host} points to ${refused.slice(0, 100)}`;
  if (guard.leadNowhere(addresses)) return fail('blocked_target', { detail: what });
  // Others may take the good address of an answer, or get through to one that is ours.
  return fail('our_rule', { detail: addresses.length > 1 ? `${what}, among others` : what });
}

// As the socket itself would say it. What is no plain address stays as it is, for the guard to refuse.
function spell(address: string): string {
  if (isIP(address) !== 6 || address.includes('%')) return address;
  return new SocketAddress({ address, family: 'ipv6' }).address;
}

// IPv4 first: it is what most instances are tested with. Where it fails, IPv6, or else a second IPv4.
function pickTwo(addresses: readonly string[]): string[] {
  const four = addresses.filter((address) => !address.includes(':'));
  const six = addresses.filter((address) => address.includes(':'));
  return [four[0], six[0], four[1], six[1]].filter((address) => address !== undefined).slice(0, 2);
}
