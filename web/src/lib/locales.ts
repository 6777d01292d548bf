/** The languages of the site; the first stands in no address. */
export const LOCALES = ['en', 'de', 'fr', 'es', 'ja'] as const;
export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = 'en';

/** English whose every text is marked: what is not marked on a page was never given to translators. */
export const PSEUDO_LOCALE = 'en-XA';

/** Each language in its own name, as a reader looks for it. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ja: '日本語',
};

export interface PlacedPath {
  locale: Locale;
  isPseudo: boolean;
  /** What follows the language. */
  path: string;
}

/** The language that an address begins with, and the page: `/de/instances` is `/instances` in German. */
export function placePath(path: string): PlacedPath {
  const [, first = ''] = path.split('/', 2);
  const rest = path.slice(first.length + 1) || '/';
  if (first === PSEUDO_LOCALE) return { locale: DEFAULT_LOCALE, isPseudo: true, path: rest };
  const locale = LOCALES.find((one) => one === first);
  return locale ? { locale, isPseudo: false, path: rest } : { locale: DEFAULT_LOCALE, isPseudo: false, path };
}

/** The address of a page of ours in a language; what leads elsewhere stays as it is. */
export function pathIn(locale: Locale | typeof PSEUDO_LOCALE, path: string): string {
  if (locale === DEFAULT_LOCALE || !path.startsWith('/')) return path;
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}
