import { isGood } from '../health/own-gap.ts';
import type { Heard, Looked, View } from '../health/own-view.ts';

/** Whether an answer from another address group shows that our line was well when a contact had failed. */
export function isWitness(answered: Heard, failed: Heard): boolean {
  if (answered.sign !== 'answered' || answered.group === failed.group) return false;
  const isSameWay = failed.family === null || answered.family === failed.family;
  // A name is looked up at the beginning: who began before may have met a resolver that is dead since.
  const isLooked = failed.sign !== 'nameless' || answered.startedMs >= failed.startedMs;
  return isSameWay && isLooked && answered.endedMs >= failed.endedMs;
}

/**
 * Whether anybody has shown since that our line was well, so that a failure may be held against its host: a witness, or
 * a round of canaries that began after it.
 */
export function isVouched(failed: Heard, view: View): boolean {
  if (view.heard.some((one) => isWitness(one, failed))) return true;
  // A canary knows nothing of certificates: the second round is the time in which a witness would have come.
  const needed = failed.sign === 'untrusted' ? 2 : 1;
  const isGoodAfter = (round: Looked) => round.startedMs >= failed.endedMs && isWellFor(round, failed, view);
  return view.rounds.filter(isGoodAfter).length >= needed;
}

function isWellFor(round: Looked, { family }: Heard, { proven }: View): boolean {
  if (!isGood(round, 'all')) return false;
  // Where a family never worked from here, the other one has to do.
  return family === null || !proven[family] || isGood(round, family);
}
