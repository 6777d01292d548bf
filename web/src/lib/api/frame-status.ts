import type { StatusAnswer } from '@homeport/api/contract';
import { getStatus, type ApiOutcome } from './client.ts';

// A banner of ours may come and go so much later; the page of our status asks anew.
const FRESH_MS = 10_000;
// Where nobody asked for so long, the next one waits for the answer.
const USABLE_MS = 20_000;

let held: { answer: ApiOutcome<StatusAnswer>; at: number } | undefined;
let asking: Promise<ApiOutcome<StatusAnswer>> | undefined;

/** What the frame of every page tells of Homeport itself. Asked once for many, and a failure is held for nobody. */
export async function frameStatus(): Promise<ApiOutcome<StatusAnswer>> {
  const age = performance.now() - (held?.at ?? 0);
  if (held && age < FRESH_MS) return held.answer;
  asking ??= ask().finally(() => {
    asking = undefined;
  });
  return held && age < USABLE_MS ? held.answer : asking;
}

async function ask(): Promise<ApiOutcome<StatusAnswer>> {
  const answer = await getStatus();
  held = answer.ok ? { answer, at: performance.now() } : undefined;
  return answer;
}
