import { describe, expect, it } from 'vitest';
import { causeSentence } from './causes.ts';
import { withExchange } from './exchange.ts';

describe('web/lib/causes', () => {
  it('says a cause in the language of the page', () => {
    let german: string | null = null;
    withExchange({ locale: 'de', isPseudo: false, path: '/', search: '', answer: {} }, () => {
      german = causeSentence('tls_expired', 'The certificate has expired.');
    });
    expect(german).toBe('Das Zertifikat ist abgelaufen.');
  });

  it('leaves a cause that it does not know as the API says it', () => {
    expect(causeSentence('sunk', 'The server lies under water.')).toBe('The server lies under water.');
    expect(causeSentence('sunk')).toBe('sunk');
    expect(causeSentence(null)).toBeNull();
  });
});
