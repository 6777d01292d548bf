import { networkInterfaces } from 'node:os';

// Addresses change by the hour at most (DHCP, RFC 8981), and reading them costs as much as a small answer.
const READ_EVERY_MS = 10_000;

/** What this machine is called at the moment: whoever points a name there would have us ask ourselves. */
export function ownAddresses(read: typeof networkInterfaces = networkInterfaces): () => ReadonlySet<string> {
  let known: ReadonlySet<string> = new Set();
  let readAt = -Infinity;
  return () => {
    const now = performance.now();
    if (now - readAt < READ_EVERY_MS) return known;
    readAt = now;
    known = new Set(Object.values(read()).flatMap((all) => (all ?? []).map(({ address }) => address)));
    return known;
  };
}
