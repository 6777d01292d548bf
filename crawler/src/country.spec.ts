import { describe, expect, it } from 'vitest';
import { countryIn } from './country.ts';

describe('crawler/country', () => {
  it.each([
    ['France', 'FR'],
    ['  germany ', 'DE'],
    ['Deutschland', 'DE'],
    ['España', 'ES'],
    ['日本', 'JP'],
    ['CH', 'CH'],
    ['USA', 'US'],
    ['The Netherlands', 'NL'],
  ])('knows %s', (written, code) => {
    expect(countryIn(written)).toBe(code);
  });

  it.each([
    '',
    'Europe',
    'Berlin',
    'France and Germany',
    'the cloud',
    'ZZ',
    'EU',
    'Q'.repeat(5000),
    null,
    49,
  ])('does not guess a country from %s', (written) => {
    expect(countryIn(written)).toBeNull();
  });
});
