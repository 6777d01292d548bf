import { Resolver } from 'node:dns/promises';
import type { DomainName } from '@homeport/db';
import { fail, ok, type FailureCause, type Outcome } from '../../outcome.ts';
import type { Service } from '../fetcher.ts';
import { orderServices } from './services.ts';

export interface NameResolver {
  /** Every address of the name, IPv4 first, or why there is none. */
  addressesOf(domain: DomainName): Promise<Outcome<string[]>>;
  /** The SRV records of the name; none is an answer too. */
  servicesOf(name: string): Promise<Outcome<Service[]>>;
}

// A lost packet must not become a verdict: asked again after one second, and after two more.
const TRY_MS = 1000;
const TRIES = 3;

const CAUSES: Readonly<Record<string, FailureCause>> = {
  ENOTFOUND: 'dns_not_found',
  ENODATA: 'dns_no_address',
  // Too long for the DNS with the service in front: there can be no such record.
  EBADNAME: 'dns_not_found',
  ESERVFAIL: 'dns_server_failure',
  EREFUSED: 'dns_refused',
  ETIMEOUT: 'dns_timeout',
  // c-ares could not reach any name server at all: that is our line, not the stranger's name.
  ECONNREFUSED: 'monitor_suspect',
  ECANCELLED: 'monitor_suspect',
  EDESTRUCTION: 'monitor_suspect',
};

/** Asks c-ares, never getaddrinfo, which resolves only two dead names at a time for the whole process. */
export function createResolver(dnsServers: readonly string[], deadlineMs: number): NameResolver {
  // One for each name. Where c-ares reads one answer that is no DNS, it gives up every question of the same resolver:
  // a hostile name server would spoil the names of all others. It also gives each name a port that nobody can foresee.
  function resolverOfItsOwn(): Resolver {
    const resolver = new Resolver({ timeout: Math.min(TRY_MS, deadlineMs), tries: TRIES });
    if (dnsServers.length > 0) resolver.setServers(dnsServers);
    return resolver;
  }

  return {
    async addressesOf(domain) {
      const resolver = resolverOfItsOwn();
      const [four, six] = await Promise.all([
        within(deadlineMs, resolver.resolve4(domain)),
        within(deadlineMs, resolver.resolve6(domain)),
      ]);
      const addresses = [...new Set([...four.records, ...six.records])];
      if (addresses.length > 0) return ok(addresses);
      return fail(worse(four.cause, six.cause));
    },
    async servicesOf(name) {
      const { records, cause } = await within(deadlineMs, resolverOfItsOwn().resolveSrv(name));
      if (cause === 'dns_no_address' || cause === 'dns_not_found') return ok(orderServices(records));
      return fail(cause);
    },
  };
}

interface Answer<Item> {
  records: Item[];
  /** Why there are none, where there are none. */
  cause: FailureCause;
}

async function within<Item>(deadlineMs: number, question: Promise<Item[]>): Promise<Answer<Item>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer<Item>>((resolve) => {
    timer = setTimeout(() => {
      resolve({ records: [], cause: 'dns_timeout' });
    }, deadlineMs);
  });
  const answered = question.then(
    (records): Answer<Item> => ({ records, cause: 'dns_no_address' }),
    (error: unknown): Answer<Item> => ({ records: [], cause: causeOf(error) }),
  );
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
  }
}

function causeOf(error: unknown): FailureCause {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return CAUSES[code] ?? 'dns_server_failure';
}

// NXDOMAIN speaks for the whole name. Otherwise, "no such record" from one family says less than an error
// from the other: the address may have been in the answer that never came.
function worse(a: FailureCause, b: FailureCause): FailureCause {
  if (a === 'dns_not_found' || b === 'dns_not_found') return 'dns_not_found';
  return a === 'dns_no_address' ? b : a;
}
