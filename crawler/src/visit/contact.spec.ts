import { parseDomain, type DomainName, type VisitKind } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { visitInstance } from './contact.ts';
import { NO_ROBOTS, ScriptedFetcher, type Line, type ScriptedPace } from './scripted-contact.ts';
import type { Target } from './visit.ts';

const HOST = 'https://example.social';
const INDEX = `${HOST}/.well-known/nodeinfo`;
const DOCUMENT = `${HOST}/nodeinfo/2.0`;
const AT = new Date('2026-01-01T12:00:00Z');

function named(text: string): DomainName {
  const name = parseDomain(text);
  if (!name.ok) throw new Error(`${text} is no name`);
  return name.domain;
}

function target(domain = 'example.social'): Target {
  return { network: 'fediverse', domain: named(domain), software: null, version: null, robots: null };
}

const index = (href: string, version = '2.0'): Line => ({
  json: { links: [{ rel: `http://nodeinfo.diaspora.software/ns/schema/${version}`, href }] },
});

const document = (software: string, more: object = {}): Line => ({
  json: {
    version: '2.0',
    software: { name: software, version: '4.3.0' },
    openRegistrations: true,
    usage: { users: { total: 50, activeMonth: 20, activeHalfyear: 30 }, localPosts: 900 },
    metadata: { nodeName: 'NodeInfo name' },
    ...more,
  },
});

interface Circumstances {
  software?: string | null;
  domain?: string;
  signal?: AbortSignal;
  trail?: string;
  pace?: ScriptedPace;
}

async function visit(
  script: Record<string, Line>,
  kinds: VisitKind[],
  {
    domain = 'example.social',
    signal = new AbortController().signal,
    trail,
    pace,
    software = null,
  }: Circumstances = {},
) {
  const fetcher = new ScriptedFetcher(script, NO_ROBOTS, pace);
  let ms = 0;
  const clock = { now: () => AT, monotonicMs: () => (ms += 5) };
  const goal: Target = {
    ...target(domain),
    software,
    trail: trail === undefined ? null : { url: trail, robots: NO_ROBOTS },
  };
  const { visits, robots, crawlDelayMs } = await visitInstance({
    target: goal,
    kinds: new Set(kinds),
    fetcher,
    clock,
    signal,
  });
  expect(fetcher.unasked()).toEqual([]);
  expect(fetcher.openNow).toBe(0);
  return { visits, robots, fetcher, crawlDelayMs };
}

const mastodon = {
  [INDEX]: index(DOCUMENT),
  [DOCUMENT]: document('mastodon'),
  [`${HOST}/api/v2/instance`]: {
    json: {
      title: 'Example',
      description: '<p>Hello &amp; welcome</p>',
      languages: ['EN'],
      registrations: { enabled: true, approval_required: true },
      rules: [{ id: '1', text: 'Be kind' }],
    },
  },
};

