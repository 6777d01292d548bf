import { describe, expect, it } from 'vitest';
import { isChallenge } from './challenge.ts';

const html = { 'content-type': 'text/html; charset=utf-8' };

describe('crawler/net/challenge', () => {
  it.each([
    ['the header of Cloudflare', { 'cf-mitigated': 'challenge' }, '', true],
    ['its page', html, '<title>Just a moment...</title>', true],
    ['its script', html, '<script>window._cf_chl_opt = {}</script>', true],
    ['Anubis', html, '<script src="/.within.website/x/cmd/anubis/static/js/main.mjs">', true],
    ['the island of Anubis', html, '<script id="anubis_challenge" type="application/json">', true],
    [
      'an ordinary page behind Cloudflare',
      html,
      '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js">',
      false,
    ],
    ['a page that is merely HTML', html, '<h1>Not found</h1>', false],
    ['JSON that mentions it', { 'content-type': 'application/json' }, '{"a":"window._cf_chl_opt"}', false],
    ['no type at all', {}, '<title>Just a moment...</title>', false],
  ])('%s', (_name, headers, body, expected) => {
    expect(isChallenge(headers, Buffer.from(body))).toBe(expected);
  });
});
