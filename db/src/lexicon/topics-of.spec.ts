import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEXICON } from './lexicon.ts';
import { plainWords, RULE_LENGTH_MAX } from './plain-words.ts';
import { piecesOf } from './term.ts';
import { topicsOf } from './topics-of.ts';

const topics = (rule: string) => topicsOf([rule]).map(({ topic }) => topic);

describe('db/lexicon', () => {
  it('tells of each topic which rules are about it, by their places', () => {
    expect(topicsOf(['Be kind.', 'No spam, no ads.', 'Bots only if marked.', 'Keine Werbung.'])).toEqual([
      { topic: 'spam', places: [1] },
      { topic: 'advertising', places: [1, 3] },
      { topic: 'bots', places: [2] },
    ]);
    expect(topicsOf([])).toEqual([]);
  });

  it.each([
    ['No NUDITY', ['nudity']],
    ['Pas de nudite', ['nudity']],
    ['Ｎｏ　ｓｐａｍ', ['spam']],
    ['Keine Beleidigungen', ['harassment']],
    ['KEINE BELAESTIGUNG', ['harassment']],
    ['No s\u00ADpam', ['spam']],
    ['ＡＩ生成の画像は禁止', ['ai']],
  ])('reads %s however it is written', (rule, expected) => {
    expect(topics(rule)).toEqual(expected);
  });

  it.each([
    'The bottom line is kindness.',
    'Si j’ai du temps, je réponds.',
    'J’AI LE DERNIER MOT.',
    'A hassle-free place.',
    'Bewerbungen bitte per Nachricht.',
    'Una guía para principiantes.',
    'Anuncia tu llegada: ¡bienvenida!',
    'La politique de confidentialité est courte.',
    'サーバーの差別化を図っています。',
    'The party starts at eight.',
    'Our robots.txt says who may read what.',
    'All rights of members are listed below.',
    'The race is on Sunday.',
  ])('does not take a word for another: %s', (rule) => {
    expect(topics(rule)).toEqual([]);
  });

  it('does not put words of two sentences together', () => {
    expect(topics('Write what you like in a few lines. English breakfast is served at nine.')).toEqual([]);
    expect(topics('Please write in English')).toEqual(['languages']);
  });

  it('takes any text, and gives the same answer each time', () => {
    const rules = fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 3 });
    fc.assert(
      fc.property(rules, (all) => {
        const told = topicsOf(all);
        const isSound = told.every(({ places }) =>
          places.every((place, index) => place < all.length && place > (places[index - 1] ?? -1)),
        );
        return isSound && JSON.stringify(topicsOf(all)) === JSON.stringify(told);
      }),
    );
  });

  it('reads no more of a rule than its length allows, also where a character becomes many', () => {
    const late = `${'word '.repeat(RULE_LENGTH_MAX / 5)}spam`;
    expect(topics(late)).toEqual([]);
    expect(plainWords('ﷺ'.repeat(RULE_LENGTH_MAX)).length).toBeLessThanOrEqual(4 * RULE_LENGTH_MAX);
  });

  it('walks no further from a letter than its longest words are, so that time grows with length alone', () => {
    const longest = Math.max(
      ...LEXICON.flatMap(({ terms, unless }) => [...terms, ...unless])
        .flatMap(piecesOf)
        .map(({ letters }) => letters.length),
    );
    expect(longest).toBeLessThanOrEqual(48);
  });

  it('has no term that its own exceptions always void, and none twice', () => {
    for (const { topic, language, terms } of LEXICON) {
      expect(new Set(terms).size, `${topic} in ${language}`).toBe(terms.length);
      const dead = terms.filter((term) => {
        const said = term.replaceAll(' … ', ' ').replaceAll('-', '');
        return !topics(said).includes(topic);
      });
      expect(dead, `${topic} in ${language}`).toEqual([]);
    }
  });
});
