import { describe, expect, it } from 'vitest';
import { nextHop, startTrail, type Trail } from './redirect.ts';

const START = new URL('https://social.site.example/.well-known/nodeinfo');
const hop = (location: string | undefined, status = 301, trail: Trail = startTrail(START), method = 'GET') =>
  nextHop(trail, status, location, { method });
const detailOf = (outcome: ReturnType<typeof hop>): string =>
  outcome.ok ? 'followed' : (outcome.failure.detail ?? '');

describe('crawler/net/redirect', () => {
  it.each([
    ['/other', 'https://social.site.example/other'],
    ['other?a=1#x', 'https://social.site.example/.well-known/other?a=1'],
    ['https://social.site.example/other', 'https://social.site.example/other'],
    ['//site.example/x', 'https://site.example/x'],
    ['https://WWW.Site.example./x', 'https://www.site.example/x'],
    ['https://site.example:443/x', 'https://site.example/x'],
  ])('follows %s', (location, href) => {
    const next = hop(location);
    expect(next.ok && next.value.url.href).toBe(href);
  });

  it.each([
    [undefined, 'no Location'],
    ['', 'no Location'],
    [`/${'x'.repeat(100_000)}`, 'Location is too long'],
    ['https://[', 'Location is not a URL'],
    ['http://social.site.example/', 'to another scheme, http:'],
    ['ftp://social.site.example/', 'to another scheme, ftp:'],
    ['file:///etc/passwd', 'to another scheme, file:'],
    ['data:application/json,{}', 'to another scheme, data:'],
    ['javascript:alert(1)', 'to another scheme, javascript:'],
    ['https://a:b@social.site.example/', 'Location carries credentials'],
    ['https://social.site.example:8443/', 'to another port, 8443'],
    ['https://127.0.0.1/', 'to a host that is no public name (ip-address)'],
    ['https://0x7f.1/', 'to a host that is no public name (ip-address)'],
    ['https://[::1]/', 'to a host that is no public name (ip-address)'],
    ['https://localhost/', 'to a host that is no public name (special-use)'],
    ['/\\other.example/x', 'to another site, other.example'],
    ['https://other.example/x', 'to another site, other.example'],
    ['https://site.example.evil.example/', 'to another site, site.example.evil.example'],
    ['/.well-known/nodeinfo', 'in a circle'],
  ])('refuses %s', (location, detail) => {
    expect(detailOf(hop(location))).toBe(detail);
  });

  it('leaves the site where the question may, over https and to a public name', () => {
    const leave = (location: string) =>
      nextHop(startTrail(START), 302, location, { method: 'GET', mayLeaveSite: true });

    expect(leave('https://other.example/x')).toMatchObject({ ok: true, value: { becomesGet: false } });
    expect(detailOf(leave('http://other.example/x'))).toBe('to another scheme, http:');
    expect(detailOf(leave('https://127.0.0.1/x'))).toBe('to a host that is no public name (ip-address)');
  });

  it('does not take two sites under one public suffix for one', () => {
    const trail = startTrail(new URL('https://a.github.io/'));
    expect(detailOf(hop('https://b.github.io/', 301, trail))).toBe('to another site, b.github.io');
  });

  it.each([
    [301, 'other.example'],
    [308, 'other.example'],
    [302, undefined],
    [303, undefined],
    [307, undefined],
  ])('%i to another site says that it moved to %s', (status, movedTo) => {
    const next = hop('https://OTHER.example/x', status);
    expect(!next.ok && next.failure.movedTo).toBe(movedTo);
  });

  it('calls nothing moved when one of the steps was temporary', () => {
    const first = hop('/x', 302);
    const next = hop('https://other.example/', 301, first.ok ? first.value.trail : startTrail(START));
    expect(!next.ok && next.failure.movedTo).toBe(undefined);
  });

  it('follows five, and not a sixth', () => {
    let trail = startTrail(START);
    for (let step = 1; step <= 5; step++) {
      const next = hop(`/${String(step)}`, 302, trail);
      expect(next.ok).toBe(true);
      if (next.ok) ({ trail } = next.value);
    }
    expect(detailOf(hop('/6', 302, trail))).toBe('more than 5 redirects');
  });

  it('finds a circle at the first repetition', () => {
    const next = hop('/b');
    expect(detailOf(hop(START.href, 301, next.ok ? next.value.trail : startTrail(START)))).toBe(
      'in a circle',
    );
  });

  it.each([
    [301, true],
    [302, true],
    [303, true],
    [307, false],
    [308, false],
  ])('%i turns a POST into a GET: %s', (status, becomesGet) => {
    const next = hop('/x', status, startTrail(START), 'POST');
    expect(next.ok && next.value.becomesGet).toBe(becomesGet);
  });
});
