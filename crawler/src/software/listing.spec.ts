import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok } from '../outcome.ts';
import { catalogue } from './index.ts';
import { named, Refusal, siteOf } from './scripted-site.ts';
import type { Site } from './software.ts';

async function policyOf(name: string, answers: Record<string, unknown>, metadata?: unknown) {
  return named(name).policy?.(siteOf(answers, metadata));
}

async function peersOf(name: string, answers: Record<string, unknown>) {
  return named(name).peers?.(siteOf(answers));
}

describe('crawler/software: peers', () => {
  it('keeps names once, in one spelling, and counts what is none', async () => {
    const list = [
      'b.example',
      'B.Example.',
      'bücher.example',
      '',
      null,
      '10.0.0.1',
      'x.onion',
      'a.example:8443',
      'com',
    ];

    expect(await peersOf('mastodon', { '/api/v1/instance/peers': list })).toEqual({
      publication: 'published',
      entries: ['b.example', 'xn--bcher-kva.example'],
      refused: 6,
      isPartial: false,
    });
  });

  it('stops at fifty thousand and says so', async () => {
    const list = Array.from({ length: 50_010 }, (_, at) => `h${String(at)}.example`);
    const peers = await peersOf('mastodon', { '/api/v1/instance/peers': list });

    expect(peers).toMatchObject({ isPartial: true, refused: 0 });
    expect(peers?.entries).toHaveLength(50_000);
  });

  it('reads a list of letters no further than it must', async () => {
    const list = Array.from({ length: 100_010 }, () => 'x');

    expect(await peersOf('mastodon', { '/api/v1/instance/peers': list })).toMatchObject({
      entries: [],
      refused: 100_000,
      isPartial: true,
    });
  });

  it.each([
    ['http_refused', 'closed'],
    ['http_not_found', 'closed'],
    ['robots_disallowed', 'robots'],
    ['http_server_error', 'failed'],
    ['connect_reset', 'failed'],
    ['parse_not_json', 'failed'],
  ] as const)('calls a list behind %s %s', async (cause, publication) => {
    for (const name of ['mastodon', 'misskey', 'gotosocial', 'akkoma']) {
      const peers = await peersOf(name, { '/api/v1/instance/peers': new Refusal(cause) });
      expect(peers?.publication).toBe(publication);
    }
    for (const name of ['mastodon', 'gotosocial']) {
      const policy = await policyOf(name, { '/api/v1/instance/domain_blocks': new Refusal(cause) });
      expect(policy?.publication).toBe(publication);
    }
  });

  it('takes the empty list of Pixelfed for a shut door', async () => {
    expect(await peersOf('pixelfed', { '/api/v1/instance/peers': [] })).toMatchObject({
      publication: 'closed',
    });
    expect(await peersOf('pixelfed', { '/api/v1/instance/peers': ['a.example'] })).toMatchObject({
      entries: ['a.example'],
    });
  });

  it('calls a list of another shape failed', async () => {
    expect(await peersOf('mastodon', { '/api/v1/instance/peers': { error: 'x' } })).toMatchObject({
      publication: 'failed',
    });
  });

  it('takes the long list of Misskey where the short one is missing', async () => {
    const answers = {
      '/api/federation/instances {"limit":100}': [{ host: 'a.example' }, { host: null }],
    };

    expect(await peersOf('misskey', answers)).toMatchObject({
      entries: ['a.example'],
      refused: 1,
      isPartial: false,
    });
  });

  it('reads what Lemmy links, in every shape it had', async () => {
    const own = { federated_instances: { linked: [{ domain: 'a.example' }], blocked: [], allowed: [] } };
    const inSite = { federated_instances: { linked: ['b.example'], blocked: null } };

    expect(await peersOf('lemmy', { '/api/v3/federated_instances': own })).toMatchObject({
      entries: ['a.example'],
    });
    expect(await peersOf('lemmy', { '/api/v3/site': inSite })).toMatchObject({ entries: ['b.example'] });
    expect(
      await peersOf('lemmy', { '/api/v3/federated_instances': { federated_instances: null } }),
    ).toMatchObject({
      publication: 'published',
      entries: [],
    });
    expect(await peersOf('lemmy', { '/api/v3/federated_instances': {} })).toMatchObject({
      publication: 'failed',
    });
    expect(await peersOf('lemmy', {})).toMatchObject({ publication: 'closed' });
  });
});

