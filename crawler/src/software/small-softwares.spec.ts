import { describe, expect, it } from 'vitest';
import { parseNodeInfo } from '../probes/nodeinfo/parse.ts';
import { COUNTS } from '../visit/visit.ts';
import { counts, named, siteOf } from './scripted-site.ts';

interface Said {
  answers?: Record<string, unknown>;
  metadata?: unknown;
  nodeinfo?: Record<string, unknown>;
}

async function detailsOf(name: string, { answers = {}, metadata, nodeinfo }: Said) {
  const details = await named(name).details?.(siteOf(answers, metadata, nodeinfo));
  return details?.ok ? details.value : details?.failure.cause;
}

describe('crawler/software: Friendica', () => {
  const PATH = '/friendica/json';

  it.each([
    ['REGISTER_OPEN', 'open'],
    ['REGISTER_APPROVE', 'approval'],
    ['REGISTER_INVITATION', 'invite'],
    ['REGISTER_CLOSED', 'closed'],
    ['REGISTER_SOMEHOW', undefined],
  ])('reads %s as %s, whatever NodeInfo says', async (register_policy, registration) => {
    const answers = { [PATH]: { site_name: 'F', register_policy } };

    expect(await detailsOf('friendica', { answers, nodeinfo: { openRegistrations: true } })).toEqual({
      title: 'F',
      ...(registration !== undefined && { registration, registrationSource: PATH }),
      languages: [],
      rules: [],
    });
  });

  it('reads its own words without their marks, and its rules where it imitates Mastodon', async () => {
    const answers = {
      [PATH]: {
        site_name: '[ˈfʁɛn]',
        info: '[b]Hi[/b] [url=https://f.example/x]there[/url] [sic]<br>you',
        register_policy: 'REGISTER_OPEN',
        language: 'de',
        admin: { name: 'A', profile: 'https://f.example/profile/a' },
      },
      '/api/v2/instance': { description: 'other', rules: [{ id: '1', text: 'Be kind' }] },
    };

    expect(await detailsOf('friendica', { answers })).toMatchObject({
      title: '[ˈfʁɛn]',
      description: 'Hi there [sic]\nyou',
      contactUrl: 'https://f.example/profile/a',
      languages: ['de'],
      rules: ['Be kind'],
    });
  });

  it('takes no contact out of the empty list that PHP makes of a missing admin', async () => {
    const answers = { [PATH]: { site_name: 'F', register_policy: 'REGISTER_OPEN', admin: [] } };

    expect(await detailsOf('friendica', { answers })).not.toHaveProperty('contactUrl');
    expect(await detailsOf('friendica', { answers: { [PATH]: {} } })).toBe('parse_unexpected');
  });
});

describe('crawler/software: Hubzilla and the (streams) repository', () => {
  const PATH = '/siteinfo.json';
  const INFO = { platform: 'hubzilla', site_name: 'H', version: '7.8', register_policy: 'REGISTER_OPEN' };

  it.each([
    [{ register_policy: 'REGISTER_OPEN', invitation_only: false }, 'open'],
    [{ register_policy: 'REGISTER_OPEN', invitation_only: 1 }, 'invite'],
    [{ register_policy: 'REGISTER_APPROVE', invitation_only: 0 }, 'approval'],
    [{ register_policy: 'REGISTER_CLOSED', invitation_only: 1 }, 'closed'],
  ])('reads %j as %s', async (said, registration) => {
    for (const name of ['hubzilla', 'streams', 'zap', 'redmatrix']) {
      const details = await detailsOf(name, { answers: { [PATH]: { ...INFO, ...said } } });

      expect(details).toMatchObject({ title: 'H', registration, registrationSource: PATH });
    }
  });

  it('reads language, description and the page of whoever runs it', async () => {
    const admin = [{ name: 'A', address: 'a@h.example', channel: 'https://h.example/channel/a' }];
    const answers = { [PATH]: { ...INFO, language: 'en', info: '[b]Hi[/b]', admin } };

    expect(await detailsOf('hubzilla', { answers })).toMatchObject({
      description: 'Hi',
      contactUrl: 'https://h.example/channel/a',
      languages: ['en'],
    });
    // As it comes: no language chosen, and nobody named.
    const bare = await detailsOf('hubzilla', {
      answers: { [PATH]: { ...INFO, language: false, admin: false } },
    });
    expect(bare).toMatchObject({ languages: [] });
    expect(bare).not.toHaveProperty('contactUrl');
  });
});

