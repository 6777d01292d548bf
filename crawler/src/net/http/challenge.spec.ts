import { describe, expect, it } from 'vitest';
import { isChallenge, wallOf, type Wall } from './challenge.ts';

const HTML = 'text/html; charset=utf-8';
const page = (type: string, body: string): [Record<string, string>, string] => [
  { 'content-type': type },
  body,
];
const header = (name: string, value: string): [Record<string, string>, string] => [{ [name]: value }, ''];

// The shape of what each wall shows, cut down to what tells it from the pages behind it.
const WALLS: [promise: string, answer: [headers: Record<string, string>, body: string], wall: Wall][] = [
  ['Cloudflare, by its header', header('cf-mitigated', 'challenge'), 'Cloudflare'],
  ['its header in other letters', header('cf-mitigated', ' Challenge'), 'Cloudflare'],
  [
    'its header before JSON',
    [{ 'cf-mitigated': 'challenge', 'content-type': 'application/json' }, '{}'],
    'Cloudflare',
  ],
  ['its page', page(HTML, '<title>Just a moment...</title>'), 'Cloudflare'],
  ['its page of XHTML', page('application/xhtml+xml', '<title>Just a moment...</title>'), 'Cloudflare'],
  ['its options', page(HTML, '<script nonce="x">(function(){window._cf_chl_opt = {}</script>'), 'Cloudflare'],
  [
    'its script',
    page(HTML, '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray=1">'),
    'Cloudflare',
  ],
  ['its form of old', page(HTML, '<form id="challenge-form" action="/?__cf_chl_f_tk=1">'), 'Cloudflare'],
  [
    'a script that the 16 KiB cut off',
    page(HTML, `<script>window._cf_chl_opt={a:"${'x'.repeat(20_000)}"}</script>`),
    'Cloudflare',
  ],
  [
    'Anubis, its script',
    page(HTML, '<script src="/.within.website/x/cmd/anubis/static/js/main.mjs">'),
    'Anubis',
  ],
  ['its island', page(HTML, '<script id="anubis_challenge" type="application/json">{}</script>'), 'Anubis'],
  [
    'its style, below another path',
    page(HTML, '<link href="/git/.within.website/x/xess/xess.min.css">'),
    'Anubis',
  ],
  [
    'go-away, its style',
    page(HTML, '<link href="/.well-known/.git.gammaspectra.live/git/go-away/cmd/go-away/assets/a.css">'),
    'go-away',
  ],
  [
    'go-away, its refresh',
    page(
      HTML,
      '<meta http-equiv="refresh" content="0; url=/?__goaway_challenge=meta-refresh&amp;__goaway_token=1">',
    ),
    'go-away',
  ],
  ['AWS WAF, a challenge', header('x-amzn-waf-action', 'challenge'), 'AWS WAF'],
  ['AWS WAF, a puzzle', header('x-amzn-waf-action', 'captcha'), 'AWS WAF'],
  [
    'its page',
    page(HTML, '<script>window.awsWafCookieDomainList = [];window.gokuProps = {}</script>'),
    'AWS WAF',
  ],
  [
    'DDoS-Guard, its challenge',
    page(HTML, '<script src="/.well-known/ddos-guard/js-challenge/index.js">'),
    'DDoS-Guard',
  ],
  [
    'its puzzle',
    page(HTML, '<script defer src="/.well-known/ddos-guard/ddg-captcha-page/view.js">'),
    'DDoS-Guard',
  ],
  ['its title', page(HTML, '<title>DDOS-GUARD</title>'), 'DDoS-Guard'],
  [
    'Imperva',
    page(HTML, '<iframe id="main-iframe" src="/_Incapsula_Resource?SWUDNSAI=31&xinfo=1">'),
    'Imperva',
  ],
  ['SiteGround, by its header', header('sg-captcha', 'challenge'), 'SiteGround'],
  [
    'SiteGround, its refresh',
    page(HTML, '<meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=%2F">'),
    'SiteGround',
  ],
  ['Sucuri, its script', page(HTML, '<script>var s={},sucuri_cloudproxy_js="";</script>'), 'Sucuri'],
  ['Sucuri, its refusal', page(HTML, '<title>Sucuri WebSite Firewall - Access Denied</title>'), 'Sucuri'],
  ['Vercel', header('x-vercel-mitigated', 'challenge'), 'Vercel'],
];

