import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseDomain } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { decodeJson, get } from '../decode.ts';
import { ok } from '../outcome.ts';
import { parseHostMeta } from '../probes/host-meta/parse.ts';
import { parseIndex, parseNodeInfo } from '../probes/nodeinfo/parse.ts';
import { catalogue } from '../software/index.ts';
import { readBlocks } from '../software/mastodon.ts';
import { readFederation } from '../software/pleroma.ts';
import { visitInstance } from './contact.ts';
import { ScriptedFetcher, type Line } from './scripted-contact.ts';

// Answers of real servers, which lie beside the project, never in it.
const CAPTURES = new URL('../../../../shared/captures/', import.meta.url);
const hasCaptures = existsSync(CAPTURES);
if (!hasCaptures) console.info(`skipped: no recordings at ${CAPTURES.pathname}`);

const REPLIES = new URL('replies/', CAPTURES);
const AT = new Date('2026-01-01T12:00:00Z');

function replies(): string[] {
  return hasCaptures
    ? readdirSync(REPLIES, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.(?:json|xml)$/.test(name),
      )
    : [];
}

function reply(name: string): Buffer {
  return readFileSync(new URL(name, REPLIES));
}

function json(name: string): unknown {
  const body = decodeJson(reply(name));
  if (!body.ok) throw new Error(`${name} is not JSON`);
  return body.value;
}

function named(text: string) {
  const name = parseDomain(text);
  if (!name.ok) throw new Error(`${text} is no name`);
  return name.domain;
}

/** The recorded answers of one server as a script; a later recording with one of `tags` goes before others. */
function scriptOf(host: string, tags: readonly string[]): Record<string, Line> {
  const folder = new URL(`servers/${host}/`, CAPTURES);
  const script: Record<string, Line> = {};
  const rankOf = (file: string) => tags.indexOf(/\.([a-z]+)\.http$/.exec(file)?.[1] ?? '') + 1;
  const files = readdirSync(folder).filter(
    (file) => file.endsWith('.http') && (isPlain(file) || rankOf(file) > 0),
  );
  for (const file of files.sort((one, other) => rankOf(one) - rankOf(other))) {
    const recorded = readFileSync(new URL(file, folder));
    const request = /^# request: (GET|POST) (\S+) Host: \S+ ?(.*)\r?\n/.exec(recorded.toString('latin1'));
    const [, method = '', path = '', options = ''] = request ?? [];
    // Recordings of odd clients are another test's matter.
    if (!request || /-A |Accept: (?!application\/json)|-o |nofwd/.test(options)) continue;
    const sent = / -d (.*)$/.exec(` ${options}`)?.[1];
    const key = method === 'POST' ? `POST https://${host}${path} ${sent ?? ''}` : `https://${host}${path}`;
    script[key] = lineOf(recorded.subarray(request[0].length));
  }
  return script;
}

function isPlain(file: string): boolean {
  return !/\.(?:fresh|nofwd|ratelimited|exposed|fedall|seeded|addons)\.http$/.test(file);
}

function lineOf(recorded: Buffer): Line {
  const end = /\r?\n\r?\n/.exec(recorded.toString('latin1'));
  const head = recorded.toString('latin1', 0, end?.index ?? recorded.length);
  const headers = Object.fromEntries(
    head
      .split(/\r?\n/)
      .slice(1)
      .map((line) => [line.split(':', 1)[0]?.toLowerCase() ?? '', line.replace(/^[^:]*: */, '')]),
  );
  const body = end ? recorded.subarray(end.index + end[0].length) : Buffer.alloc(0);
  return { status: Number(/^HTTP\/\S+ (\d+)/.exec(head)?.[1]), headers, body };
}

async function visitRecording(host: string, tags: readonly string[]) {
  const answers = scriptOf(host, tags);
  // What was not recorded was not there.
  const script = new Proxy(answers, { get: (lines, key: string) => lines[key] ?? { status: 404, body: '' } });
  const fetcher = new ScriptedFetcher(script);
  const target = {
    network: 'fediverse',
    domain: named(host),
    software: null,
    version: null,
    robots: null,
  } as const;
  const clock = { now: () => AT, monotonicMs: () => 0 };
  const signal = new AbortController().signal;
  const kinds = new Set(['details', 'peers', 'policy'] as const);
  const { visits } = await visitInstance(target, kinds, fetcher, clock, signal);
  const [details, peers, policy] = visits;
  return { details, peers: peers?.peers, policy: policy?.policy };
}

