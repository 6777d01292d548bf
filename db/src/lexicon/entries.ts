import type { Topic } from '../vocabulary.ts';

/** The languages that the lexicon reads, BCP 47. */
export const LEXICON_LANGUAGES = ['en', 'de', 'fr', 'es', 'ja'] as const;
export type LexiconLanguage = (typeof LEXICON_LANGUAGES)[number];

/**
 * What makes a rule one about a topic. `word` is a whole word, `begin-` its beginning, `-end` its end, `-middle-`
 * any part of it; `one two` are words in sequence, and ` … ` leaves room for up to four words of the same sentence.
 * Case and accents do not count, except that a word of two capitals (`AI`) must be written in capitals. What is
 * written in Chinese characters or kana is found anywhere: there is nothing between Japanese words.
 */
export interface Entry {
  terms: readonly string[];
  /** In the same notation: what is said within these, in whatever language, does not count. */
  unless: readonly string[];
}

/** One language of the lexicon: it is whole by type. */
export type Entries = Readonly<Record<Topic, Entry>>;

/** An entry from lists that commas part. */
export function entry({ terms, unless }: { terms: string; unless?: string }): Entry {
  return { terms: listed(terms), unless: listed(unless ?? '') };
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((term) => term.trim())
    .filter((term) => term !== '');
}
