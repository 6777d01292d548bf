import { domainToASCII, domainToUnicode } from 'node:url';
import { assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDomain, registrableDomain, type DomainName, type NameRefusal } from './domain-name.ts';

describe('db/domain-name', () => {
  it.each([
    ['Example.ORG', 'example.org'],
    [' mastodon.social. ', 'mastodon.social'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['ＭＡＳＴＯＤＯＮ．social', 'mastodon.social'],
    ['例え.jp', 'xn--r8jz45g.jp'],
    ['gts.realtest', 'gts.realtest'],
    ['a。b．example｡', 'a.b.example'],
    ['XN--BCHER-KVA.example', 'xn--bcher-kva.example'],
    ['BU\u0308CHER.example', 'xn--bcher-kva.example'],
    ['bü\u00adcher.example', 'xn--bcher-kva.example'],
    ['r3---sn-a.example', 'r3---sn-a.example'],
    // UTS 46, non-transitional, as WHATWG reads: these are names of their own, not ss, σ and nothing.
    ['faß.example', 'xn--fa-hia.example'],
    ['FAẞ.example', 'xn--fa-hia.example'],
    ['βόλος.example', 'xn--nxasmm1c.example'],
    ['βόλοσ.example', 'xn--nxasmq6b.example'],
    ['क्\u200dष.example', 'xn--11b2ezcw70k.example'],
    [`${'a'.repeat(63)}.example`, `${'a'.repeat(63)}.example`],
    [`${'a.'.repeat(123)}example`, `${'a.'.repeat(123)}example`],
  ])('makes one canonical name of %s', (text, domain) => {
    expect(parseDomain(text)).toEqual({ ok: true, domain });
  });

  it.each<[text: string, reason: NameRefusal]>([
    ['', 'empty'],
    [' \t', 'empty'],
    ['mastodon', 'single-label'],
    ['mastodon.', 'single-label'],

    // IPv4 in every spelling that a resolver would take (inet_aton), and in disguise.
    ['127.0.0.1', 'ip-address'],
    ['127.0.0.1.', 'ip-address'],
    ['127.1', 'ip-address'],
    ['0177.0.0.1', 'ip-address'],
    ['0x7f.0.0.1', 'ip-address'],
    ['0x7f.1', 'ip-address'],
    ['0X7F000001', 'ip-address'],
    ['0x', 'ip-address'],
    ['2130706433', 'ip-address'],
    ['017700000001', 'ip-address'],
    ['①②⑦.⓪.⓪.①', 'ip-address'],
    ['１２７。０。０。１', 'ip-address'],
    ['𝟏𝟐𝟕.𝟎.𝟎.𝟏', 'ip-address'],
    ['127.0.0.1\u00ad', 'ip-address'],
    // Ends in a number, and so could only be an address; that it is an impossible one is no better.
    ['256.1.1.1', 'ip-address'],
    ['1.2.3.4.5', 'ip-address'],
    ['example.0x4', 'ip-address'],
    ['4294967296', 'ip-address'],
    // IPv6, bare and in brackets, with a zone, with IPv4 inside.
    ['::1', 'ip-address'],
    ['[::1]', 'ip-address'],
    ['[::1]:8448', 'ip-address'],
    ['2001:db8::1', 'ip-address'],
    ['fe80::1%eth0', 'ip-address'],
    ['::ffff:127.0.0.1', 'ip-address'],
    ['[::ffff:7f00:1]', 'ip-address'],
    ['［：：１］', 'ip-address'],

    ['co.uk', 'public-suffix'],
    ['github.io', 'public-suffix'],
    ['kobe.jp', 'public-suffix'],
    ['個人.香港', 'public-suffix'],

    ['localhost', 'special-use'],
    ['LOCALHOST.', 'special-use'],
    ['a.localhost', 'special-use'],
    ['localhost.localdomain', 'special-use'],
    ['printer.local', 'special-use'],
    ['a.internal', 'special-use'],
    ['a.lan', 'special-use'],
    ['a.test', 'special-use'],
    ['a.invalid', 'special-use'],
    ['nas.home.arpa', 'special-use'],
    ['1.0.0.127.in-addr.arpa', 'special-use'],
    ['a.ｌｏｃａｌ', 'special-use'],

    ['abc.onion', 'overlay-network'],
    ['ABC.ONION.', 'overlay-network'],
    ['abc.b32.i2p', 'overlay-network'],
    ['abc.loki', 'overlay-network'],
    ['abc.bit', 'overlay-network'],
    ['example.org.abc.exit', 'overlay-network'],
    ['abc.alt', 'overlay-network'],
    ['onion', 'overlay-network'],

    ['a..b.org', 'not-a-name'],
    ['.a.org', 'not-a-name'],
    ['a.org..', 'not-a-name'],
    ['.', 'not-a-name'],
    ['a.org。。', 'not-a-name'],
    ['-a.org', 'not-a-name'],
    ['a-.org', 'not-a-name'],
    ['under_score.org', 'not-a-name'],
    ['example.org:8443', 'not-a-name'],
    ['de.ad:80', 'not-a-name'],
    ['https://example.org/', 'not-a-name'],
    ['user@example.org', 'not-a-name'],
    ['ex*mple.org', 'not-a-name'],
    ['a b.org', 'not-a-name'],
    ['a%2eorg', 'not-a-name'],
    ['a\r\nHost: b.org', 'not-a-name'],
    ['a\u0000.org', 'not-a-name'],
    ['example.org／path', 'not-a-name'],
    ['user＠example.org', 'not-a-name'],
    // A-labels that stand for nothing, for plain letters, for another A-label, or not for themselves alone.
    ['xn--', 'not-a-name'],
    ['xn--.org', 'not-a-name'],
    ['xn--a.org', 'not-a-name'],
    ['xn--0.org', 'not-a-name'],
    ['xn--mastodon-.org', 'not-a-name'],
    ['xn--xn--a--gua.org', 'not-a-name'],
    ['xn--a-ecp.ru', 'not-a-name'],
    ['xn---zui.example', 'not-a-name'],
    ['xn--bcher-kva.xn--a.org', 'not-a-name'],
    // RFC 5892 appendix A (joiners without their context), RFC 5893 (both directions in one label), marks first.
    ['a\u200db.org', 'not-a-name'],
    ['a\u200cb.org', 'not-a-name'],
    ['a\u202eb.org', 'not-a-name'],
    ['a\u200fb.org', 'not-a-name'],
    ['אa.org', 'not-a-name'],
    ['\u0301a.org', 'not-a-name'],
    [`${'a'.repeat(64)}.org`, 'not-a-name'],
    [`${'ü'.repeat(63)}.org`, 'not-a-name'],

    [`${'a.'.repeat(125)}abcd`, 'too-long'],
    [`${'a.'.repeat(130)}org`, 'too-long'],
    ['a'.repeat(2000), 'too-long'],
  ])('refuses %j', (text, reason) => {
    expect(parseDomain(text)).toEqual({ ok: false, reason });
  });

  it('takes an A-label only where its letters lead back to it', () => {
    const label = string({
      unit: constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz0123456789-')),
      minLength: 1,
      maxLength: 12,
    });
    const letters = string({ unit: 'grapheme', minLength: 1, maxLength: 4 });
    assert(
      property(oneof(label, letters.map(domainToASCII)), (tail) => {
        const outcome = parseDomain(`xn--${tail.replace(/^xn--/, '')}.example`);
        if (!outcome.ok) return;
        const unicode = domainToUnicode(outcome.domain);
        expect(unicode).not.toMatch(/^xn--/);
        expect(domainToASCII(unicode)).toBe(outcome.domain);
      }),
      { numRuns: 5000 },
    );
  });

  it('counts names under the one that was registered', () => {
    expect(registrableDomain('social.a.co.uk' as DomainName)).toBe('a.co.uk');
    expect(registrableDomain('me.github.io' as DomainName)).toBe('me.github.io');
  });
});