describe.runIf(hasCaptures)('crawler/visit: recorded servers', () => {
  it('GoToSocial, with its lists exposed', async () => {
    const { details, peers, policy } = await visitRecording('gts.realtest', ['exposed']);

    expect(details).toMatchObject({ failure: null, partial: false });
    expect(details?.facts).toMatchObject({
      software: 'gotosocial',
      version: '0.7.1',
      registration: 'approval',
      registrationSource: '/api/v2/instance',
      usage: { usersTotal: 1, usersActiveMonth: null, postsTotal: 0, quality: 'declared' },
      nodeinfoUrl: 'https://gts.realtest/nodeinfo/2.0',
    });
    expect(peers?.entries).toEqual(['hollo.realtest', 'misskey.realtest', 'xn--bcher-kva.example']);
    expect(policy?.entries.map(({ target, isObfuscated, reason }) => [target, isObfuscated, reason])).toEqual(
      [
        ['bad.example', false, 'spam & <b>abuse</b>'],
        ['h*dd*n**om**n*ex*mp*e', true, 'hate'],
        ['neverseen.example', false, null],
      ],
    );
  });

  it('GoToSocial, as it comes: the doors are shut', async () => {
    const { peers, policy } = await visitRecording('gts.realtest', []);

    expect([peers?.publication, policy?.publication]).toEqual(['closed', 'closed']);
  });

  it('Misskey, with federation on', async () => {
    const { details, peers, policy } = await visitRecording('misskey.realtest', ['fedall']);

    expect(details).toMatchObject({ failure: null, partial: false });
    expect(details?.facts).toMatchObject({
      software: 'misskey',
      version: '2025.11.1',
      title: 'Real Misskey',
      description: 'desc',
      registration: 'closed',
      registrationSource: '/api/meta',
      usage: { usersTotal: 0, usersActiveMonth: null, quality: 'declared' },
    });
    expect(peers?.publication).toBe('published');
    expect(peers?.entries).toContain('bad.example');
    expect(policy?.entries.map(({ target, rule }) => [target, rule])).toContainEqual([
      'bad.example',
      'blocked',
    ]);
    expect(policy?.entries.map(({ target, rule }) => [target, rule])).toContainEqual([
      'quiet.example',
      'suspended',
    ]);
    expect(policy?.entries.some(({ target }) => target === 'gone.example')).toBe(false);
  });

  it('Misskey, as it comes: it refuses to be federated with', async () => {
    const { details } = await visitRecording('misskey.realtest', []);

    expect(details).toMatchObject({ facts: null, failure: { cause: 'http_refused', status: 403 } });
  });

  it('Hubzilla, with its statistics addon', async () => {
    const { details, peers } = await visitRecording('hubzilla.realtest', ['addons']);

    expect(details?.facts).toMatchObject({
      software: 'hubzilla',
      version: '7.2.2',
      title: 'Hubzilla',
      registration: 'open',
      registrationSource: 'nodeinfo',
      usage: { usersTotal: 0, usersActiveMonth: 0, postsTotal: 0, quality: 'declared' },
    });
    expect(peers?.publication).toBe('unsupported');
  });

  it('Hubzilla, as it comes: no NodeInfo', async () => {
    const { details } = await visitRecording('hubzilla.realtest', []);

    expect(details?.failure).toEqual({ cause: 'http_not_found', status: 404 });
  });

  it.each([
    ['hollo', '0.6.12', null, 'closed', 1],
    ['peertube', '6.3.0', 'Real PeerTube', 'closed', 1],
  ])('%s, by its NodeInfo alone', async (software, version, title, registration, usersTotal) => {
    const { details, policy } = await visitRecording(`${software}.realtest`, []);

    expect(details?.facts).toMatchObject({ software, version, title, registration, usage: { usersTotal } });
    expect(policy?.publication).toBe('unsupported');
  });
});