describe('crawler/visit/contact', () => {
  it('takes a readable index as the sign of life and asks nothing else', async () => {
    const { visits, robots } = await visit({ [INDEX]: index(DOCUMENT) }, ['liveness']);

    expect(visits).toHaveLength(1);
    expect(visits[0]).toMatchObject({ kind: 'liveness', failure: null, partial: false, at: AT, totalMs: 5 });
    expect(visits[0]?.asked).toEqual([{ path: '/.well-known/nodeinfo', method: 'GET', status: 200, ms: 1 }]);
    expect(robots?.status).toBe(404);
  });

  it('gives each visit its own slice of one contact', async () => {
    const { visits, fetcher } = await visit(
      {
        ...mastodon,
        [`${HOST}/api/v1/instance/peers`]: { json: ['a.example', 'A.example.', 'x', 7] },
        [`${HOST}/api/v1/instance/domain_blocks`]: { json: [{ domain: 'b.example', severity: 'silence' }] },
      },
      ['liveness', 'details', 'peers', 'policy'],
    );

    expect(visits.map(({ kind }) => kind)).toEqual(['details', 'peers', 'policy']);
    expect(visits.map(({ asked }) => asked.map(({ path }) => path))).toEqual([
      ['/.well-known/nodeinfo', '/nodeinfo/2.0', '/api/v2/instance'],
      ['/api/v1/instance/peers'],
      ['/api/v1/instance/domain_blocks'],
    ]);
    expect(visits[0]?.facts).toMatchObject({
      software: 'mastodon',
      title: 'Example',
      description: 'Hello & welcome',
      languages: ['en'],
      rules: ['Be kind'],
      registration: 'approval',
      registrationSource: '/api/v2/instance',
      usage: {
        usersTotal: 50,
        postsTotal: 900,
        marks: { usersTotal: { quality: 'declared', doubt: null, source: '/nodeinfo/2.0' } },
      },
      nodeinfoUrl: DOCUMENT,
    });
    expect(visits[1]?.peers).toMatchObject({ entries: ['a.example'], refused: 2 });
    expect(visits[2]?.policy?.entries).toMatchObject([{ target: 'b.example', severity: 'silence' }]);
    expect(fetcher.opened).toEqual(['example.social']);
    expect(visits[0]?.bytes).toBeGreaterThan(visits[1]?.bytes ?? 0);
  });

  it('makes one visit of a check that somebody asked for', async () => {
    const { visits } = await visit(
      {
        ...mastodon,
        [`${HOST}/api/v1/instance/peers`]: { status: 401, json: {} },
        [`${HOST}/api/v1/instance/domain_blocks`]: { failure: { cause: 'robots_disallowed' } },
      },
      ['check'],
    );

    expect(visits).toHaveLength(1);
    expect(visits[0]).toMatchObject({
      kind: 'check',
      failure: null,
      partial: false,
      facts: { title: 'Example' },
      peers: { publication: 'closed' },
      policy: { publication: 'robots' },
    });
  });

  it('asks nothing after the main question failed', async () => {
    const failure = { cause: 'connect_refused' } as const;
    const { visits } = await visit({ [INDEX]: { failure } }, ['details', 'peers', 'policy']);

    expect(visits).toHaveLength(1);
    expect(visits[0]).toMatchObject({ kind: 'details', failure, facts: null });
  });

  it.each([
    [404, 'http_not_found'],
    [410, 'http_gone'],
    [403, 'http_refused'],
    [418, 'http_client_error'],
    [500, 'http_server_error'],
  ])('calls a document with status %i %s', async (status, cause) => {
    const { visits } = await visit({ [INDEX]: index(DOCUMENT), [DOCUMENT]: { status, body: '' } }, [
      'details',
    ]);

    expect(visits[0]?.failure).toMatchObject({ cause, status });
  });

  it('is partial, not failed, when an endpoint beside NodeInfo fails', async () => {
    const script = { ...mastodon, [`${HOST}/api/v2/instance`]: { status: 500, body: 'oops' } };
    const { visits } = await visit(script, ['details']);

    // Open or by approval: NodeInfo cannot tell, and nobody guesses.
    expect(visits[0]).toMatchObject({ failure: null, partial: true, facts: { registration: null } });
    expect(visits[0]?.facts?.title).toBe('NodeInfo name');
  });

  it('goes to the web domain where the account domain points, one connection after the other', async () => {
    const web = 'https://social.example.org';
    const { visits, fetcher } = await visit(
      {
        'https://example.org/.well-known/nodeinfo': index(`${web}/nodeinfo/2.0`),
        [`${web}/nodeinfo/2.0`]: document('mastodon'),
        [`${web}/api/v2/instance`]: { json: { title: 'Web', registrations: { enabled: false } } },
      },
      ['details'],
      { domain: 'example.org' },
    );

    expect(fetcher.opened).toEqual(['example.org', 'social.example.org']);
    expect(visits[0]?.facts).toMatchObject({ title: 'Web', registration: 'closed' });
    expect(visits[0]?.asked.map(({ path }) => path)).toEqual([
      '/.well-known/nodeinfo',
      `${web}/nodeinfo/2.0`,
      `${web}/api/v2/instance`,
    ]);
  });

  it('stays on the site: a document elsewhere is not asked for', async () => {
    const { visits } = await visit({ [INDEX]: index('https://elsewhere.example/nodeinfo/2.0') }, ['details']);

    expect(visits[0]?.failure?.cause).toBe('parse_elsewhere');
  });

  it('repeats no words of a server that asks not to be indexed, and asks it nothing more', async () => {
    const noIndex = { ...document('mastodon'), headers: { 'x-robots-tag': 'noindex, nofollow' } };
    const { visits } = await visit({ [INDEX]: index(DOCUMENT), [DOCUMENT]: noIndex }, ['details', 'peers']);

    expect(visits[0]?.facts).toMatchObject({ software: 'mastodon', title: null, isPrivate: true });
    expect(visits[1]).toMatchObject({
      kind: 'peers',
      failure: null,
      peers: { publication: 'closed' },
      asked: [],
    });
  });

  it('repeats no words of a server that marks itself as private', async () => {
    const own = { nodeName: 'Our family', nodeDescription: 'Only us', private: true };
    const script = { [INDEX]: index(DOCUMENT), [DOCUMENT]: document('mastodon', { metadata: own }) };
    const { visits } = await visit(script, ['details']);

    expect(visits[0]?.facts).toMatchObject({
      software: 'mastodon',
      title: null,
      description: null,
      rules: [],
      contactUrl: null,
      isPrivate: true,
      usage: { usersTotal: 50 },
    });
  });

  it('knows a software without lists by its NodeInfo alone', async () => {
    const script = { [INDEX]: index(DOCUMENT), [DOCUMENT]: document('writefreely') };
    const { visits } = await visit(script, ['details', 'peers', 'policy']);

    expect(visits[0]?.facts).toMatchObject({ registration: 'open', registrationSource: 'nodeinfo' });
    expect(visits[1]?.peers?.publication).toBe('unsupported');
    expect(visits[2]?.policy?.publication).toBe('unsupported');
  });

  it('looks first for the document that this software had the last time', async () => {
    const { fetcher } = await visit(
      {
        [INDEX]: { status: 404, body: '' },
        [`${HOST}/.well-known/host-meta`]: { status: 404, body: '' },
        [`${HOST}/.well-known/webfinger?resource=acct:example.social@example.social`]: {
          status: 404,
          body: '',
        },
        [`${HOST}/siteinfo.json`]: { json: { platform: 'hubzilla', register_policy: 'REGISTER_OPEN' } },
      },
      ['liveness'],
      { software: 'hubzilla' },
    );

    expect(fetcher.asked.at(-1)).toBe(`${HOST}/siteinfo.json`);
  });

  it('leaves out what was broken off', async () => {
    const { visits, robots } = await visit({ [INDEX]: index(DOCUMENT) }, ['liveness'], {
      signal: AbortSignal.abort(),
    });

    expect(visits).toEqual([]);
    expect(robots).toBeNull();
  });
});

