import type { Network } from '@homeport/db';
import { isOurFault, type Health } from '../health/lifecycle.ts';
import type { Visit } from '../visit/visit.ts';
import { dailyDelayMs, jittered, livenessDelayMs, notBefore, type Due } from './next-due.ts';

/** What a contact was, as far as it matters for the next. */
export interface Planned {
  network: Network;
  /** What was due, and until when. */
  due: Due;
  isAlias: boolean;
  /** What is believed after the contact. */
  health: Health;
  visits: readonly Visit[];
  /** The longest pause that a host on the way asks for between two questions. */
  crawlDelayMs: number;
}

// Often enough to notice that two names are no longer one.
const ALIAS_DELAY_MS = 7 * 24 * 60 * 60 * 1000;
// Our own faults are mostly short, and whoever we could not reach for them is not to wait for a day.
const AFTER_OUR_FAULT_MS = 10 * 60_000;
// Looks from two places are a minute apart in any case.
const APART_MS = 60_000;

/** False where the host's pace left no room for a single question: nothing was learned, nothing is judged. */
export function isHeard(visit: Visit): boolean {
  return visit.pausedMs === null || visit.asked.some(({ status }) => status !== undefined);
}

/** When each kind of visit is due again after a contact. Pure: `random` gives numbers in [0, 1). */
export function nextDue(planned: Planned, random: () => number): Due {
  const { network, due, isAlias, health, visits } = planned;
  const at = visits[0]?.at ?? new Date();
  const patience = patienceOf(planned, at);
  const leastMs = isAlias ? ALIAS_DELAY_MS : 0;
  const after = (delayMs: number) => new Date(at.getTime() + Math.max(delayMs, leastMs));
  const isOurs = isOurFault({ cause: visits[0]?.failure?.cause ?? 'ok' });
  const again = isOurs ? after(jittered(AFTER_OUR_FAULT_MS, random())) : null;
  const liveness = visits.some(isHeard)
    ? (again ?? after(livenessDelayMs({ network, health }, at, random())))
    : (due.liveness ?? at);
  // Details that came with the first good answer after an outage need no second asking.
  const isFailing = health.failures > 0 && health.answers === 0;
  const isPaused = visits.some(({ pausedMs }) => (pausedMs ?? 0) > 0);
  const daily = (kind: 'details' | 'peers' | 'policy'): Date | null => {
    const was = due[kind];
    // What was not due stays as it was planned; what failed waits for the next sign of life.
    if (was === null || was > at) return was;
    if (isPaused && !visits.some((visit) => visit.kind === kind)) return patience;
    return isFailing || again ? liveness : after(dailyDelayMs(random()));
  };
  const plan = { liveness, details: daily('details'), peers: daily('peers'), policy: daily('policy') };
  return notBefore(plan, patience);
}

/** Until when the host is to be left alone wherever we look from; null where the usual pace is enough. */
export function sparedUntil(contact: Pick<Planned, 'visits' | 'crawlDelayMs'>): Date | null {
  const at = contact.visits[0]?.at;
  if (!at) return null;
  const until = patienceOf(contact, at);
  return until.getTime() - at.getTime() > APART_MS ? until : null;
}

/** Until when the host asked to be left alone: by a pause between questions, or by `Retry-After` to any of them. */
function patienceOf({ visits, crawlDelayMs }: Pick<Planned, 'visits' | 'crawlDelayMs'>, at: Date): Date {
  const pausedMs = Math.max(0, ...visits.map((visit) => visit.pausedMs ?? 0));
  // From the last question on, which alone the host has seen; our own memory of its pace may not last.
  const ends = visits.map((visit) => visit.at.getTime() + visit.totalMs);
  const paced = Math.max(at.getTime(), ...ends) + Math.max(crawlDelayMs, pausedMs);
  const asked = visits.map((visit, index) => (ends[index] ?? 0) + retryAfterMs(visit));
  return new Date(Math.max(paced, ...asked));
}

/** A list that is refused asks for patience as loudly as the main question. */
function retryAfterMs({ failure, peers, policy }: Visit): number {
  const waits = [failure, peers?.failure, policy?.failure].map((each) => each?.retryAfterMs ?? 0);
  return Math.max(...waits);
}
