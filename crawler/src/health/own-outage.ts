import type { GapReason, GapScope } from '@homeport/db';
import type { Tally } from '../net/canary-round.ts';
import { findShared } from './own-shares.ts';
import { isAlive, isCarried, type Fault, type Heard, type Line, type Looked, type View } from './own-view.ts';

// One silent round may be a hiccup, and the next one comes within seconds.
const ROUNDS_TO_BELIEVE = 2;
const FAMILIES = ['ipv4', 'ipv6'] as const;

/** What is wrong with us at this moment, at most one fault for each scope. Empty: nothing. */
export function findFaults(view: View): Fault[] {
  const line = findLineFault(view) ?? findResolverFault(view);
  if (line?.scope === 'all') return [line];
  const shared = findShared(view);
  if (shared?.scope === 'all') return [shared];
  return [line, shared].filter((fault, nth, all): fault is Fault => {
    return fault !== null && all.findIndex((other) => other?.scope === fault.scope) === nth;
  });
}

function findLineFault(view: View): Fault | null {
  // A family that never worked here is none of ours; where neither did, both are all that we have.
  const isKnown = view.proven.ipv4 || view.proven.ipv6;
  const ours = FAMILIES.filter((family) => view.proven[family] || !isKnown);
  const asked = ours.filter((family) => stateOf(view, family) !== 'unasked');
  const dead = asked.filter((family) => stateOf(view, family) === 'dead');
  const [gone] = dead;
  if (!gone) return null;
  if (dead.length === asked.length) return lineFault(view, 'line_down', 'all');
  return lineFault(view, gone === 'ipv4' ? 'ipv4_gone' : 'ipv6_gone', gone);
}

function lineFault(view: View, reason: GapReason, scope: GapScope): Fault | null {
  const silentSince = view.rounds.at(-ROUNDS_TO_BELIEVE)?.startedMs ?? view.nowMs;
  // Whoever answered since then came over this line: it is the canaries that can't be reached, not the world.
  if (view.heard.some((one) => isCarried(one, scope) && one.endedMs >= silentSince)) return null;
  const lines: Line[] = scope === 'all' ? ['ipv4', 'ipv6'] : [scope];
  const wellRound = view.rounds.findLast((round) => lines.some((name) => isAlive(round[name])));
  const wellContact = view.heard.findLast((one) => isCarried(one, scope));
  const asked = sum(view, lines, ({ asked: count }) => count);
  const sinceAt = reachBack(view, wellRound, wellContact);
  return { reason, scope, sinceAt, by: 'canaries', evidence: { asked, answered: 0 } };
}

function findResolverFault(view: View): Fault | null {
  if (stateOf(view, 'resolver') !== 'dead') return null;
  const silentSince = view.rounds.at(-ROUNDS_TO_BELIEVE)?.startedMs ?? view.nowMs;
  const isHelped = ({ sign }: Heard) => sign !== 'nameless' && sign !== 'ours';
  // Each contact looks its name up when it begins.
  if (view.heard.some((one) => isHelped(one) && one.startedMs >= silentSince)) return null;
  const wellRound = view.rounds.findLast((round) => isAlive(round.resolver));
  const asked = sum(view, ['resolver'], ({ asked: count }) => count);
  const sinceAt = reachBack(view, wellRound, undefined);
  const evidence = { asked, answered: 0 };
  return { reason: 'resolver_dead', scope: 'all', sinceAt, by: 'canaries', evidence };
}

/**
 * The last moment at which all was well: a round that was answered, or a contact; but before the beginning of any
 * failure that ended later, since that failure may be ours already.
 */
function reachBack(view: View, round: Looked | undefined, contact: Heard | undefined): number {
  const wellAt = Math.max(view.beganAt, round?.startedAt ?? 0, contact?.endedAt ?? 0);
  const doubtful = view.heard.filter(({ sign, endedAt }) => sign !== 'answered' && endedAt >= wellAt);
  return Math.min(wellAt, ...doubtful.map(({ startedAt }) => startedAt));
}

type LineState = 'alive' | 'dead' | 'unasked';

function stateOf({ rounds }: View, line: Line): LineState {
  const latest = rounds.slice(-ROUNDS_TO_BELIEVE).map((round) => round[line]);
  if (!latest.some(({ asked }) => asked > 0)) return 'unasked';
  return latest.length === ROUNDS_TO_BELIEVE && latest.every(isSilent) ? 'dead' : 'alive';
}

function isSilent({ asked, answered }: Tally): boolean {
  return asked > 0 && answered === 0;
}

function sum({ rounds }: View, lines: readonly Line[], count: (tally: Tally) => number): number {
  const latest = rounds.slice(-ROUNDS_TO_BELIEVE);
  return latest.reduce((total, round) => total + lines.reduce((all, line) => all + count(round[line]), 0), 0);
}
