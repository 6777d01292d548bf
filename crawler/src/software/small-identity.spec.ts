import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok } from '../outcome.ts';
import { catalogue, fallbacks, spelled } from './index.ts';
import { counts, named, Refusal, siteOf } from './scripted-site.ts';
import type { Details } from './software.ts';

async function detailsOf(name: string, answers: Record<string, unknown>, nodeinfo?: Record<string, unknown>) {
  const details = await named(name).details?.(siteOf(answers, {}, nodeinfo));
  return details?.ok ? details.value : details?.failure.cause;
}

describe('crawler/software: who has no NodeInfo', () => {
  const read = (path: string, body: unknown) =>
    fallbacks.find((one) => one.path === path)?.read(body) ?? null;

  it('is asked for four documents at most, in this order', () => {
    expect(fallbacks.map(({ path }) => path)).toEqual([
      '/.well-known/x-nodeinfo2',
      '/statistics.json',
      '/api/gnusocial/config.json',
      '/siteinfo.json',
    ]);
  });

  it('says it in NodeInfo2 (Castopod, which escapes its name)', () => {
    const body = {
      version: '1.0',
      server: { baseUrl: 'https://pod.example', name: 'A &amp; B', software: 'Castopod', version: '1.12.0' },
      openRegistrations: false,
      usage: { users: { total: 2, activeMonth: 1, activeHalfyear: 2 }, localPosts: 30, localComments: 4 },
    };

    expect(read('/.well-known/x-nodeinfo2', body)).toMatchObject({
      software: 'castopod',
      version: '1.12.0',
      title: 'A & B',
      isRegistrationOpen: false,
      counts: counts(2, 1, 2, 30),
    });
    expect(read('/.well-known/x-nodeinfo2', { software: { name: 'castopod' } })).toBeNull();
  });

  it('says it in /statistics.json (diaspora until 0.5), with what it hides left out', () => {
    const body = {
      name: 'pod',
      network: 'Diaspora',
      version: '0.4.1.2',
      registrations_open: true,
      total_users: '12',
    };

    expect(read('/statistics.json', body)).toMatchObject({
      software: 'diaspora',
      version: '0.4.1.2',
      title: 'pod',
      isRegistrationOpen: true,
      counts: counts(12, null, null, null),
      hidesUsage: false,
    });
    expect(read('/statistics.json', { network: 'Red Matrix', version: '2.1' })).toMatchObject({
      software: 'red-matrix',
    });
    expect(spelled('red-matrix')).toBe('hubzilla');
    expect(read('/statistics.json', { total: 1 })).toBeNull();
  });

  it('says it in GNU social’s configuration, which Friendica imitates', () => {
    const path = '/api/gnusocial/config.json';

    expect(read(path, { site: { name: 'G', server: 'g.example', closed: '0' } })).toMatchObject({
      software: 'gnusocial',
      version: '',
      title: 'G',
    });
    const own = { FRIENDICA_PLATFORM: 'Friendica', FRIENDICA_VERSION: '2024.08' };
    expect(read(path, { site: { name: 'F', friendica: own } })).toMatchObject({
      software: 'friendica',
      version: '2024.08',
    });
    expect(read(path, { site: {} })).toBeNull();
    expect(read(path, { error: 'not found' })).toBeNull();
  });

  it('says it in /siteinfo.json, whose numbers are not taken where they are to be hidden', () => {
    const body = {
      platform: 'hubzilla',
      site_name: 'H',
      version: '',
      register_policy: 'REGISTER_OPEN',
      channels_total: 12,
      channels_active_monthly: 3,
      channels_active_halfyear: 5,
      local_posts: 90,
      hide_in_statistics: 0,
    };
    const path = '/siteinfo.json';

    expect(read(path, body)).toMatchObject({
      software: 'hubzilla',
      version: '',
      counts: counts(12, 3, 5, 90),
      hidesUsage: false,
    });
    expect(read(path, { ...body, hide_in_statistics: 1 })).toMatchObject({
      counts: counts(null, null, null, null),
      hidesUsage: true,
    });
    expect(read(path, { ...body, platform: 'streams' })).toMatchObject({ software: 'streams' });
    expect(read(path, { platform: 'hubzilla' })).toBeNull();
  });

  it('is read without a throw, whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        for (const one of fallbacks) one.read(body);
      }),
    );
  });
});

describe('crawler/software: GNU social', () => {
  const CONFIG = '/api/statusnet/config.json';

  it.each([
    [{ closed: '0', inviteonly: '0' }, 'open'],
    [{ closed: false, inviteonly: 'true' }, 'invite'],
    [{ closed: '1', inviteonly: '1' }, 'closed'],
    [{ closed: 0 }, 'open'],
    [{}, undefined],
  ])('reads %j as %s', async (said, registration) => {
    const answers = { [CONFIG]: { site: { name: 'G', language: 'en', email: 'me@g.example', ...said } } };
    const details = await detailsOf('gnusocial', answers);

    expect(details).toMatchObject({ title: 'G', languages: ['en'], ...(registration && { registration }) });
    expect(JSON.stringify(details)).not.toContain('@');
  });

  it('asks for its version where nobody has told it', async () => {
    const answers = {
      '/api/gnusocial/config.json': { site: { name: 'G' } },
      '/api/gnusocial/version.json': '1.20.9-release',
    };
    const unknown = { software: { name: 'gnusocial', version: '' } };

    expect(await detailsOf('gnusocial', answers, unknown)).toMatchObject({
      version: '1.20.9-release',
    });
    expect(await detailsOf('gnusocial', answers)).not.toHaveProperty('version');
  });
});

