import { AsyncLocalStorage } from 'node:async_hooks';
import { DEFAULT_LOCALE, pathIn, PSEUDO_LOCALE, type Locale, type PlacedPath } from './locales.ts';

/** What is known of a question (`search` with its `?`, or empty), and what its page wants to say in the head of the answer beside its HTML. */
export interface Exchange extends Readonly<PlacedPath> {
  search: string;
  answer: Answer;
}

export interface Answer {
  status?: number;
  retryAfterSeconds?: number;
}

declare global {
  // serve.ts and the built pages are two copies of this module in one process; this is where they meet.
  var homeportExchange: AsyncLocalStorage<Exchange> | undefined;
}

/** Called by the server around each request. */
export function withExchange(exchange: Exchange, run: () => void): void {
  globalThis.homeportExchange ??= new AsyncLocalStorage<Exchange>();
  globalThis.homeportExchange.run(exchange, run);
}

function current(): Exchange | undefined {
  return globalThis.homeportExchange?.getStore();
}

/**
 * Sets the status of the page that is being rendered. Next offers pages 404 and nothing else,
 * but "gone" (410) and "come back later" (503) are what caches and search engines need to hear.
 */
export function answerWith(answer: Answer): void {
  Object.assign(current()?.answer ?? {}, answer);
}

/** The language of the page that is being written. */
export function locale(): Locale {
  return current()?.locale ?? DEFAULT_LOCALE;
}

export function isPseudo(): boolean {
  return current()?.isPseudo ?? false;
}

/** The path that was asked for, without its language. */
export function askedPath(): string {
  return current()?.path ?? '/';
}

/** What was asked for behind the path, with its `?`. */
export function askedSearch(): string {
  return current()?.search ?? '';
}

/** The address of a page of ours, in the language of the page that is being written. */
export function here(path: string): string {
  return pathIn(isPseudo() ? PSEUDO_LOCALE : locale(), path);
}
