import { createHash } from 'node:crypto';

export const BUCKETS = 256;

/**
 * The group that shares one budget: the address's /24 or /48, so that one worker keeps the pace toward all
 * hosts behind it; before an address is known, the registrable domain.
 */
export function paceKey(address: string | null, registrable: string): string {
  if (!address) return registrable;
  if (!address.includes(':')) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = address.includes('::') ? [...left, ...zeros, ...right] : left;
  return `${groups
    .slice(0, 3)
    .map((group) => group.toLowerCase())
    .join(':')}::/48`;
}

/** Any even hash will do; this one is the same on every machine and in every version. */
export function bucketOf(key: string): number {
  return createHash('sha256').update(key).digest()[0] ?? 0;
}