describe('crawler/software: whoever wants to be left out', () => {
  const consentOf = async (name: string, answers: Record<string, unknown>) => {
    const asked = await named(name).consent?.(siteOf(answers));
    return asked?.ok ? asked.value.map(({ kind, value }) => `${kind} ${value}`) : asked?.failure.cause;
  };

  it.each([
    [1, true],
    ['1', true],
    [true, true],
    ['true', true],
    ['yes', true],
    ['on', true],
    // What nobody has thought of is no consent.
    [2, true],
    [{}, true],
    ['sure', true],
    [0, false],
    ['0', false],
    [false, false],
    ['off', false],
    ['', false],
    [null, false],
    [undefined, false],
  ])('is heard where it says %j', async (value, isHeard) => {
    const info = { '/siteinfo.json': { platform: 'hubzilla', hide_in_statistics: value } };
    const config = { '/api/statusnet/config.json': { site: { name: 'G', private: value } } };

    for (const name of ['hubzilla', 'streams']) {
      const heard = isHeard ? [`hide_in_statistics hide_in_statistics: ${JSON.stringify(value)}`] : [];
      expect(await consentOf(name, info)).toEqual(heard);
    }
    for (const name of ['friendica', 'gnusocial']) {
      const heard = isHeard ? [`site_private site.private: ${JSON.stringify(value)}`] : [];
      expect(await consentOf(name, config)).toEqual(heard);
    }
  });

  it.each(['friendica', 'gnusocial'])('is heard under the newer name of the document (%s)', async (name) => {
    const answers = { '/api/gnusocial/config.json': { site: { private: '1' } } };

    expect(await consentOf(name, answers)).toEqual(['site_private site.private: "1"']);
    expect(await consentOf(name, {})).toBe('http_not_found');
  });

  it.each([
    ['friendica', '/api/statusnet/config.json'],
    ['gnusocial', '/api/statusnet/config.json'],
    ['hubzilla', '/siteinfo.json'],
    ['streams', '/siteinfo.json'],
  ])('is not overheard where %s answers %s with something else', async (name, path) => {
    expect(await consentOf(name, { [path]: [] })).toBe('parse_unexpected');
    expect(await consentOf(name, { [path]: new Refusal('http_server_error') })).toBe('http_server_error');
    expect(await consentOf(name, { [path]: new Refusal('parse_not_json') })).toBe('parse_not_json');
  });

  it('is asked of nobody else', () => {
    const asked = catalogue.filter((software) => 'consent' in software).map(({ name }) => name);

    expect(asked).toEqual(expect.arrayContaining(['friendica', 'gnusocial', 'hubzilla', 'streams']));
  });
});

describe('crawler/software: whatever comes', () => {
  const names =
    `bookwyrm castopod diaspora epicyon friendica funkwhale ghost gnusocial hollo hubzilla mobilizon nodebb
    owncast plume snac streams wordpress writefreely`.split(/\s+/);
  const word = fc.constantFrom(
    ...`site name private closed data config rules registrationsOpen register_policy REGISTER_OPEN admin channel info
    sites url directory_mode DIRECTORY_MODE_PRIMARY results next allowList enabled domains endpoints knownNodes
    /api/v1/federation/domains/ title registrations languages contact account metadata __proto__`.split(
      /\s+/,
    ),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom(
        null,
        true,
        0,
        -1,
        1e999,
        '',
        '\u0000',
        '\ud800',
        'https://a.example/',
        '[b]x'.repeat(99),
      ),
      word,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(word, tie('value'), { maxKeys: 6 }),
    ),
  }));

  const expectBounded = ({ title, description, rules = [], languages = [], contactUrl }: Details) => {
    expect((title ?? '').length).toBeLessThanOrEqual(200);
    expect((description ?? '').length).toBeLessThanOrEqual(2000);
    expect(Math.max(0, ...rules.map((rule) => rule.length))).toBeLessThanOrEqual(500);
    expect([rules.length <= 50, languages.length <= 30, (contactUrl ?? '').length <= 500]).not.toContain(
      false,
    );
    expect(`${title}${description}${rules.join('')}`).not.toMatch(/[\u0000\ud800]/);
  };

  it('is read without a throw, and within every bound', async () => {
    await fc.assert(
      fc.asyncProperty(value, value, async (body, metadata) => {
        const page = JSON.stringify(body);
        const site = {
          ...siteOf({}, metadata),
          json: () => Promise.resolve(ok(body)),
          text: () => Promise.resolve(ok(page)),
        };
        for (const software of names.map(named)) {
          const details = await software.details?.(site);
          const signals = await software.consent?.(site);
          await software.peers?.(site);
          await software.policy?.(site);
          if (details?.ok) expectBounded(details.value);
          for (const signal of signals?.ok ? signals.value : []) {
            expect(signal.value.length).toBeLessThanOrEqual(200);
          }
        }
      }),
    );
  });
});
