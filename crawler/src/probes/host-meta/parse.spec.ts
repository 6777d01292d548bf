import { parseDomain, type DomainName } from '@homeport/db';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHostMeta } from './parse.ts';

function named(text: string): DomainName {
  const name = parseDomain(text);
  if (!name.ok) throw new Error(`${text} is no name`);
  return name.domain;
}

const here = named('example.org');
const xrd = (links: string) =>
  `<?xml version="1.0"?><XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">${links}</XRD>`;
const lrdd = (host: string) =>
  `<Link rel="lrdd" template="https://${host}/.well-known/webfinger?resource={uri}"/>`;

describe('crawler/probes/host-meta/parse', () => {
  it.each([
    ['XRD', xrd(lrdd('social.example.org')), 'social.example.org'],
    ['XRD after blank lines (Plume)', `\n   ${xrd(lrdd('social.example.org'))}`, 'social.example.org'],
    [
      'several links (Friendica)',
      xrd(
        `<hm:Host xmlns:hm="x">a</hm:Host><Link rel="acct" href="x"/>${lrdd('a.example.org')}${lrdd('b.example.org')}`,
      ),
      'a.example.org',
    ],
    [
      'JSON',
      JSON.stringify({ links: [{ rel: 'lrdd', template: 'https://web.example.org/wf?r={uri}' }] }),
      'web.example.org',
    ],
    [
      'two ways, as Hubzilla and GNU social have them',
      xrd(
        `<Link rel='http://salmon-protocol.org/ns/magic-key' href='x'/><Link rel="lrdd" type="application/json" template="http://example.org/wf?resource={uri}"/>`,
      ),
      'example.org',
    ],
    [
      'http, which is all that an onion service has (Mastodon)',
      xrd(`<Link rel="lrdd" template="http://${'a'.repeat(56)}.onion/wf?resource={uri}"/>`),
      null,
    ],
    [
      'an onion service beside the site',
      xrd(
        `<Link rel="lrdd" template="http://${'a'.repeat(56)}.onion/wf?resource={uri}"/>${lrdd('web.example.org')}`,
      ),
      'web.example.org',
    ],
    ['a template without a host', xrd('<Link rel="lrdd" template="/wf?resource={uri}"/>'), null],
    ['another site', xrd(lrdd('evil.example')), null],
    ['an address', xrd(lrdd('127.0.0.1')), null],
    ['no links (diaspora)', xrd(''), null],
    ['a document type', `<!DOCTYPE x [<!ENTITY e "evil">]>${xrd(lrdd('social.example.org'))}`, null],
    ['half a document', '<XRD><Link rel="lrdd" templ', null],
    ['a page', '<!doctype html><html><body>404</body></html>', null],
    ['nothing', '', null],
  ])('reads %s', (_what, body, host) => {
    expect(parseHostMeta(Buffer.from(body), here)).toBe(host);
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string(), (body) => parseHostMeta(Buffer.from(`<XRD><Link ${body}`), here) === null),
    );
  });
});
