import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseDomain } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { visitInstance } from './contact.ts';
import { ScriptedFetcher, type Line } from './scripted-contact.ts';

// Answers of real servers, which lie beside the project, never in it.
const CAPTURES = new URL('../../../../shared/captures/', import.meta.url);
const hasCaptures = existsSync(CAPTURES);
if (!hasCaptures) console.info(`skipped: no recordings at ${CAPTURES.pathname}`);

const AT = new Date('2026-01-01T12:00:00Z');

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
  const { visits } = await visitInstance({ target, kinds, fetcher, clock, signal });
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
      usage: { usersTotal: 1, usersActiveMonth: null, postsTotal: 0, marks: { usersActiveMonth: null } },
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
      usage: { usersTotal: 0, usersActiveMonth: null, marks: { usersActiveMonth: null } },
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
      usage: { usersTotal: 0, usersActiveMonth: 0, postsTotal: 0 },
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
