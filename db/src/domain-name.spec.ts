import { describe, expect, it } from 'vitest';
import { parseDomain, registrableDomain, type DomainName } from './domain-name.ts';

describe('db/domain-name', () => {
  it.each([
    ['Example.ORG', 'example.org'],
    [' mastodon.social. ', 'mastodon.social'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['ＭＡＳＴＯＤＯＮ．social', 'mastodon.social'],
    ['例え.jp', 'xn--r8jz45g.jp'],
    ['gts.realtest', 'gts.realtest'],
  ])('makes one canonical name of %s', (text, domain) => {
    expect(parseDomain(text)).toEqual({ ok: true, domain });
  });

  it.each([
    ['', 'empty'],
    ['localhost', 'special-use'],
    ['mastodon', 'single-label'],
    ['127.0.0.1', 'ip-address'],
    ['0x7f.1', 'ip-address'],
    ['2130706433', 'ip-address'],
    ['①②⑦.⓪.⓪.①', 'ip-address'],
    ['[::1]', 'ip-address'],
    ['::1', 'ip-address'],
    ['co.uk', 'public-suffix'],
    ['github.io', 'public-suffix'],
    ['abc.onion', 'overlay-network'],
    ['printer.local', 'special-use'],
    ['a..b.org', 'not-a-name'],
    ['.a.org', 'not-a-name'],
    ['-a.org', 'not-a-name'],
    ['under_score.org', 'not-a-name'],
    ['example.org:8443', 'not-a-name'],
    ['https://example.org/', 'not-a-name'],
    ['user@example.org', 'not-a-name'],
    ['ex*mple.org', 'not-a-name'],
    ['a b.org', 'not-a-name'],
    ['a\r\nHost: b.org', 'not-a-name'],
    [`${'a'.repeat(64)}.org`, 'not-a-name'],
    [`${'a.'.repeat(130)}org`, 'too-long'],
  ])('refuses %j', (text, reason) => {
    expect(parseDomain(text)).toEqual({ ok: false, reason });
  });

  it('counts names under the one that was registered', () => {
    expect(registrableDomain('social.a.co.uk' as DomainName)).toBe('a.co.uk');
    expect(registrableDomain('me.github.io' as DomainName)).toBe('me.github.io');
  });
});
