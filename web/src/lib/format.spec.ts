import { describe, expect, it } from 'vitest';
import { withExchange } from './exchange.ts';
import { formatAgo, formatDuration, formatUptime } from './format.ts';
import { counted, formatCompact, formatInstant, formatLanguage, formatRatio, formatShare } from './intl.ts';
import type { Locale } from './locales.ts';

function inLanguage(locale: Locale, work: () => void): void {
  withExchange({ locale, isPseudo: false, path: '/', search: '', answer: {} }, work);
}

describe('web/lib/format', () => {
  const ratios: [number, string][] = [
    [1, '100%'],
    [0.999999999, '99.99%'],
    [0.99995, '99.99%'],
    [0.9987, '99.87%'],
    [0.29, '29.00%'],
    [0.5, '50.00%'],
    [0, '0.00%'],
  ];
  for (const [ratio, text] of ratios) {
    it(`writes ${String(ratio)} as ${text}`, () => {
      expect(formatRatio(ratio)).toBe(text);
    });
  }

  it('prints no uptime figure on few visits, however good it would look', () => {
    expect(formatUptime({ ratio: null, is_enough: false, coverage: 1 })).toBe('too early to say');
    expect(formatUptime({ ratio: 1, is_enough: true, coverage: 1 })).toBe('100%');
  });

  it('tells what was never measured from what was measured too seldom', () => {
    expect(formatUptime({ ratio: null, is_enough: true, coverage: 0 })).toBe('not measured');
    expect(formatUptime({ ratio: null, is_enough: false, coverage: 0 })).toBe('not measured');
  });

  it('never rounds a share to all or nothing', () => {
    expect(formatShare(0.999)).toBe('> 99%');
    expect(formatShare(0.001)).toBe('< 1%');
    expect(formatShare(0.624)).toBe('62%');
  });

  it('gives durations in their two largest units', () => {
    expect(formatDuration(20)).toBe('less than a minute');
    expect(formatDuration(5 * 3600 + 12 * 60)).toBe('5 hr, 12 min');
    expect(formatDuration(86_400)).toBe('1 day');
    expect(formatDuration(3 * 86_400 + 60)).toBe('3 days');
  });

  it('says how long ago in one unit, and never in the future', () => {
    const now = Date.parse('2026-03-01T12:00:00Z');

    expect(formatAgo('2026-03-01T02:59:00Z', now)).toBe('9 hours ago');
    expect(formatAgo('2026-03-01T12:00:05Z', now)).toBe('just now');
  });

  it('names languages, and leaves a tag that nobody knows as it is', () => {
    expect(formatLanguage('pt-br')).toBe('Brazilian Portuguese');
    expect(formatLanguage('x!')).toBe('x!');
  });

  it('shortens only what is long', () => {
    expect(formatCompact(9_999)).toBe('9,999');
    expect(formatCompact(12_840_231)).toBe('12.8M');
  });

  it('says it as the language of the page does', () => {
    inLanguage('de', () => {
      expect(formatRatio(0.9987)).toBe('99,87\u00a0%');
      expect(formatDuration(3 * 86_400 + 7200)).toBe('3 Tg., 2 Std.');
      expect(formatLanguage('pt-br')).toBe('Portugiesisch (Brasilien)');
      expect(formatUptime({ ratio: null, is_enough: true, coverage: 0 })).toBe('nicht gemessen');
    });
    inLanguage('ja', () => expect(formatInstant('2026-03-01T12:00:00Z')).toContain('2026年3月1日'));
    inLanguage('fr', () => expect(counted(0, { one: '# serveur', other: '# serveurs' })).toBe('0 serveur'));
  });
});
