import { setTimeout as sleep } from 'node:timers/promises';
import type { StatusAnswer } from '@homeport/api/contract';

/** Asks our own API how the crawl is; `undefined` while it doesn't answer. */
export async function askStatus(apiUrl: string): Promise<StatusAnswer | undefined> {
  try {
    const response = await fetch(`${apiUrl}/api/v1/status`, { signal: AbortSignal.timeout(5_000) });
    // Our own API and of the same build: its shape is checked where it is made.
    return response.ok ? ((await response.json()) as StatusAnswer) : undefined;
  } catch {
    return undefined;
  }
}

/** The status of an address of our own: 0 while nobody answers. */
export async function askCode(url: string): Promise<number> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}

/** Asks until there is an answer; `undefined` when the time is over or `isHopeless`. */
export async function askUntil<T>(
  ask: () => Promise<T | undefined>,
  withinMs: number,
  isHopeless: () => boolean,
): Promise<T | undefined> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline && !isHopeless()) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(100);
  }
  return undefined;
}
