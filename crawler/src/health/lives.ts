import type { Cause, LifeEvidence, Network, Verdict } from '@homeport/db';
import { isProof } from './lifecycle.ts';

/** What tells one server from another at the same name. */
export interface Identity {
  /** The name of the software's family, forks folded into it; null before it was read. */
  software: string | null;
  usersTotal: number | null;
  postsTotal: number | null;
  /** Of a homeserver of Matrix; empty elsewhere. */
  keyIds: readonly string[];
}

/** What was known of an instance before a contact. */
export interface Former extends Identity {
  network: Network;
  verdict: Verdict | null;
  cause: Cause | null;
  /** When it last said what it is; null where it never did. */
  readAt: Date | null;
}

const DAY_MS = 86_400_000;
// A name that lapses is free again after the registry's grace and redemption (ICANN: 30 days for the latter alone).
const ABSENT_MS = 30 * DAY_MS;
// Keys say more: nobody who still has the old ones begins with others only.
const ABSENT_KEYS_MS = 7 * DAY_MS;
// Whoever has lost nine of ten posts has begun anew; fewer than so many at first would prove nothing.
const POSTS_LEAST = 100;
const LOST = 10;

// Softwares that take over each other's database: a change among them is an upgrade, and no new hand.
const KIN: readonly (readonly string[])[] = [
  ['pleroma', 'akkoma'],
  ['misskey', 'iceshrimp.net'],
  ['hubzilla', 'streams'],
];

/**
 * What shows that a domain has changed hands since it was last read, or null. Only after an absence that was seen:
 * an operator who moves to other software overnight keeps their name and its past, and so does a server that we
 * ourselves have not looked at. Pure.
 */
export function changedHands(former: Former, now: Identity, at: Date): LifeEvidence | null {
  if (former.readAt === null || former.verdict === null || former.cause === null) return null;
  if (isProof({ verdict: former.verdict, cause: former.cause })) return null;
  const absentMs = at.getTime() - former.readAt.getTime();
  switch (former.network) {
    case 'matrix':
      return absentMs >= ABSENT_KEYS_MS && hasOtherKeys(former, now) ? 'signing_key' : null;
    case 'fediverse':
      if (absentMs < ABSENT_MS) return null;
      if (hasOtherSoftware(former, now)) return 'software';
      return hasBegunAnew(former, now) ? 'numbers' : null;
    case 'lbry':
      // A hub keeps nothing of its own: whoever runs it, it is the same service.
      return null;
  }
}

function hasOtherKeys(former: Identity, now: Identity): boolean {
  if (former.keyIds.length === 0 || now.keyIds.length === 0) return false;
  return !now.keyIds.some((id) => former.keyIds.includes(id));
}

function hasOtherSoftware({ software: was }: Identity, { software: is }: Identity): boolean {
  if (was === null || is === null || was === is) return false;
  return !KIN.some((family) => family.includes(was) && family.includes(is));
}

function hasBegunAnew(former: Identity, now: Identity): boolean {
  if (former.postsTotal === null || now.postsTotal === null || former.postsTotal < POSTS_LEAST) return false;
  const hasLostPosts = now.postsTotal * LOST < former.postsTotal;
  const hasNoMoreUsers = (now.usersTotal ?? 0) <= (former.usersTotal ?? Infinity);
  return hasLostPosts && hasNoMoreUsers;
}
