import type { Metadata } from 'next';
import { here } from './exchange.ts';
import { DEFAULT_LOCALE, LOCALES, pathIn } from './locales.ts';

/** Where a page is to be found, in this language and in the others; `path` without a language. */
export function alternatesOf(path: string): NonNullable<Metadata['alternates']> {
  return {
    canonical: here(path),
    languages: {
      ...Object.fromEntries(LOCALES.map((locale) => [locale, pathIn(locale, path)])),
      'x-default': pathIn(DEFAULT_LOCALE, path),
    },
  };
}
