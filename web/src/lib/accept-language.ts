import { LOCALES, type Locale } from './locales.ts';

// What a browser sends is a few dozen characters; nobody needs us to sort more.
const LENGTH_MAX = 500;

/** The language of ours that a reader's browser asks for first (RFC 9110, 12.5.4); undefined where it asks for none of them. */
export function preferredLocale(acceptLanguage: string | null): Locale | undefined {
  return (acceptLanguage ?? '')
    .slice(0, LENGTH_MAX)
    .split(',')
    .map(readWish)
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ language }) => LOCALES.find((locale) => locale === language))
    .find((locale) => locale !== undefined);
}

function readWish(wish: string): { language: string; weight: number } {
  const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
  const [language = ''] = tag.split('-');
  const stated = parameters
    .map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1])
    .find((one) => one !== undefined);
  return { language, weight: stated === undefined ? 1 : Number(stated) };
}
