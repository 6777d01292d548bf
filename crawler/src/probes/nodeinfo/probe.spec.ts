import { parseDomain } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { ScriptedFetcher, type Line } from '../../visit/scripted-contact.ts';
import { Conversation } from '../../visit/conversation.ts';
import { fallbacks } from '../../software/index.ts';
import { findNodeInfo, readNodeInfo } from './probe.ts';

const HOST = 'https://example.org';
const INDEX = `${HOST}/.well-known/nodeinfo`;
const HOST_META = `${HOST}/.well-known/host-meta`;
const SECOND = `${HOST}/.well-known/x-nodeinfo2`;
const FINGER = `${HOST}/.well-known/webfinger?resource=acct:example.org@example.org`;
const FALLBACKS = [
  SECOND,
  ...['/statistics.json', '/api/gnusocial/config.json', '/siteinfo.json'].map((path) => `${HOST}${path}`),
];
const NOT_FOUND: Line = { status: 404, body: 'not found' };
/** Nothing at all of what is asked for where there is no index. */
const NOTHING: Record<string, Line> = Object.fromEntries(
  [INDEX, HOST_META, FINGER, ...FALLBACKS].map((url) => [url, NOT_FOUND]),
);
const web = 'https://social.example.org';
/** A web domain with all that belongs to it. */
const WEB: Record<string, Line> = {
  [`${web}/.well-known/nodeinfo`]: {
    json: { links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: `${web}/n` }] },
  },
  [`${web}/n`]: { json: { software: { name: 'Mastodon', version: '4.3.0' } } },
};

function converse(script: Record<string, Line>) {
  const name = parseDomain('example.org');
  if (!name.ok) throw new Error('example.org is no name');
  const fetcher = new ScriptedFetcher(script);
  const target = {
    network: 'fediverse',
    domain: name.domain,
    software: null,
    version: null,
    robots: null,
  } as const;
  return { fetcher, asker: new Conversation(target, fetcher, new AbortController().signal) };
}

