import { describe, expect, it } from 'vitest';
import { LOCALES, pathIn, placePath } from './locales.ts';

describe('web/lib/locales', () => {
  it('takes the language off an address, and leaves what only looks like one', () => {
    expect(placePath('/')).toEqual({ locale: 'en', isPseudo: false, path: '/' });
    expect(placePath('/de')).toEqual({ locale: 'de', isPseudo: false, path: '/' });
    expect(placePath('/ja/instances/a.example')).toMatchObject({
      locale: 'ja',
      path: '/instances/a.example',
    });
    expect(placePath('/design')).toMatchObject({ locale: 'en', path: '/design' });
    expect(placePath('/instances/de')).toMatchObject({ locale: 'en', path: '/instances/de' });
    expect(placePath('/en-XA/about')).toEqual({ locale: 'en', isPseudo: true, path: '/about' });
  });

  it('gives each page one address a language, which leads back to it', () => {
    for (const locale of LOCALES) {
      for (const path of ['/', '/choose', '/instances/a.example']) {
        expect(placePath(pathIn(locale, path))).toMatchObject({ locale, path });
      }
    }
  });

  it('leaves addresses alone that lead elsewhere', () => {
    expect(pathIn('de', 'https://a.example/')).toBe('https://a.example/');
  });
});