describe('crawler/software: policy', () => {
  it('reads Mastodon’s blocks, keeping hidden names hidden', async () => {
    const digest = 'AB'.repeat(32);
    const body = [
      { domain: 'bad.example', digest: null, severity: 'suspend', comment: 'spam\u0000 \u202e!' },
      { domain: 'bücher.example', severity: 'silence', comment: '' },
      { domain: 'hid***.***mple', digest, severity: 'silence' },
      { domain: 'workers.dev', severity: 'noop', digest: 'short' },
      { domain: '203.0.113.9', severity: 'suspend' },
      { domain: 'not a name', severity: 'suspend' },
      { domain: 'bad.example', severity: 'suspend' },
      null,
    ];

    expect(await policyOf('mastodon', { '/api/v1/instance/domain_blocks': body })).toEqual({
      publication: 'published',
      entries: [
        {
          target: 'bad.example',
          isObfuscated: false,
          digest: null,
          severity: 'suspend',
          rule: 'suspend',
          reason: 'spam !',
        },
        {
          target: 'xn--bcher-kva.example',
          isObfuscated: false,
          digest: null,
          severity: 'silence',
          rule: 'silence',
          reason: null,
        },
        {
          target: 'hid***.***mple',
          isObfuscated: true,
          digest: digest.toLowerCase(),
          severity: 'silence',
          rule: 'silence',
          reason: null,
        },
        {
          target: 'workers.dev',
          isObfuscated: false,
          digest: null,
          severity: 'other',
          rule: 'noop',
          reason: null,
        },
        {
          target: '203.0.113.9',
          isObfuscated: false,
          digest: null,
          severity: 'suspend',
          rule: 'suspend',
          reason: null,
        },
      ],
      refused: 2,
      isPartial: false,
    });
  });

  it('reads GoToSocial before 0.20 through its filter', async () => {
    const body = [{ domain: 'bad.example', suspended_at: '2026-01-01T00:00:00Z', public_comment: 'hate' }];

    expect(await policyOf('gotosocial', { '/api/v1/instance/peers?filter=suspended': body })).toMatchObject({
      entries: [{ target: 'bad.example', severity: 'suspend', rule: 'suspend', reason: 'hate' }],
    });
  });

  it('reads every rule of Pleroma from NodeInfo', async () => {
    const federation = {
      enabled: true,
      exclusions: true,
      mrf_simple: {
        reject: ['bad.example', '*.gab.example', 'a**.exa**le'],
        accept: ['friend.example'],
        media_nsfw: ['lewd.example'],
        federated_timeline_removal: ['loud.example'],
        followers_only: ['shy.example'],
        handle_threads: true,
      },
      mrf_simple_info: { reject: { 'bad.example': { reason: 'spam' } } },
      quarantined_instances: ['q.example'],
      quarantined_instances_info: { quarantined_instances: { 'q.example': { reason: 'careful' } } },
      rejected_instances: { 'bad.example': { reason: 'twice' }, 'new.example': { reason: 'new' } },
    };
    const policy = await policyOf('pleroma', {}, { federation });

    expect(policy?.isPartial).toBe(true);
    expect(
      policy?.entries.map(({ target, severity, rule, reason }) => [target, severity, rule, reason]),
    ).toEqual([
      ['bad.example', 'suspend', 'reject', 'spam'],
      ['*.gab.example', 'suspend', 'reject', null],
      ['a**.exa**le', 'suspend', 'reject', null],
      ['friend.example', 'allow', 'accept', null],
      ['lewd.example', 'media', 'media_nsfw', null],
      ['loud.example', 'silence', 'federated_timeline_removal', null],
      ['shy.example', 'other', 'followers_only', null],
      ['q.example', 'other', 'quarantine', 'careful'],
      ['new.example', 'suspend', 'reject', 'new'],
    ]);
    expect(policy?.entries.filter(({ isObfuscated }) => isObfuscated).map(({ target }) => target)).toEqual([
      'a**.exa**le',
    ]);
  });

  it('calls Pleroma’s policy closed where transparency is off', async () => {
    expect(await policyOf('akkoma', {}, { federation: { enabled: true } })).toMatchObject({
      publication: 'closed',
    });
  });

  it('reads three lists of Misskey and leaves out what was suspended for its health', async () => {
    const path = (rule: string) => `/api/federation/instances {"limit":100,"${rule}":true}`;
    const policy = await policyOf('misskey', {
      [path('blocked')]: [{ host: 'bad.example' }],
      [path('silenced')]: [{ host: 'loud.example', isSilenced: true }],
      [path('suspended')]: [
        { host: 'hand.example', suspensionState: 'manuallySuspended' },
        { host: 'gone.example', suspensionState: 'goneSuspended' },
        { host: 'old.example' },
      ],
    });

    expect(policy?.entries.map(({ target, severity, rule }) => [target, severity, rule])).toEqual([
      ['bad.example', 'suspend', 'blocked'],
      ['loud.example', 'silence', 'silenced'],
      ['hand.example', 'suspend', 'suspended'],
      ['old.example', 'suspend', 'suspended'],
    ]);
  });

  it('turns the pages of Misskey, also where they are short', async () => {
    const page = (limit: number, from: number) =>
      Array.from({ length: limit }, (_, at) => ({ host: `h${String(from + at)}.example` }));
    const path = (limit: number, offset: string) =>
      `/api/federation/instances {"limit":${String(limit)},"blocked":true${offset}}`;
    const policy = await policyOf('misskey', {
      [path(100, '')]: new Refusal('http_client_error'),
      [path(30, '')]: page(30, 0),
      [path(30, ',"offset":30')]: page(5, 30),
    });

    expect(policy?.entries).toHaveLength(35);
    // The other two lists were not there: what was read may not be all.
    expect(policy?.isPartial).toBe(true);
  });

  it('reads what Lemmy blocks and allows', async () => {
    const body = {
      federated_instances: {
        linked: [],
        blocked: [{ domain: 'bad.example' }],
        allowed: [{ domain: 'friend.example' }],
      },
    };

    expect(await policyOf('lemmy', { '/api/v3/federated_instances': body })).toMatchObject({
      entries: [
        { target: 'bad.example', severity: 'suspend', rule: 'blocked' },
        { target: 'friend.example', severity: 'allow', rule: 'allowed' },
      ],
    });
  });

  it('never throws, whatever any endpoint says', async () => {
    const answer = fc.oneof(
      fc.jsonValue(),
      fc.array(
        fc.record({
          domain: fc.jsonValue(),
          severity: fc.jsonValue(),
          comment: fc.jsonValue(),
          host: fc.string(),
        }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(answer, async (body) => {
        const site: Site = { ...siteOf({}, body), json: () => Promise.resolve(ok(body)) };
        for (const software of catalogue) {
          await software.details?.(site);
          const peers = await software.peers?.(site);
          const policy = await software.policy?.(site);
          if ((peers?.refused ?? 0) < 0) return false;
          if (policy?.entries.some(({ target, rule }) => target.length > 255 || rule.length > 60)) {
            return false;
          }
        }
        return true;
      }),
    );
  });
});