describe('crawler/visit/contact, a host that bears one question at a time', () => {
  const DELAY = 500_000;
  const pace = { crawlDelayMs: DELAY, questionsMax: 1 };
  const all: VisitKind[] = ['liveness', 'details', 'peers', 'policy'];

  it('stops before the first question where robots.txt was the one', async () => {
    const { visits, crawlDelayMs } = await visit({}, all, { pace: { ...pace, questionsMax: 0 } });

    expect(visits).toMatchObject([
      { kind: 'liveness', failure: null, pausedMs: DELAY, nodeinfoUrl: null, facts: null },
    ]);
    expect(visits[0]?.asked).toMatchObject([{ path: '/.well-known/nodeinfo', left: 'crawl-delay' }]);
    expect(crawlDelayMs).toBe(DELAY);
  });

  it('keeps where the document is when only the index could be read', async () => {
    const { visits } = await visit({ [INDEX]: index(DOCUMENT) }, all, { pace });

    expect(visits).toMatchObject([
      { kind: 'liveness', failure: null, pausedMs: DELAY, nodeinfoUrl: DOCUMENT, facts: null },
    ]);
  });

  it('goes straight to the document, and leaves the software’s own endpoints, saying why', async () => {
    const script = { [DOCUMENT]: document('mastodon') };
    const { visits } = await visit(script, ['details', 'peers', 'policy'], { pace, trail: DOCUMENT });

    expect(visits.map(({ kind }) => kind)).toEqual(['details', 'peers', 'policy']);
    expect(visits[0]).toMatchObject({
      failure: null,
      pausedMs: null,
      partial: false,
      nodeinfoUrl: DOCUMENT,
      facts: { software: 'mastodon', title: 'NodeInfo name', nodeinfoUrl: DOCUMENT },
    });
    expect(visits.map(({ asked }) => asked.at(-1)?.left)).toEqual(Array(3).fill('crawl-delay'));
    expect(visits[1]).toMatchObject({ failure: null, partial: false, peers: { publication: 'robots' } });
    expect(visits[2]).toMatchObject({ failure: null, partial: false, policy: { publication: 'robots' } });
  });

  it('goes on at an index to which a redirect led', async () => {
    const there = 'https://web.example.social/.well-known/nodeinfo';
    const script = { [there]: index('https://web.example.social/nodeinfo/2.1', '2.1') };
    const { visits, fetcher } = await visit(script, ['details'], { pace, trail: there });

    expect(visits).toMatchObject([
      { pausedMs: DELAY, nodeinfoUrl: 'https://web.example.social/nodeinfo/2.1' },
    ]);
    expect(fetcher.opened).toEqual(['example.social', 'web.example.social']);
  });

  it('looks for life with the one question, and learns where the document is', async () => {
    const { visits } = await visit({ [INDEX]: index(DOCUMENT) }, ['liveness'], { pace, trail: DOCUMENT });

    expect(visits).toMatchObject([
      { kind: 'liveness', failure: null, pausedMs: null, nodeinfoUrl: DOCUMENT },
    ]);
  });

  it('reads the index anew of everybody else, and never goes on elsewhere', async () => {
    const script = { [INDEX]: index(DOCUMENT), [DOCUMENT]: document('writefreely') };
    await visit(script, ['details'], { trail: `${HOST}/nodeinfo/1.0` });

    const foreign = 'https://elsewhere.example/nodeinfo/2.0';
    const { visits } = await visit({ [INDEX]: index(DOCUMENT) }, ['details'], { pace, trail: foreign });
    expect(visits[0]?.nodeinfoUrl).toBe(DOCUMENT);
  });
});
