import { AsyncLocalStorage } from 'node:async_hooks';

/** What a page wants to say in the head of its answer beside its HTML. */
export interface Answer {
  status?: number;
  retryAfterSeconds?: number;
}

declare global {
  // serve.ts and the built pages are two copies of this module in one process; this is where they meet.
  var homeportAnswer: AsyncLocalStorage<Answer> | undefined;
}

/** Called by the server around each request. */
export function withAnswer(answer: Answer, run: () => void): void {
  globalThis.homeportAnswer ??= new AsyncLocalStorage<Answer>();
  globalThis.homeportAnswer.run(answer, run);
}

/**
 * Sets the status of the page that is being rendered. Next offers pages 404 and nothing else,
 * but "gone" (410) and "come back later" (503) are what caches and search engines need to hear.
 */
export function answerWith(answer: Answer): void {
  const current = globalThis.homeportAnswer?.getStore();
  if (current) Object.assign(current, answer);
}