describe('crawler/software: registration, languages, rules and federation of small servers', () => {
  it.each([
    [true, {}, 'open'],
    [true, { invites: true }, 'open'],
    [false, { invites: true }, 'invite'],
    [false, { invites: false }, 'closed'],
    [false, {}, 'closed'],
  ])(
    'reads WriteFreely with openRegistrations %s and %j as %s',
    async (openRegistrations, metadata, registration) => {
      const details = await detailsOf('writefreely', { metadata, nodeinfo: { openRegistrations } });

      expect(details).toEqual({ registration, registrationSource: 'nodeinfo' });
    },
  );

  it('says nothing of WriteFreely where NodeInfo does not', async () => {
    expect(await detailsOf('writefreely', {})).toEqual({});
  });

  it.each([
    [{ registrations: true, approval_required: false }, 'open'],
    [{ registrations: false, approval_required: false }, 'closed'],
    // A form beside the closed door to ask for an invitation.
    [{ registrations: false, approval_required: true }, 'approval'],
  ])('reads BookWyrm’s %j as %s', async (said, registration) => {
    const answers = {
      '/api/v1/instance': { title: 'B', short_description: 'Books', languages: ['en'], ...said },
    };

    expect(await detailsOf('bookwyrm', { answers })).toMatchObject({
      title: 'B',
      description: 'Books',
      registration,
      languages: ['en'],
    });
  });

  const MOBILIZON =
    '/api {"query":"{config{name description longDescription contact languages registrationsOpen registrationsAllowlist rules federating}}"}';

  it.each([
    [{ registrationsOpen: true, registrationsAllowlist: true }, 'open'],
    [{ registrationsOpen: false, registrationsAllowlist: true }, 'invite'],
    [{ registrationsOpen: false, registrationsAllowlist: false }, 'closed'],
  ])('reads Mobilizon’s %j as %s', async (said, registration) => {
    const config = {
      name: 'M',
      description: 'Meet',
      contact: 'https://m.example/contact',
      languages: ['fr', 'en'],
      rules: '<ul><li>Be kind</li><li>Be on time</li></ul>',
      federating: true,
      ...said,
    };

    expect(await detailsOf('mobilizon', { answers: { [MOBILIZON]: { data: { config } } } })).toEqual({
      title: 'M',
      description: 'Meet',
      contactUrl: 'https://m.example/contact',
      registration,
      registrationSource: '/api',
      languages: ['fr', 'en'],
      rules: ['Be kind', 'Be on time'],
      federation: 'open',
    });
  });

  it('notes that a Mobilizon keeps to itself, and shows no mailbox', async () => {
    const config = { name: 'M', contact: 'me@m.example', registrationsOpen: false, federating: false };
    const details = await detailsOf('mobilizon', { answers: { [MOBILIZON]: { data: { config } } } });

    expect(details).toMatchObject({
      federation: 'none',
      signals: [{ kind: 'limited_federation', source: '/api', value: 'federating: false' }],
    });
    expect(details).not.toHaveProperty('contactUrl');
    const refused = { [MOBILIZON]: { errors: [{ message: 'Cannot query field' }] } };
    expect(await detailsOf('mobilizon', { answers: refused })).toBe('parse_unexpected');
  });

  it.each([
    [{ library: { federationEnabled: true }, allowList: { enabled: false, domains: null } }, 'open'],
    [{ library: { federationEnabled: true }, allowList: { enabled: true, domains: null } }, 'allow_list'],
    [{ library: { federationEnabled: false }, allowList: { enabled: true } }, 'none'],
    // 2.1 has no library.
    [{ features: ['channels', 'federation'], allowList: { enabled: false } }, 'open'],
    [{ features: ['channels'] }, 'none'],
    [{}, undefined],
  ])('reads Funkwhale’s %j as federation %s', async (metadata, federation) => {
    const details = await detailsOf('funkwhale', { metadata, nodeinfo: { openRegistrations: true } });

    expect(details).toMatchObject({ registration: 'open', ...(federation && { federation }) });
    const isLimited = federation === 'allow_list' || federation === 'none';
    expect(typeof details === 'object' && details.signals?.map(({ kind }) => kind)).toEqual(
      isLimited ? ['limited_federation'] : undefined,
    );
  });

  it('reads Funkwhale’s own words', async () => {
    const metadata = {
      shortDescription: '',
      longDescription: '**Music** for all',
      rules: '- Be kind\n- Be in tune\n',
      languages: ['de', 'en'],
      contactEmail: 'me@music.example',
    };

    expect(await detailsOf('funkwhale', { metadata })).toEqual({
      description: 'Music for all',
      rules: ['Be kind', 'Be in tune'],
      languages: ['de', 'en'],
    });
  });

  it('reads Hollo’s closed door, and none of its numbers', async () => {
    const answers = {
      '/api/v2/instance': {
        domain: 'hollo.example',
        title: 'hollo.example',
        usage: { users: { active_month: 0 } },
        registrations: { enabled: false, approval_required: true },
      },
      '/api/v1/instance': { title: 'hollo.example', stats: { user_count: 1, status_count: 90_000 } },
    };
    const details = await detailsOf('hollo', { answers });

    expect(details).toMatchObject({ title: 'hollo.example', registration: 'closed' });
    expect(details).not.toHaveProperty('counts');
    expect(await detailsOf('hollo', {})).toBe('http_not_found');
  });

  it('reads of snac what somebody has filled in', async () => {
    const instance = {
      title: 'snac.example',
      description: 'snac.example',
      short_description: 'snac.example',
      version: '4.0.0 (not true; really snac/2.70)',
      languages: ['en'],
      stats: { user_count: 0, status_count: 0, domain_count: 0 },
      contact_account: { url: 'https://snac.example/a' },
    };

    expect(await detailsOf('snac', { answers: { '/api/v1/instance': instance } })).toEqual({
      title: 'snac.example',
      contactUrl: 'https://snac.example/a',
    });
  });

  it('reads Owncast, whose one user is no count', async () => {
    const instance = {
      uri: 'https://cast.example',
      title: 'Cast',
      short_description: 'Live',
      registrations: false,
      stats: { user_count: 1, status_count: 0, domain_count: 0 },
    };
    const details = await detailsOf('owncast', { answers: { '/api/v1/instance': instance } });

    expect(details).toMatchObject({ title: 'Cast', description: 'Live', registration: 'closed' });
    expect(details).not.toHaveProperty('counts');
  });

  it.each([
    ['0.1.0', { version: '', registration: 'closed', registrationSource: 'nodeinfo' }],
    ['6.2.0', { registration: 'closed', registrationSource: 'nodeinfo' }],
  ])('does not take Ghost’s constant %s for a version', async (version, details) => {
    const nodeinfo = { software: { name: 'ghost', version }, openRegistrations: false };

    expect(await detailsOf('ghost', { nodeinfo })).toEqual(details);
  });

  it.each(['plume', 'castopod', 'diaspora', 'epicyon', 'nodebb', 'wordpress'])(
    'asks %s for nothing beyond NodeInfo',
    (name) => {
      const asked = ['details', 'consent', 'peers', 'policy'].filter((what) => what in named(name));

      expect(asked).toEqual([]);
    },
  );
});

