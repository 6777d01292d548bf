import { parseDomain, type Publication } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { judge } from '../health/judge.ts';
import type { Facts, Listing, PolicyEntry, Visit } from '../visit/visit.ts';
import { greeting, jsonReport, report, type Checked } from './check-report.ts';

function named(text: string) {
  const name = parseDomain(text);
  if (!name.ok) throw new Error(`${text} is no name`);
  return name.domain;
}

const MARK = { quality: 'declared', doubt: null, source: '/nodeinfo/2.0' } as const;

const FACTS: Facts = {
  software: 'mastodon',
  version: '4.4.5',
  title: 'Olive Museum',
  description: 'Quiet.',
  languages: ['de', 'en'],
  country: null,
  countrySource: null,
  rules: ['Be kind', 'No spam'],
  registration: 'approval',
  registrationSource: '/api/v2/instance',
  contactUrl: null,
  usage: {
    usersTotal: 900_000,
    usersActiveMonth: 163_539,
    usersActiveHalfyear: null,
    postsTotal: 9_000_000,
    marks: {
      usersTotal: MARK,
      usersActiveMonth: MARK,
      usersActiveHalfyear: null,
      postsTotal: MARK,
    },
  },
  federation: null,
  accountDomain: null,
  webDomain: null,
  ofNetwork: null,
  isPrivate: false,
  nodeinfoUrl: 'https://olive.example/nodeinfo/2.0',
};

function listing<Entry>(publication: Publication, entries: Entry[] = [], more = {}): Listing<Entry> {
  return { publication, entries, refused: 0, isPartial: false, ...more };
}

function rule(target: string, severity: PolicyEntry['severity']): PolicyEntry {
  return { target, severity, rule: severity, isObfuscated: false, digest: null, reason: null };
}

function checked(more: Partial<Visit>): Checked {
  const visit: Visit = {
    kind: 'check',
    at: new Date('2026-01-01T12:00:00Z'),
    totalMs: 7150,
    address: '192.0.2.7',
    timings: { resolveMs: 5.6, connectMs: 1, tlsMs: 43.2, firstByteMs: 23 },
    asked: [],
    bytes: 10,
    failure: null,
    pausedMs: null,
    nodeinfoUrl: null,
    partial: false,
    signals: null,
    tip: null,
    facts: null,
    peers: null,
    policy: null,
    ...more,
  };
  return {
    network: 'fediverse',
    domain: named('olive.example'),
    userAgent: 'Homeport/0 (test)',
    ...judge(visit),
    visit,
  };
}

describe('crawler/cli/check-report', () => {
  it('shows a name as it is written and as it is in DNS', () => {
    expect(greeting({ domain: named('bücher.example') }, 'Homeport/0 (test)')).toBe(
      'bücher.example (xn--bcher-kva.example)\n  We present ourselves as Homeport/0 (test).\n',
    );
    expect(greeting({ domain: named('olive.example') }, 'Homeport/0 (test)')).toMatch(/^olive\.example\n/);
  });

  it('tells all of a visit in which all went well', () => {
    const text = report(
      checked({
        asked: [
          { path: '/robots.txt', method: 'GET', status: 404, ms: 51 },
          { path: '/api/meta', method: 'POST', status: 200, ms: 1234 },
          { path: `/${'long/'.repeat(20)}`, method: 'GET', status: 200, ms: 0 },
        ],
        facts: FACTS,
        peers: listing('published', [named('a.example'), named('b.example')], { refused: 1 }),
        policy: listing('published', [
          rule('x.example', 'silence'),
          rule('y.example', 'suspend'),
          rule('z.example', 'suspend'),
        ]),
      }),
    );

    expect(`\n${text}\n`).toBe(`
  GET   /robots.txt                                          404          51 ms
  POST  /api/meta                                            200       1,234 ms
  GET   /long/long/long/…long/long/long/long/long/long/long/ 200

  address       192.0.2.7
  timing        resolve 6 ms, connect 1 ms, TLS 43 ms, first byte 23 ms
  visit         7.2 s, pauses between the questions included

  verdict       UP. The server answered as it should.

  title         Olive Museum
  software      mastodon 4.4.5
  registration  approval (/api/v2/instance)
  users         900,000 in all, 163,539 active in a month
  posts         9,000,000
  languages     de, en
  rules         2

  peers         2 published (1 left out for not being a host name)
  policy        3 published: 2 suspend, 1 silence
`);
  });

  it('says why a path was left alone, once', () => {
    const text = report(
      checked({
        address: null,
        asked: [
          { path: '/robots.txt', method: 'GET', left: 'connect_refused', ms: 12 },
          { path: '/.well-known/nodeinfo', method: 'GET', left: 'connect_refused', ms: 0 },
        ],
        failure: { cause: 'connect_refused', detail: 'ECONNREFUSED' },
      }),
    );

    expect(`\n${text}\n`).toBe(`
  GET   /robots.txt                                          no answer    12 ms
        The server refused the connection.
  GET   /.well-known/nodeinfo                                not asked

  verdict       DOWN. The server refused the connection.
  detail        ECONNREFUSED
`);
  });

  it.each([
    [
      { failure: { cause: 'http_redirect', movedTo: 'new.example' } },
      'It says that it moved to new.example.',
    ],
    [
      { failure: { cause: 'http_maintenance', retryAfterMs: 3_600_000 } },
      'It asks to be spared for 3,600 s.',
    ],
    [{ failure: { cause: 'robots_disallowed' } }, 'may allow the path above to the user agent Homeport.'],
    [{ pausedMs: 500_000 }, 'It asks for a pause of 500 s before the next question'],
  ] as const)('adds to the verdict of %j what a person can make of it', (more, sentence) => {
    expect(report(checked(more)).replace(/\s+/g, ' ')).toContain(sentence);
  });

  it.each([
    ['closed', 'not published: the operator keeps the door shut'],
    ['robots', 'left alone: robots.txt asks us not to read it'],
    ['unsupported', 'this software publishes none that we read'],
    ['failed', 'could not be read this time'],
  ] as const)('says why a list is %s', (publication, sentence) => {
    const text = report(checked({ peers: listing(publication), policy: listing(publication) }));

    expect(text).toContain(`  peers         ${sentence}\n  policy        ${sentence}`);
  });

  it('calls unpublished what is, and never zero', () => {
    const hidden = { ...MARK, quality: 'hidden' } as const;
    const usage = {
      ...FACTS.usage,
      usersTotal: null,
      usersActiveMonth: null,
      postsTotal: null,
      marks: { ...FACTS.usage.marks, usersTotal: hidden },
    };
    const facts: Facts = {
      ...FACTS,
      title: null,
      languages: [],
      rules: [],
      registration: null,
      isPrivate: true,
      usage,
    };
    const text = report(checked({ facts }));

    expect(text.match(/not published/g)).toHaveLength(6);
    expect(text).toContain('  users         not published (the server hides it)');
    expect(text).toContain('  listing       The server asks not to be listed.');
  });

  it('stays within 80 columns, whatever a title says', () => {
    const text = report(checked({ facts: { ...FACTS, title: 'word '.repeat(40).trim() } }));

    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('gives the whole visit to programs', () => {
    expect(JSON.parse(jsonReport(checked({ facts: FACTS })))).toMatchObject({
      domain: 'olive.example',
      verdict: 'up',
      cause: 'ok',
      visit: { kind: 'check', facts: { software: 'mastodon', usage: { usersTotal: 900_000 } } },
    });
  });
});
