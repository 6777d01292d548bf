import { describe, expect, it } from 'vitest';
import { recordOf, robotsFor, ruleFor } from './robots-record.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1000;
const days = (count: number): Date => new Date(NOW.getTime() + count * DAY_MS);
const FORBID = Buffer.from('User-agent: *\nDisallow: /api');

const STATUSES: [status: number, isApiAllowed: boolean, unreachable: boolean][] = [
  [200, false, false],
  [204, false, false],
  [301, true, false],
  [308, true, false],
  [400, true, false],
  [401, true, false],
  [403, true, false],
  [404, true, false],
  [410, true, false],
  [429, false, true],
  [451, true, false],
  [500, false, true],
  [503, false, true],
  [521, false, true],
  [599, false, true],
  [777, true, false],
];

describe('crawler/net/robots-record', () => {
  it.each(STATUSES)('%i: /api allowed %s, unreachable %s', (status, isApiAllowed, unreachable) => {
    const verdict = robotsFor(recordOf(status, FORBID, NOW, null), 'Homeport', NOW);

    expect(verdict.isAllowed('/api')).toBe(isApiAllowed);
    expect(verdict.isAllowed('/robots.txt')).toBe(true);
    expect(verdict.unreachable).toBe(unreachable);
  });

  it('keeps a file for a day and an error for an hour', () => {
    expect(recordOf(200, FORBID, NOW, null).expiresAt).toEqual(days(1));
    expect(recordOf(404, FORBID, NOW, null).expiresAt).toEqual(days(1));
    expect(recordOf(500, FORBID, NOW, null).expiresAt).toEqual(days(1 / 24));
  });

  it('takes a file that was unreachable for 30 days for an absent one', () => {
    const first = recordOf(503, FORBID, NOW, null);
    const later = recordOf(500, FORBID, days(29), first);

    expect(later.unreachableSince).toEqual(NOW);
    expect(robotsFor(later, 'Homeport', days(29)).isAllowed('/api')).toBe(false);
    expect(robotsFor(later, 'Homeport', days(31)).isAllowed('/api')).toBe(true);
  });

  it('counts the 30 days anew after an answer', () => {
    const answered = recordOf(200, FORBID, days(3), recordOf(503, FORBID, NOW, null));

    expect(answered.unreachableSince).toBeNull();
    expect(recordOf(503, FORBID, days(4), answered).unreachableSince).toEqual(days(4));
  });

  it('keeps no octet that a database refuses', () => {
    expect(recordOf(200, Buffer.from('a\0b'), NOW, null).body).toBe('a\uFFFDb');
  });
});

const RULES: [rule: string, status: number | null, file: string, path: string][] = [
  ['Disallow: /api', 200, 'User-agent: *\nDisallow: /api', '/api/v1'],
  ['disallow :/api', 200, 'User-agent: *\n  disallow :/api  # not here', '/api'],
  ['Allow: /api/v2', 200, 'User-agent: *\nDisallow: /api\nAllow: /api/v2', '/api/v2/instance'],
  ['no rule in robots.txt', 200, 'User-agent: *\nDisallow: /api', '/nodeinfo/2.0'],
  ['no rule in robots.txt', 200, 'User-agent: *\nDisallow:', '/nodeinfo/2.0'],
  ['no rule in robots.txt', 204, '', '/api'],
  ['robots.txt is always allowed', 200, 'User-agent: *\nDisallow: /', '/robots.txt'],
  ['robots.txt is always allowed', 503, '', '/robots.txt'],
  ['no robots.txt (404)', 404, '', '/api'],
  ['no robots.txt (301)', 301, '', '/api'],
  ['robots.txt unreachable (503)', 503, '', '/api'],
  ['robots.txt unreachable (429)', 429, '', '/api'],
  ['robots.txt unreachable', null, '', '/api'],
];

describe('crawler/net/robots-record, the rule', () => {
  it.each(RULES)('is called "%s" for %s, %j, %s', (rule, status, file, path) => {
    const record = recordOf(status, Buffer.from(file), NOW, null);

    expect(ruleFor(path, record, robotsFor(record, 'Homeport', NOW))).toBe(rule);
  });

  it('says how long a file was unreachable', () => {
    const record = recordOf(500, FORBID, days(29), recordOf(503, FORBID, NOW, null));

    expect(ruleFor('/api', record, robotsFor(record, 'Homeport', days(31)))).toBe(
      'robots.txt unreachable for more than 30 days',
    );
  });

  it('is one line of at most 200 characters that a database takes', () => {
    const pattern = `/${'a'.repeat(187)}\u202E\u{1F600}\u0085${'b'.repeat(90_000)}`;
    const record = recordOf(200, Buffer.from(`User-agent: *\nDisallow: ${pattern}`), NOW, null);
    const rule = ruleFor(pattern, record, robotsFor(record, 'Homeport', NOW));

    expect(rule).toBe(`Disallow: /${'a'.repeat(187)} \uFFFD`);
    expect(rule).toHaveLength(200);
  });
});
