import type { GapReason } from '@homeport/db';
import { hasFailed, type Family, type Fault, type Heard, type Sign, type View } from './own-view.ts';

// Failing together: within a minute, or, where contacts are rare, the last twenty, which tell as much.
const TOGETHER_MS = 60_000;
const REMEMBERED_MS = 15 * 60_000;
const ENOUGH = 20;
// Of a hoster with several address groups all fail at once; of the whole network, no hoster has half.
const GROUPS_MIN = 5;
const SHARE = 0.5;
// Of those that fail, so many alike name the fault.
const ALIKE = 0.8;

// A line that loses packets is told by the canaries, which get through at the second try only…
const LOSS_WITHIN_MS = 120_000;
const LOSS_ASKED_MIN = 24;
const LOSS_SHARE = 0.15;
// … while more hosts fail than do on a calm day, wherever they are.
const BROWNOUT_SHARE = 0.03;
const BROWNOUT_GROUPS_MIN = 3;

/** A fault of ours that shows in the contacts themselves: too many that were well fail together, far apart. */
export function findShared(view: View): Fault | null {
  const together = latestOfEach(view);
  return findFamily(together) ?? findAll(together) ?? findBrownout(view);
}

function findAll(together: readonly Heard[]): Fault | null {
  const failed = tooMany(together);
  if (!failed) return null;
  return { ...faultOf(failed, together), reason: reasonOf(failed), scope: 'all' };
}

/** One family fails while the other, as well attended, does not. */
function findFamily(together: readonly Heard[]): Fault | null {
  for (const family of ['ipv4', 'ipv6'] as const) {
    const mine = together.filter((one) => one.family === family);
    const others = together.filter((one) => one.family !== null && one.family !== family);
    const failed = tooMany(mine);
    if (!failed || others.length < ENOUGH / 2) continue;
    const isOtherWell = others.filter(hasFailed).length / others.length < 1 - ALIKE;
    if (isOtherWell && reasonOf(failed) === 'many_failures') {
      return { ...faultOf(failed, mine), reason: goneOf(family), scope: family };
    }
  }
  return null;
}

function goneOf(family: Family): GapReason {
  return family === 'ipv4' ? 'ipv4_gone' : 'ipv6_gone';
}

function findBrownout(view: View): Fault | null {
  const since = view.nowMs - LOSS_WITHIN_MS;
  const tallies = view.rounds
    .filter(({ startedMs }) => startedMs >= since)
    .flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6])
    // Who doesn't answer at all is another matter.
    .filter(({ answered }) => answered > 0);
  const asked = tallies.reduce((sum, tally) => sum + tally.asked, 0);
  const lost = tallies.reduce((sum, tally) => sum + tally.repeated + tally.asked - tally.answered, 0);
  if (asked < LOSS_ASKED_MIN || lost / asked < LOSS_SHARE) return null;
  const recent = latestOfEach(view).filter(({ endedMs }) => endedMs >= since);
  const failed = recent.filter(hasFailed);
  if (groupsOf(failed) < BROWNOUT_GROUPS_MIN || failed.length / recent.length < BROWNOUT_SHARE) return null;
  const { evidence, ...fault } = faultOf(failed, recent);
  return { ...fault, reason: 'many_failures', scope: 'all', evidence: { ...evidence, asked, lost } };
}

/** Of each instance that was well, the latest contact of those that count as simultaneous. */
function latestOfEach({ heard, nowMs }: View): Heard[] {
  const well = heard.filter(({ wasWell, endedMs }) => wasWell && endedMs >= nowMs - REMEMBERED_MS);
  const each = [...new Map(well.map((one) => [one.instanceId, one])).values()].sort(
    (a, b) => a.endedMs - b.endedMs,
  );
  const recent = each.filter(({ endedMs }) => endedMs >= nowMs - TOGETHER_MS);
  return recent.length >= ENOUGH ? recent : each.slice(-ENOUGH);
}

/**
 * Those that failed, if they are more than half of enough, in more than half of the address groups too: a hoster with
 * a thousand guests has one voice here, as has a hermit.
 */
function tooMany(together: readonly Heard[]): Heard[] | null {
  const failed = together.filter(hasFailed);
  if (together.length < ENOUGH || failed.length / together.length <= SHARE) return null;
  const groups = Map.groupBy(together, ({ group }) => group);
  const failedGroups = [...groups.values()].filter(
    (guests) => guests.filter(hasFailed).length / guests.length > SHARE,
  );
  const isWide = failedGroups.length >= GROUPS_MIN && failedGroups.length / groups.size > SHARE;
  return isWide ? failed : null;
}

function reasonOf(failed: readonly Heard[]): GapReason {
  const areAlike = (sign: Sign) => failed.filter((one) => one.sign === sign).length / failed.length >= ALIKE;
  if (areAlike('untrusted')) return 'trust_store_broken';
  return areAlike('nameless') ? 'resolver_dead' : 'many_failures';
}

function faultOf(
  failed: readonly Heard[],
  together: readonly Heard[],
): Pick<Fault, 'sinceAt' | 'by' | 'evidence'> {
  return {
    by: 'contacts',
    sinceAt: Math.min(...failed.map(({ startedAt }) => startedAt)),
    evidence: { failed: failed.length, of: together.length, groups: groupsOf(failed) },
  };
}

function groupsOf(heard: readonly Heard[]): number {
  return new Set(heard.map(({ group }) => group)).size;
}
