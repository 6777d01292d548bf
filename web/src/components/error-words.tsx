'use client';

import { createContext, use } from 'react';

export interface ErrorWords {
  heading: string;
  line: string;
  retry: string;
  start: string;
  startPath: string;
}

const Words = createContext<ErrorWords | null>(null);

/** Hands the layout's words to the page of our own bugs, which only the browser draws and which can't ask for them. */
export function WithErrorWords({ words, children }: { words: ErrorWords; children: React.ReactNode }) {
  return <Words value={words}>{children}</Words>;
}

export function useErrorWords(): ErrorWords | null {
  return use(Words);
}
