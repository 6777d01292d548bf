import { describe, expect, it } from 'vitest';
import { readIndexRule } from './reply-index-rule.ts';

const ANSWERED_AT = new Date('2026-03-01T12:00:00Z');

const HEADERS: Record<string, string | null> = {
  '': null,
  noindex: 'noindex',
  NoIndex: 'noindex',
  none: 'none',
  all: null,
  'index, follow': null,
  nofollow: null,
  'noarchive, nosnippet, noimageindex, notranslate': null,
  'nofollow, noindex': 'noindex',
  'noindex,nofollow': 'noindex',
  '  noindex  ,nofollow': 'noindex',
  'noindex nofollow': 'noindex',
  'noindex; nofollow': 'noindex',
  '"noindex, nofollow"': 'noindex',
  noindexer: null,
  'noai, noimageai': null,
  'index, noindex': 'noindex',
  'googlebot: noindex': null,
  'googlebot: noindex, nofollow': null,
  'googlebot: nofollow, none': null,
  'homeport: noindex': 'homeport: noindex',
  'Homeport: NONE': 'homeport: none',
  'Homeport/1.0: noindex': 'homeport/1.0: noindex',
  'homeportx: noindex': null,
  'homeport-images: noindex': null,
  '*: noindex': '*: noindex',
  'robots: noindex': 'robots: noindex',
  'homeport: nofollow, noindex': 'homeport: noindex',
  'googlebot: noindex, homeport: nofollow': null,
  'googlebot: nofollow, homeport: noindex': 'homeport: noindex',
  'homeport: nofollow, googlebot: noindex': null,
  'noindex, googlebot: all': 'noindex',
  'googlebot: all, *: none': '*: none',
  'max-snippet: -1, noindex': 'noindex',
  'max-image-preview: none': null,
  'max-image-preview:large, max-video-preview: 0, noindex': 'noindex',
  'googlebot: max-snippet: 10, noindex': null,
  'unavailable_after: 25 Jun 2030 15:00:00 GMT': null,
  'unavailable_after: 25 Jun 2010 15:00:00 GMT': 'unavailable_after: 25 jun 2010 15:00:00 gmt',
  'unavailable_after: 25 Jun 2010 15:00:00 PST': 'unavailable_after: 25 jun 2010 15:00:00 pst',
  'unavailable_after: Fri, 25 Jun 2010 15:00:00 GMT': 'unavailable_after: fri, 25 jun 2010 15:00:00 gmt',
  'unavailable_after: Friday, 25-Jun-10 15:00:00 UTC': 'unavailable_after: friday, 25-jun-10 15:00:00 utc',
  'unavailable_after: 2010-06-25T15:00:00Z': 'unavailable_after: 2010-06-25t15:00:00z',
  'unavailable_after: 2026-03-01T12:00:01Z': null,
  'unavailable_after: Friday, 25-Jun-30 15:00:00 UTC, noindex': 'noindex',
  'unavailable_after: 2030-06-25, nofollow': null,
  'unavailable_after: soon': null,
  unavailable_after: null,
  'googlebot: nofollow, unavailable_after: 2010-06-25': null,
  'homeport: nofollow, unavailable_after: 2010-06-25': 'homeport: unavailable_after: 2010-06-25',
  ':': null,
  'homeport: unavailable_after: 2010-06-25T15:00:00Z': 'homeport: unavailable_after: 2010-06-25t15:00:00z',
  'googlebot: unavailable_after: Friday, 25-Jun-10 15:00:00 UTC, none': null,
  'googlebot: homeport: none': 'homeport: none',
  ',,:,noindex': 'noindex',
};

describe('crawler/probes/reply-index-rule', () => {
  it.each(Object.entries(HEADERS))('hears "%s" as %s', (header, rule) => {
    expect(readIndexRule(header, ANSWERED_AT)).toBe(rule);
  });

  it('does not guess whether a date has come', () => {
    expect(readIndexRule('unavailable_after: 2010-06-25', null)).toBeNull();
  });

  it('is one line of at most 100 characters', () => {
    const rule = readIndexRule(`homeport\u202E/${'9'.repeat(500)}: none`, ANSWERED_AT);

    expect(rule).toBe(`homeport/${'9'.repeat(91)}`);
  });

  it('reads a header of any length in no time', () => {
    const header = 'a:,unavailable_after: mon,'.repeat(100_000);
    const startedAt = performance.now();

    readIndexRule(header, ANSWERED_AT);

    expect(performance.now() - startedAt).toBeLessThan(100);
  });
});
