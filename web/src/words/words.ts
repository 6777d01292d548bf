import { isPseudo, locale } from '../lib/exchange.ts';
import type { Locale } from '../lib/locales.ts';
import { de } from './de.ts';
import { en, type Words } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { pseudo } from './pseudo.ts';

// Each language is total by type: a text that is missing fails the build.
const WORDS: Readonly<Record<Locale, Words>> = { en, de, fr, es, ja };

const marked = pseudo(en);

/** All texts of the site in the language of the page that is being written. */
export function words(): Words {
  return isPseudo() ? marked : WORDS[locale()];
}

/** The texts in a language that is not the page's. */
export function wordsIn(language: Locale): Words {
  return WORDS[language];
}

export type { Words };
