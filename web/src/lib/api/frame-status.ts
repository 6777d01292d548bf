import type { StatusAnswer } from '@homeport/api/contract';
import { getStatus, type ApiOutcome } from './client.ts';

// A banner of ours may come and go so much later; the page of our status asks anew.
const HELD_MS = 5000;

let held: { answer: Promise<ApiOutcome<StatusAnswer>>; at: number } | undefined;

/** What the frame of every page tells of Homeport itself, at most five seconds old. A failure is held for nobody. */
export async function frameStatus(now = performance.now()): Promise<ApiOutcome<StatusAnswer>> {
  if (held === undefined || now - held.at >= HELD_MS) held = { answer: getStatus(), at: now };
  const mine = held;
  const answer = await mine.answer;
  if (!answer.ok && held === mine) held = undefined;
  return answer;
}
