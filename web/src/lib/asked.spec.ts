import { describe, expect, it } from 'vitest';
import { leftText, ruleText } from './asked.ts';

describe('web/lib/asked', () => {
  it('keeps a rule as its operator wrote it', () => {
    expect(ruleText('Disallow: /nodeinfo')).toEqual({ verbatim: 'Disallow: /nodeinfo' });
    expect(ruleText('DISALLOW : /')).toEqual({ verbatim: 'DISALLOW : /' });
  });

  // As crawler/src/net/robots/robots-record.ts records them.
  it.each([
    ['robots.txt is always allowed', 'robots.txt may always be read'],
    ['no rule in robots.txt', 'no rule in robots.txt'],
    ['no robots.txt (404)', 'there is no robots.txt (404)'],
    ['robots.txt unreachable (503)', 'robots.txt can’t be reached (503)'],
    ['robots.txt unreachable', 'robots.txt can’t be reached'],
    [
      'robots.txt unreachable for more than 30 days',
      'robots.txt has not been reachable for more than 30 days',
    ],
  ])('says why no line decided: %s', (rule, line) => {
    expect(ruleText(rule)).toEqual({ line });
  });

  it('says why a question was left, and never that it was answered', () => {
    expect(leftText(null)).toBe('answered');
    expect(leftText('crawl-delay')).toMatch(/pause/);
    expect(leftText('robots_disallowed')).toMatch(/robots\.txt asks us not to/);
  });
});