const ORDINARY: [promise: string, headers: Record<string, string>, body: string][] = [
  ['nothing', {}, ''],
  ['a page that is merely HTML', ...page(HTML, '<h1>Not found</h1>')],
  ['JSON that mentions a wall', ...page('application/json', '{"a":"<script>window._cf_chl_opt</script>"}')],
  ['a page without a type', {}, '<title>Just a moment...</title>'],
  [
    'a page behind Cloudflare',
    { 'content-type': HTML, server: 'cloudflare', 'cf-ray': '1' },
    '<title>Home</title>',
  ],
  [
    'its detection in an ordinary page',
    ...page(HTML, '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js">'),
  ],
  [
    'its detection, written into the page',
    ...page(
      HTML,
      "<script>window.__CF$cv$params={r:'1'};var s='/cdn-cgi/challenge-platform/h/b/scripts/jsd/1/main.js'</script>",
    ),
  ],
  [
    'a page that it blocks, which is a plain no',
    ...page(HTML, '<title>Attention Required! | Cloudflare</title>'),
  ],
  ['another mitigation than a challenge', { 'cf-mitigated': 'block' }, ''],
  [
    'a login with Turnstile',
    ...page(HTML, '<script src="https://challenges.cloudflare.com/turnstile/v0/api.js"></script>'),
  ],
  ['a form that is called so', ...page(HTML, '<form id="challenge-form" action="/answers">')],
  ['a title that goes on', ...page(HTML, '<title>Just a moment... in time</title>')],
  [
    'a page about walls',
    ...page(HTML, '<p>Set window._cf_chl_opt, sucuri_cloudproxy_js or window.gokuProps'),
  ],
  ['a link that came through go-away', ...page(HTML, '<a href="/?__goaway_challenge=cookie&__goaway_id=1">')],
  ['a link to Anubis', ...page(HTML, '<a href="https://anubis.techaro.lol/">Protected by Anubis</a>')],
  [
    'a page with the tokens of AWS',
    ...page(HTML, '<script>window.awsWafCookieDomainList = ["a.example"]</script>'),
  ],
  ['a block by AWS WAF', { 'x-amzn-waf-action': 'block' }, ''],
  ['a page behind DDoS-Guard', { 'content-type': HTML, server: 'ddos-guard' }, '<title>Home</title>'],
  ['a page behind Imperva', ...page(HTML, '<script src="/_Incapsula_Resource?SWJIYLWA=1">')],
  ['a page behind Sucuri', { 'content-type': HTML, 'x-sucuri-id': '1' }, '<title>Home</title>'],
  [
    'a wall below the first 16 KiB',
    ...page(HTML, `${'<p>'.repeat(6000)}<script>window._cf_chl_opt</script>`),
  ],
];

describe('crawler/net/challenge', () => {
  it.each(WALLS)('knows %s', (_promise, [headers, body], wall) => {
    expect(wallOf(headers, Buffer.from(body))).toBe(wall);
    expect(isChallenge(headers, Buffer.from(body))).toBe(true);
  });

  it.each(ORDINARY)('takes for no wall: %s', (_promise, headers, body) => {
    expect(wallOf(headers, Buffer.from(body))).toBeNull();
    expect(isChallenge(headers, Buffer.from(body))).toBe(false);
  });

  it.each(['<', '<script ', '<title ', '<script></script>', '<form id="challenge-form" '])(
    'reads 16 KiB of %s in no time',
    (piece) => {
      const body = Buffer.from(piece.repeat(20_000));
      const startedAt = performance.now();

      wallOf({ 'content-type': HTML }, body);

      expect(performance.now() - startedAt).toBeLessThan(100);
    },
  );
});
