import type { Instance } from '@homeport/api/contract';
import { describe, expect, it } from 'vitest';
import { aboutInstance } from './about-instance.ts';
import { withExchange } from './exchange.ts';
import { silentInstance } from './instance.fixture.ts';
import type { Locale } from './locales.ts';

const declared = (value: number) =>
  ({ value, quality: 'declared', doubt: null, source: '/nodeinfo/2.1' }) as const;

const harbour: Instance = {
  ...silentInstance,
  software: 'mastodon',
  purposes: ['posts'],
  languages: ['de', 'en'],
  country: 'DE',
  usage: { ...silentInstance.usage, users_active_month: declared(1240) },
};

function sayIn(locale: Locale, instance: Instance): string {
  let said = '';
  withExchange({ locale, isPseudo: false, path: '/', search: '', answer: {} }, () => {
    said = aboutInstance(instance);
  });
  return said;
}

describe('web/lib/about-instance', () => {
  it('says what it is in sentences made of facts', () => {
    expect(sayIn('en', harbour)).toBe(
      'A server of the Fediverse for short posts, running Mastodon. 1,240 people used it in the last month. ' +
        'Its languages: German and English. It says that it is governed from Germany. Known to us since June 2025.',
    );
    expect(sayIn('de', harbour)).toBe(
      'Ein Server im Fediversum für kurze Beiträge, betrieben mit Mastodon. 1.240 Leute haben sie im letzten ' +
        'Monat genutzt. Ihre Sprachen: Deutsch und Englisch. Sie gibt an, in diesem Land geführt zu werden: ' +
        'Deutschland. Uns bekannt seit Juni 2025.',
    );
    expect(sayIn('ja', harbour)).not.toMatch(/。 /);
  });

  it('leaves out what was not published', () => {
    expect(sayIn('en', silentInstance)).toBe('A server of the Fediverse. Known to us since June 2025.');
  });

  it('repeats no number that speaks against itself', () => {
    const usage = {
      ...harbour.usage,
      users_active_month: { ...declared(9e6), quality: 'implausible', doubt: 'absurd' },
      users_total: declared(12),
    } as const;
    expect(sayIn('en', { ...harbour, usage })).toMatch(/It has 12 accounts\./);
    expect(sayIn('en', { ...harbour, usage })).not.toMatch(/9,000,000/);
  });
});
