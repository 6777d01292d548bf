import { describe, expect, it } from 'vitest';
import { named, Refusal, siteOf } from './scripted-site.ts';
import { FORUMS, LEMMY_THIRD, PEERTUBE_CONFIG } from './told-forums.fixture.ts';
import { MICROBLOGS, PLEROMA_FIRST } from './told-microblogs.fixture.ts';
import { MISSKEYS } from './told-misskey.fixture.ts';
import type { Told } from './told.fixture.ts';

async function detailsOf(name: string, version: string, { answers, metadata, usage }: Told) {
  const nodeinfo = { software: { name, version }, usage: usage ?? COUNTED };
  const details = await named(name).details?.(siteOf(answers, metadata, nodeinfo));
  return details?.ok ? details.value : details?.failure.cause;
}

const COUNTED = { users: { total: 9, activeMonth: 4, activeHalfyear: 6 }, localPosts: 70 };

describe('crawler/software: the larger ones', () => {
  it.each([...MICROBLOGS, ...MISSKEYS, ...FORUMS])(
    'reads %s %s: %s',
    async (name, version, _what, told, expected) => {
      expect(await detailsOf(name, version, told)).toEqual(expected);
    },
  );

  it('asks Lemmy 1.0 for the older version only where the newer is not there', async () => {
    const shut = { '/api/v4/site': new Refusal('http_refused', 403), '/api/v3/site': LEMMY_THIRD };

    expect(await detailsOf('lemmy', '1.0.0', { answers: shut })).toBe('http_refused');
    expect(await detailsOf('lemmy', '1.0.0', { answers: { '/api/v3/site': LEMMY_THIRD } })).toMatchObject({
      registrationSource: '/api/v3/site',
    });
  });

  it.each([
    ['France', { country: 'FR', countrySource: '/api/v1/config' }],
    ['In the mountains', { country: undefined, countrySource: undefined }],
    ['', { country: undefined, countrySource: undefined }],
  ])('reads whose law a PeerTube is under, where it names a country: %s', async (serverCountry, expected) => {
    const { instance } = PEERTUBE_CONFIG;
    const answers = { '/api/v1/config': { ...PEERTUBE_CONFIG, instance: { ...instance, serverCountry } } };
    const details = await detailsOf('peertube', '8.0.0', { answers });

    expect(details).toEqual(expect.objectContaining({ title: instance.name }));
    expect({ country: undefined, countrySource: undefined, ...Object(details) }).toMatchObject(expected);
  });

  it('asks PieFed in Lemmy’s words where it has none of its own', async () => {
    expect(await detailsOf('piefed', '1.0.0', { answers: { '/api/v3/site': LEMMY_THIRD } })).toMatchObject({
      title: 'L',
      registrationSource: '/api/v3/site',
    });
  });

  it.each(['misskey', 'mastodon', 'peertube', 'lemmy', 'pleroma', 'pixelfed'])(
    'takes no numbers elsewhere from a %s that hides them in NodeInfo',
    async (name) => {
      const answers = {
        '/api/v2/instance': { title: 'M', usage: { users: { active_month: 5 } } },
        '/api/v1/instance': PLEROMA_FIRST,
        '/api/meta {"detail":false}': { version: '1' },
        '/api/stats {}': { originalUsersCount: 7 },
        '/api/v1/config': PEERTUBE_CONFIG,
        '/api/v1/server/stats': { totalUsers: 9 },
        '/api/v3/site': LEMMY_THIRD,
      };

      expect(await detailsOf(name, '1', { answers, usage: { users: {} } })).not.toHaveProperty('counts');
    },
  );

  it.each([
    ['an account to turn to', { '/api/v2/instance': { title: 'G', contact: { account: { url: 'x' } } } }],
    ['peers', { '/api/v2/instance': { title: 'G' }, '/api/v1/instance/peers': ['a.example'] }],
  ])('knows that GoToSocial withholds its use: zero users, and yet %s', async (_what, answers) => {
    const told = { answers, usage: { users: { total: 0, activeMonth: 0 }, localPosts: 0 } };

    expect(await detailsOf('gotosocial', '0.18.0', told)).toMatchObject({
      signals: [{ kind: 'usage_withheld', source: 'nodeinfo' }],
    });
  });

  it('accuses no empty GoToSocial of withholding anything', async () => {
    const answers = { '/api/v2/instance': { title: 'G' }, '/api/v1/instance/peers': [] };
    const told = { answers, usage: { users: { total: 0 }, localPosts: 0 } };

    expect(await detailsOf('gotosocial', '0.18.0', told)).not.toHaveProperty('signals');
  });

  it.each([
    ['gotosocial', [0, 0, null, 0], ['usersTotal', 'usersActiveMonth', 'usersActiveHalfyear', 'postsTotal']],
    ['gotosocial', [3, 0, null, 9], ['usersActiveMonth']],
    ['gotosocial', [3, 2, null, 9], []],
    ['iceshrimp.net', [0, 0, 0, 0], ['usersTotal', 'usersActiveMonth', 'usersActiveHalfyear', 'postsTotal']],
    ['iceshrimp.net', [2, 0, 1, 0], []],
  ] as const)('knows of %s with %j which numbers nobody counted', (name, numbers, expected) => {
    const [usersTotal, usersActiveMonth, usersActiveHalfyear, postsTotal] = numbers;
    const counts = { usersTotal, usersActiveMonth, usersActiveHalfyear, postsTotal };

    expect(named(name).reading?.placeholders?.(counts, siteOf({}).info)).toEqual(expected);
  });
});