describe.runIf(hasCaptures)('crawler/visit: recorded bodies', () => {
  it.each(replies())('%s passes through every parser', async (name) => {
    const bytes = reply(name);
    const body = decodeJson(bytes);
    // The Swift tests hold fragments with a comma too many; all others are what they say.
    if (!body.ok) expect(name).toMatch(/\.xml$|diaspora-nodeinfo/);
    const value = body.ok ? body.value : null;

    parseIndex(value, new URL('https://example.org/.well-known/nodeinfo'));
    parseHostMeta(bytes, named('example.org'));
    const info = parseNodeInfo(value);
    if (!info.ok) return;
    const site = { info: info.value, json: () => Promise.resolve(ok(value)) };
    for (const software of catalogue) {
      await software.details?.(site);
      await software.peers?.(site);
      await software.policy?.(site);
    }
  });

  it.each([
    ['aode-relay/ASONIX_DOG_NODEINFO.json', 'mastodon', '3.1.3-asonix-changes', 'declared'],
    ['aode-relay/RELAY_ASONIX_DOG_NODEINFO.json', 'aoderelay', 'v0.1.0-master', 'declared'],
    ['aode-relay/HYNET_NODEINFO.json', 'pleroma', '2.2.50-724-gf917285b-develop+HyNET-prod', 'declared'],
    ['aode-relay/NEW_HYNET_NODEINFO.json', 'akkoma', '3.0.0', 'declared'],
    ['jaywink-federation/NODEINFO_10_DOC.json', 'diaspora', '0.7.4.0-pd0313756', 'declared'],
    ['jaywink-federation/NODEINFO2_10_DOC.json', 'example', '0.5.0', 'declared'],
    [
      'jaywink-federation/NODEINFO_21_DOC_INVALID_USAGE_COUNTS.json',
      'pleroma',
      '0.7.4.0-pd0313756',
      'declared',
    ],
    ['mobilizon/test_fixtures_nodeinfo_data.json', 'mobilizon', '5.1.0', 'declared'],
    ['mobilizon/test_fixtures_nodeinfo_wp-data.json', 'wordpress', '6.4.2', 'declared'],
    ['diaspora-nodeinfo/NodeInfo-v2.0-Tests.swift.lemmy.json', 'lemmy', '0.18.5', 'declared'],
  ])('%s is %s %s', (name, software, version, quality) => {
    expect(parseNodeInfo(json(name))).toMatchObject({ ok: true, value: { software, version, quality } });
  });

  it('reads the odd values of Akkoma 3.0.0, and its policy', () => {
    const body = json('aode-relay/NEW_HYNET_NODEINFO.json');
    const info = parseNodeInfo(body);
    const policy = readFederation(get(body, 'metadata'));

    expect(info).toMatchObject({ ok: true, value: { isRegistrationOpen: false, isPrivate: false } });
    const reject: unknown = get(body, 'metadata', 'federation', 'mrf_simple', 'reject');
    expect(policy.entries.filter(({ rule }) => rule === 'reject')).toHaveLength(
      Array.isArray(reject) ? reject.length : 0,
    );
    expect(policy).toMatchObject({ publication: 'published', refused: 0, isPartial: false });
    expect(policy.entries.find(({ target }) => target === 'botsin.space')).toMatchObject({
      severity: 'silence',
      reason: 'A lot of bot content',
    });
  });

  it('reads 1,563 blocks of a Mastodon, five of them hidden', () => {
    const body = json('mastodon/icosahedron.website/api_v1_instance_domain_blocks.json');
    const policy = readBlocks(Array.isArray(body) ? body : []);
    const howMany = (wanted: (entry: (typeof policy.entries)[number]) => boolean) =>
      policy.entries.filter(wanted).length;

    expect(policy).toMatchObject({ publication: 'published', refused: 0 });
    expect(policy.entries).toHaveLength(1563);
    expect(howMany(({ severity }) => severity === 'suspend')).toBe(1217);
    expect(howMany(({ severity }) => severity === 'silence')).toBe(346);
    // Four more have a star that hides nothing: "*.repl.co" is the name as the operator typed it.
    expect(howMany(({ isObfuscated }) => isObfuscated)).toBe(5);
    expect(howMany(({ target, isObfuscated }) => !isObfuscated && target.startsWith('*.'))).toBe(4);
    expect(howMany(({ digest }) => digest === null)).toBe(0);
  });

  it.each([
    ['BUGGY', 'example.com/nodeinfo/2.0'],
    ['BUGGY_2', 'example.com/nodeinfo/1.0'],
  ])('finds the document in NODEINFO_WELL_KNOWN_%s', (name, place) => {
    const found = parseIndex(
      json(`jaywink-federation/NODEINFO_WELL_KNOWN_${name}.json`),
      new URL('https://example.com/'),
    );

    expect(found.ok && `${found.value.host}${found.value.path}`).toBe(place);
  });

  it.each(replies().filter((name) => name.endsWith('host-meta.xml')))('finds the host in %s', (name) => {
    const host = /template=['"]https:\/\/([^/]+)/.exec(reply(name).toString())?.[1] ?? '';

    expect(parseHostMeta(reply(name), named(host)), basename(name)).toBe(host);
  });
});
