import { describe, expect, it } from 'vitest';
import { preferredLocale } from './accept-language.ts';

describe('web/lib/accept-language', () => {
  it.each([
    ['de-DE,de;q=0.9,en;q=0.8', 'de'],
    ['pt-BR,pt;q=0.9,es;q=0.8,en;q=0.7', 'es'],
    ['en;q=0.5, ja', 'ja'],
    ['fr;q=0, en;q=0.1', 'en'],
    ['*', undefined],
    ['pl', undefined],
    [';q=,,;;', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads %j as %s', (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });
});
