import type { InstanceSummary } from '@homeport/api/contract';
import { describe, expect, it } from 'vitest';
import { because } from './because.ts';
import { withExchange } from './exchange.ts';
import type { Locale } from './locales.ts';

const plain: InstanceSummary = {
  network: 'fediverse',
  domain: 'harbour.example',
  domain_unicode: 'harbour.example',
  title: null,
  description: null,
  software: null,
  version: null,
  state: 'alive',
  health: { verdict: 'up', cause: 'ok', stage: 'done', sentence: null, since: null },
  registration: null,
  languages: [],
  size: null,
  is_personal: false,
  users_total: null,
  users_active_month: null,
  users_total_quality: null,
  users_active_month_quality: null,
  uptime_30d: null,
  coverage_30d: 0,
  country: null,
  purposes: [],
  topics: [],
  band: 2,
  reserves: ['unproven'],
  behind_days: null,
  share_of_network: null,
  known_since: null,
  discovered_at: '2026-01-01T00:00:00.000Z',
  checked_at: null,
};

describe('web/lib/because', () => {
  it('gives its reasons in one sentence', () => {
    const instance = { ...plain, uptime_30d: 0.9991, coverage_30d: 0.99, registration: 'open' } as const;

    expect(because({ ...instance, languages: ['de'] })).toBe(
      'Because: up 99.91% of the last 30 days, open to everybody, and speaks German.',
    );
  });

  it('gives them in the language of the page', () => {
    const instance = { ...plain, registration: 'approval', languages: ['de', 'ja'] } as const;
    const page = { isPseudo: false, path: '/', search: '', answer: {} };
    const inLocale = (locale: Locale) => {
      let text = '';
      withExchange({ ...page, locale }, () => {
        text = because({ ...instance, languages: [...instance.languages] });
      });
      return text;
    };

    expect(inLocale('de')).toBe('Weil: nimmt Leute auf Anfrage auf und spricht Deutsch und Japanisch.');
    expect(inLocale('ja')).toBe('理由：承認制で登録可、使用言語：ドイツ語、日本語');
  });

  it('does not praise an uptime that was hardly measured', () => {
    expect(because({ ...plain, uptime_30d: 1, coverage_30d: 0.1, registration: 'open' })).toBe(
      'Because: open to everybody.',
    );
  });

  it('says nothing where nothing is known', () => {
    expect(because(plain)).toBe('');
  });
});
