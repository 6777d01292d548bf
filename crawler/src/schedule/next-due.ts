import type { Network, State } from '@homeport/db';
import { ANSWERS_TO_RECOVER, FAILURES_TO_CONFIRM, isOutage, type Health } from '../health/lifecycle.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

// How often we look for a sign of life. Hourly is what an operator notices; what withholds its metadata is
// asked less, since each look costs it the same and tells less; what is gone, ever more rarely.
const LIVENESS_MS: Readonly<Record<State, number>> = {
  discovered: DAY_MS,
  alive: HOUR_MS,
  failing: HOUR_MS,
  down: HOUR_MS,
  dead: 7 * DAY_MS,
  moved: 7 * DAY_MS,
  withheld: 6 * HOUR_MS,
  suppressed: 365 * DAY_MS,
};

// Minutes after the 1st, 2nd and 3rd failure in a row: what decides whether a failure is an outage.
const REVISIT_MINUTES = [1, 3, 7];
// Minutes after the first good answer that follows an outage: what decides whether it is over.
const RECOVERY_MINUTES = 1;
// After a day of outage hourly looks tell nothing new.
const LONG_OUTAGE_MS = DAY_MS;
const IN_LONG_OUTAGE_MS = 6 * HOUR_MS;
// After three months without an answer, weekly ones neither.
const LONG_DEATH_MS = 90 * DAY_MS;
const IN_LONG_DEATH_MS = 30 * DAY_MS;
// A name that has never answered in all its tries is most likely a typing error in somebody's list.
const NEVER_SEEN_MS = [HOUR_MS, DAY_MS, 7 * DAY_MS, 30 * DAY_MS];

// A hub falls behind within minutes, and its sign of life is one datagram: it is asked twice an hour.
const ROUND_MS = HOUR_MS / 2;
const ROUND_SPREAD_MS = 30_000;
const IN_ROUNDS: ReadonlySet<State> = new Set<State>(['discovered', 'alive', 'failing', 'down']);

export interface Due {
  liveness: Date | null;
  details: Date | null;
  peers: Date | null;
  policy: Date | null;
}

/** The same plan, with nothing in it before an instant: until then the host asked to be left alone. */
export function notBefore(due: Due, instant: Date): Due {
  const later = (at: Date | null) => (at !== null && at < instant ? instant : at);
  return {
    liveness: later(due.liveness),
    details: later(due.details),
    peers: later(due.peers),
    policy: later(due.policy),
  };
}

/**
 * Twice the longest interval of the state: one missed look is our jitter, two are our silence. By the shorter one
 * of long outages, our own patience would turn most of them into `unknown`, and so into better uptime.
 */
export function validityMs(state: State): number {
  if (state === 'down') return 2 * IN_LONG_OUTAGE_MS;
  return 2 * (state === 'dead' ? IN_LONG_DEATH_MS : LIVENESS_MS[state]);
}

/** `random` in [0, 1): the caller owns the dice. Spreads by ± 10 %, so that no two hosts march in step. */
export function jittered(ms: number, random: number): number {
  return Math.round(ms * (0.9 + 0.2 * random));
}

/** What of an instance decides when it is looked at again. */
export interface Watched {
  network: Network;
  health: Health;
}

/** How long until the next sign of life is asked for. */
export function livenessDelayMs({ network, health }: Watched, at: Date, random: number): number {
  const { failures, state } = health;
  const soonMs = suspicionDelayMs(health, random);
  if (soonMs !== null) return soonMs;
  const lasted = failures > 0 && health.failingSince ? at.getTime() - health.failingSince.getTime() : 0;
  if (state === 'dead' && lasted > LONG_DEATH_MS) return jittered(IN_LONG_DEATH_MS, random);
  if (state === 'down' && lasted > LONG_OUTAGE_MS) return jittered(IN_LONG_OUTAGE_MS, random);
  if (network === 'lbry' && IN_ROUNDS.has(state)) return roundDelayMs(at, random);
  return jittered(LIVENESS_MS[state], random);
}

/** What was seen but is not yet believed has a cadence of its own; null where nothing is open. */
function suspicionDelayMs(health: Health, random: number): number | null {
  const { failures, state } = health;
  if (isComingBack(health)) return RECOVERY_MINUTES * MINUTE_MS;
  if (failures > 0 && health.firstUpAt === null) {
    return jittered(NEVER_SEEN_MS[Math.min(failures, NEVER_SEEN_MS.length) - 1] ?? DAY_MS, random);
  }
  if (failures > 0 && failures < FAILURES_TO_CONFIRM && state !== 'dead') {
    return (REVISIT_MINUTES[failures - 1] ?? 7) * MINUTE_MS;
  }
  return null;
}

/** It answered after an outage, and one more good answer will end it. */
export function isComingBack({ verdict, answers, state, firstUpAt }: Health): boolean {
  const isWaiting = answers > 0 && answers < ANSWERS_TO_RECOVER;
  return isWaiting && isOutage(verdict) && state !== 'dead' && firstUpAt !== null;
}

/** All hubs of a round are asked in the same minute: their heights could not be compared otherwise. */
function roundDelayMs(at: Date, random: number): number {
  const sinceRound = at.getTime() % ROUND_MS;
  return ROUND_MS - sinceRound + Math.floor(random * ROUND_SPREAD_MS);
}

/** Daily work (details, peers, policy) after it was done; null while there is nobody to ask. */
export function dailyDelayMs(random: number): number {
  return jittered(DAY_MS, random);
}
