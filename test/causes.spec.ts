import { CAUSES, SIGNALS } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { causes } from '../web/src/words/en/causes.ts';
import { consent } from '../web/src/words/en/consent.tsx';

// The site may not know the ground floor, so what both say is compared here.
describe('web/words/en', () => {
  it('says why a visit failed as the API says it', () => {
    const sentences = Object.entries(CAUSES).map(([name, { sentence }]) => [name, sentence]);
    expect(causes).toEqual(Object.fromEntries(sentences));
  });

  it('says what an operator wishes as the API says it', () => {
    const sentences = Object.entries(SIGNALS).map(([name, { sentence }]) => [name, sentence]);
    expect(consent.signals).toEqual(Object.fromEntries(sentences));
  });
});
