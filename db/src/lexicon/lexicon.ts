import { TOPICS, type Topic } from '../vocabulary.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { LEXICON_LANGUAGES, type Entries, type Entry, type LexiconLanguage } from './entries.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';

/** Raised with every change of what a rule may be sorted into: what an older one has sorted is sorted anew. */
export const LEXICON_VERSION = 1;

export interface LexiconEntry extends Entry {
  topic: Topic;
  language: LexiconLanguage;
}

const ENTRIES: Readonly<Record<LexiconLanguage, Entries>> = { en, de, fr, es, ja };

/** The whole lexicon, by topic and language in the order of their lists. */
export const LEXICON: readonly LexiconEntry[] = TOPICS.flatMap((topic) =>
  LEXICON_LANGUAGES.map((language) => ({ topic, language, ...ENTRIES[language][topic] })),
);