describe('crawler/software: numbers that nobody counted', () => {
  it.each([
    ['hubzilla', counts(1, 1, 1, 1), [...COUNTS]],
    ['hubzilla', counts(1, 1, 1, 7), []],
    ['zap', counts(1, 1, 1, 1), [...COUNTS]],
    ['epicyon', counts(1, 1, 1, 1), [...COUNTS]],
    ['epicyon', counts(3, 1, 2, 9), []],
    ['owncast', counts(1, 1, 1, 12), ['usersTotal', 'usersActiveMonth', 'usersActiveHalfyear']],
    ['ghost', counts(1, 0, 1, 4), ['usersTotal']],
    ['writefreely', counts(40, 0, 0, 900), ['usersActiveMonth', 'usersActiveHalfyear']],
    ['writefreely', counts(40, 0, 2, 900), []],
    ['funkwhale', counts(0, 0, 0, 0), [...COUNTS]],
    ['funkwhale', counts(8, 2, 3, 0), ['postsTotal']],
    ['funkwhale', counts(8, 0, 3, null), []],
  ])('of %s with %j are %j', (name, values, placeholders) => {
    const info = siteOf({}).info;

    expect(named(name).reading?.placeholders?.(values, info)).toEqual(placeholders);
  });

  it('are absent, not zero, where Plume and Mobilizon count the users alone', () => {
    const info = parseNodeInfo({
      software: { name: 'Mobilizon' },
      usage: { users: { total: 9 }, localPosts: 7 },
    });

    expect(info.ok && info.value.counts).toEqual(counts(9, null, null, 7));
  });
});
