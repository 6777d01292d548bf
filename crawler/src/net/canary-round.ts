import { Resolver } from 'node:dns/promises';
import { isIPv6 } from 'node:net';
import { askCanary, type Canary, type CanaryAnswer } from './canary.ts';
import { createAddressGuard } from './names/address-guard.ts';

/** What one kind of canary said in a round. */
export interface Tally {
  asked: number;
  answered: number;
  /** Answered, but only at the second try. */
  repeated: number;
}

/** One look at our own line: by family of addresses, and whether our name servers answer. */
export interface CanaryRound {
  ipv4: Tally;
  ipv6: Tally;
  resolver: Tally;
}

export interface CanaryConfig {
  /** Nobody: neither line nor resolver is looked at. */
  canaries: readonly Canary[];
  /** `address:port` each; empty: the system's. */
  dnsServers: readonly string[];
  /** Networks (CIDR) that the address guard lets through although they are not public. */
  allowNetworks: readonly string[];
  /** For each of the two tries that a canary has, and in all for the two of a name; 2000 where nothing is said. */
  deadlineMs?: number;
}

// Each round asks so many of a family, the next round the next ones: what fails is then the line and not one
// of them, and each of thirteen is asked every other minute.
const PER_FAMILY = 3;
const DEADLINE_MS = 2000;
// Names that every resolver can answer for; a refusal or "no such name" is an answer too.
const NAMES = ['.', 'org', 'com'];
const RESOLVER_TRIES = 2;
// Both mean that the resolver itself found nobody to ask.
const DEAD_ENDS: ReadonlySet<string> = new Set([
  'ETIMEOUT',
  'ECONNREFUSED',
  'ESERVFAIL',
  'ECANCELLED',
  'EDESTRUCTION',
]);

/** Returns how to ask a round of canaries. Throws for a canary that the address guard refuses. */
export function createCanaryRound(config: CanaryConfig): () => Promise<CanaryRound> {
  const guard = createAddressGuard(config.allowNetworks);
  const refused = config.canaries.find(({ address }) => guard.isRefused(address));
  if (refused) {
    throw new Error(`CANARIES names ${refused.address}, which ALLOW_NETWORKS does not let through.`);
  }
  const six = config.canaries.filter(({ address }) => isIPv6(address));
  const four = config.canaries.filter(({ address }) => !isIPv6(address));
  const names = config.canaries.length === 0 ? [] : NAMES;
  const { dnsServers, deadlineMs = DEADLINE_MS } = config;
  let turn = 0;
  return async () => {
    turn += 1;
    const [ipv4, ipv6, resolver] = await Promise.all([
      askLine(next(four, turn), deadlineMs),
      askLine(next(six, turn), deadlineMs),
      askResolver(names, dnsServers, deadlineMs),
    ]);
    return { ipv4, ipv6, resolver };
  };
}

function next(canaries: readonly Canary[], turn: number): Canary[] {
  const count = Math.min(PER_FAMILY, canaries.length);
  return Array.from({ length: count }, (_, nth) => canaries[(turn * count + nth) % canaries.length]).filter(
    (canary) => canary !== undefined,
  );
}

async function askLine(canaries: readonly Canary[], deadlineMs: number): Promise<Tally> {
  const answers = await Promise.all(canaries.map((canary) => askCanary(canary, deadlineMs)));
  const count = (wanted: CanaryAnswer) => answers.filter((answer) => answer === wanted).length;
  const repeated = count('repeated');
  return { asked: answers.length, answered: count('answered') + repeated, repeated };
}

async function askResolver(
  names: readonly string[],
  dnsServers: readonly string[],
  deadlineMs: number,
): Promise<Tally> {
  // Made anew: the system's own settings may have changed with the line, and nothing is kept of the round before.
  const resolver = new Resolver({ timeout: deadlineMs / RESOLVER_TRIES, tries: RESOLVER_TRIES });
  if (dnsServers.length > 0) resolver.setServers(dnsServers);
  const late = setTimeout(() => {
    resolver.cancel();
  }, 2 * deadlineMs);
  const answers = await Promise.all(
    names.map((name) =>
      resolver.resolveNs(name).then(
        () => true,
        (error: unknown) => !isDeadEnd(error),
      ),
    ),
  );
  clearTimeout(late);
  return { asked: answers.length, answered: answers.filter(Boolean).length, repeated: 0 };
}

function isDeadEnd(error: unknown): boolean {
  return error instanceof Error && 'code' in error && DEAD_ENDS.has(String(error.code));
}
