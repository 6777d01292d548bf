import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { withExchange } from '../lib/exchange.ts';
import { LOCALES, type Locale } from '../lib/locales.ts';
import { pseudo } from './pseudo.ts';
import { words, type Words } from './words.ts';

function wordsIn(locale: Locale): Words {
  let found: Words | undefined;
  withExchange({ locale, isPseudo: false, path: '/', search: '', answer: {} }, () => (found = words()));
  if (!found) throw new Error('No words.');
  return found;
}

/** Every text that is written out, by where it stands. */
function textsOf(node: unknown, at = ''): [string, string][] {
  if (typeof node === 'string') return [[at, node]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => textsOf(value, `${at}.${key}`));
}

describe('web/words', () => {
  it.each(LOCALES.filter((locale) => locale !== 'en'))(
    'says nearly everything in its own words: %s',
    (locale) => {
      const english = new Map(textsOf(wordsIn('en')));
      const same = textsOf(wordsIn(locale)).filter(
        ([at, text]) => english.get(at) === text && /\s/.test(text),
      );
      expect(same).toEqual([]);
    },
  );

  it.each(LOCALES)('leaves no text empty: %s', (locale) => {
    expect(textsOf(wordsIn(locale)).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('marks every text of the pseudo-locale, also within what functions make', () => {
    const marked = pseudo({
      plain: 'Hello',
      made: (name: string) => `Hello ${name}`,
      rich: (strong: (text: string) => React.ReactNode) => <>{strong('Stop.')} It is red.</>,
    });
    expect(marked.plain).toBe('⟦Hello⟧');
    expect(marked.made('you')).toBe('⟦Hello you⟧');
    const rich = marked.rich((text) => <strong>{text}</strong>);
    expect(renderToStaticMarkup(rich as React.ReactElement)).toBe('<strong>⟦Stop.⟧</strong>⟦ It is red.⟧');
  });
});
