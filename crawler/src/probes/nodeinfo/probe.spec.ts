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
const NOT_FOUND: Line = { status: 404, body: 'not found' };

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
  it('finds the web domain through host-meta where the account domain answers 404', async () => {
    const web = 'https://social.example.org';
    const { asker, fetcher } = converse({
      [INDEX]: NOT_FOUND,
      [HOST_META]: { json: { links: [{ rel: 'lrdd', template: `${web}/wf?resource={uri}` }] } },
      [`${web}/.well-known/nodeinfo`]: {
        json: { links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: `${web}/n` }] },
      },
      [`${web}/n`]: { json: { software: { name: 'Mastodon', version: '4.3.0' } } },
    });

    const read = await readNodeInfo(asker, fallbacks);

    expect(read).toMatchObject({
      ok: true,
      value: { host: 'social.example.org', path: '/n', info: { software: 'mastodon' } },
    });
    expect(fetcher.unasked()).toEqual([]);
  });

  it('reads NodeInfo2 where there is nothing else (Castopod)', async () => {
    const { asker, fetcher } = converse({
      [INDEX]: NOT_FOUND,
      [HOST_META]: NOT_FOUND,
      [SECOND]: {
        json: {
          version: '1.0',
          server: { software: 'Castopod', version: '1.12.0', name: 'A &amp; B' },
          usage: { users: { total: 2 } },
        },
      },
    });

    const read = await readNodeInfo(asker, fallbacks);

    expect(read).toMatchObject({
      ok: true,
      value: {
        path: '/.well-known/x-nodeinfo2',
        info: { software: 'castopod', version: '1.12.0', title: 'A & B' },
      },
    });
    expect(fetcher.asked).toEqual([INDEX, HOST_META, SECOND]);
  });

  it('says what the index itself answered where no other way leads on', async () => {
    const { asker } = converse({
      [INDEX]: NOT_FOUND,
      [HOST_META]: { failure: { cause: 'http_timeout' } },
      [SECOND]: { body: '<html>' },
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
