import type { SrvRecord } from 'node:dns';
import { parseDomain } from '@homeport/db';
import type { Service } from '../fetcher.ts';

// An answer over TCP holds thousands of records. Who offers more than this has nothing to gain by the ninth.
const SERVICES_MAX = 8;

/**
 * SRV records in the order of RFC 2782: the lowest priority first, and within it the greatest weight. The
 * document draws lots by weight, to spread load; here the same answer always gives the same order, so that two
 * visits can be compared. The target "." (not offered here) is no host name, and neither is an address.
 */
export function orderServices(records: readonly SrvRecord[]): Service[] {
  const sorted = records.toSorted(
    (a, b) => a.priority - b.priority || b.weight - a.weight || compare(a.name, b.name) || a.port - b.port,
  );
  const services = new Map<string, Service>();
  for (const { name, port } of sorted) {
    const host = parseDomain(name);
    if (host.ok && port > 0) services.set(`${host.domain}:${String(port)}`, { host: host.domain, port });
    if (services.size === SERVICES_MAX) break;
  }
  return [...services.values()];
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
