import type { GapReason, GapScope } from '@homeport/db';
import { isAlive, isCarried, type Looked, type View } from './own-view.ts';

/** A stretch that is not over, in which nothing of its scope is judged. */
export interface OwnGap {
  scope: GapScope;
  reason: GapReason;
  /** Epoch ms of the crawler's clock. */
  fromAt: number;
  /** When the fault was last found, monotonic. */
  seenMs: number;
}

// So that a line that comes and goes is one gap and not twenty.
const GOOD_ROUNDS = 2;
// Where no canary ever answered, the world itself must have: so many address groups.
const GROUPS_ANSWERED = 3;
// Where nobody is asked, the fault must have stayed away for so long.
const QUIET_MS = 30_000;

/** Whether the fault is over: not found any more, and twice in a row all was well. */
export function isOver({ scope, seenMs }: OwnGap, view: View): boolean {
  const rounds = view.rounds.filter(({ startedMs }) => startedMs > seenMs);
  const isAsked = view.rounds.some(({ ipv4, ipv6 }) => ipv4.asked + ipv6.asked > 0);
  if (!isAsked) return view.nowMs - seenMs >= QUIET_MS;
  const latest = rounds.slice(-GOOD_ROUNDS);
  if (latest.length === GOOD_ROUNDS && latest.every((round) => isGood(round, scope))) return true;
  if (scope === 'all' ? view.proven.ipv4 || view.proven.ipv6 : view.proven[scope]) return false;
  const answered = view.heard.filter((one) => isCarried(one, scope) && one.startedMs > seenMs);
  return new Set(answered.map(({ group }) => group)).size >= GROUPS_ANSWERED;
}

/** Whether the line of a scope carried answers in a round, and, for all, whether names could be looked up. */
export function isGood({ ipv4, ipv6, resolver }: Looked, scope: GapScope): boolean {
  switch (scope) {
    case 'all':
      return (isAlive(ipv4) || isAlive(ipv6)) && (resolver.asked === 0 || isAlive(resolver));
    case 'ipv4':
      return isAlive(ipv4);
    case 'ipv6':
      return isAlive(ipv6);
  }
}