describe('crawler/probes/nodeinfo/probe', () => {
  it.each<[string, Record<string, Line>, string[]]>([
    [
      'through host-meta in JSON',
      { [HOST_META]: { json: { links: [{ rel: 'lrdd', template: `${web}/wf?resource={uri}` }] } } },
      [INDEX, HOST_META],
    ],
    [
      'through host-meta after blank lines, as plain text (Plume)',
      {
        [HOST_META]: {
          body: `\n      <?xml version="1.0"?><XRD><Link rel="lrdd" template="${web}/wf?resource={uri}"/></XRD>`,
          headers: { 'content-type': 'text/plain' },
        },
      },
      [INDEX, HOST_META],
    ],
    [
      'through host-meta that is led there and says nothing (diaspora)',
      { [HOST_META]: { body: '<XRD></XRD>', url: `${web}/.well-known/host-meta` } },
      [INDEX, HOST_META],
    ],
    [
      'through WebFinger alone',
      { [FINGER]: { status: 404, body: '', url: `${web}/.well-known/webfinger?resource=x` } },
      [INDEX, HOST_META, FINGER],
    ],
  ])('finds the web domain %s', async (_how, lines, asked) => {
    const { asker, fetcher } = converse({ ...NOTHING, ...lines, ...WEB });

    const read = await readNodeInfo(asker, fallbacks);

    expect(read).toMatchObject({
      ok: true,
      value: { host: 'social.example.org', path: '/n', info: { software: 'mastodon' } },
    });
    expect(fetcher.asked).toEqual([...asked, ...Object.keys(WEB)]);
  });

  it('does not go twice to the host where everything is led', async () => {
    const www = (path: string): Line => ({ status: 404, body: '', url: `https://www.example.org${path}` });
    const { asker, fetcher } = converse({
      ...NOTHING,
      [INDEX]: www('/a'),
      [HOST_META]: www('/b'),
      [FINGER]: www('/c'),
    });

    expect(await findNodeInfo(asker, fallbacks)).toMatchObject({
      ok: false,
      failure: { cause: 'http_not_found' },
    });
    expect(fetcher.opened).toEqual(['example.org']);
  });

  it.each<[string, string, object, object]>([
    [
      'NodeInfo2 (Castopod)',
      SECOND,
      {
        server: { software: 'Castopod', version: '1.12.0', name: 'A &amp; B' },
        usage: { users: { total: 2 } },
      },
      { software: 'castopod', version: '1.12.0', title: 'A & B' },
    ],
    [
      'the statistics of old (diaspora)',
      `${HOST}/statistics.json`,
      { network: 'Diaspora', version: '0.4.1.2', name: 'pod' },
      { software: 'diaspora', version: '0.4.1.2', title: 'pod' },
    ],
    [
      'its configuration (GNU social)',
      `${HOST}/api/gnusocial/config.json`,
      { site: { name: 'G' } },
      { software: 'gnusocial', version: '', title: 'G' },
    ],
    [
      'its site information (Hubzilla)',
      `${HOST}/siteinfo.json`,
      { platform: 'hubzilla', version: '7.8', register_policy: 'REGISTER_OPEN', site_name: 'H' },
      { software: 'hubzilla', version: '7.8', title: 'H' },
    ],
  ])('knows a server by %s where there is nothing else', async (_what, url, json, info) => {
    const { asker, fetcher } = converse({ ...NOTHING, [url]: { json } });

    const read = await readNodeInfo(asker, fallbacks);

    expect(read).toMatchObject({
      ok: true,
      value: { host: 'example.org', path: new URL(url).pathname, info },
    });
    expect(fetcher.asked).toEqual([
      INDEX,
      HOST_META,
      FINGER,
      ...FALLBACKS.slice(0, FALLBACKS.indexOf(url) + 1),
    ]);
  });

  it('takes no page and no null for one of them', async () => {
    const page: Line = { body: '<html>' };
    const { asker } = converse({
      ...NOTHING,
      [FALLBACKS[0] ?? '']: page,
      [FALLBACKS[1] ?? '']: { json: null },
      [FALLBACKS[2] ?? '']: { json: [] },
      [FALLBACKS[3] ?? '']: { failure: { cause: 'http_timeout' } },
    });

    expect(await findNodeInfo(asker, fallbacks)).toEqual({
      ok: false,
      failure: { cause: 'http_not_found', status: 404 },
    });
  });

  it.each([
    [403, 'http_refused'],
    [410, 'http_gone'],
    [502, 'http_server_error'],
  ])('tries no second way behind a door that answers %i', async (status, cause) => {
    const { asker, fetcher } = converse({ [INDEX]: { status, body: '' } });

    expect(await findNodeInfo(asker, fallbacks)).toEqual({ ok: false, failure: { cause, status } });
    expect(fetcher.asked).toEqual([INDEX]);
  });

  it('hands on the failure of the network untouched', async () => {
    const failure = { cause: 'dns_not_found', detail: 'NXDOMAIN' } as const;
    const { asker } = converse({ [INDEX]: { failure } });

    expect(await readNodeInfo(asker, fallbacks)).toEqual({ ok: false, failure });
  });

  it.each([
    ['noindex', true],
    ['nofollow, noarchive', false],
    ['none', true],
    ['otherbot: noindex, nofollow', false],
    ['otherbot: nofollow, homeport: noindex', true],
    ['unavailable_after: 25 Jun 2030 15:00:00 PST, noindex', true],
    ['max-image-preview:standard, noai', false],
  ])('hears X-Robots-Tag: %s as %s', async (header, wantsNoIndex) => {
    const json = { links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: '/n' }] };
    const { asker } = converse({ [INDEX]: { json, headers: { 'x-robots-tag': header } } });

    const found = await findNodeInfo(asker, fallbacks);
    expect(found.ok && found.value.indexRule !== null).toBe(wantsNoIndex);
  });
});
