import { describe, expect, it } from 'vitest';
import { hasCaptures, visitRecording } from './recorded-server.fixture.ts';

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

  it.each([
    ['with its statistics add-on', ['addons'], '/nodeinfo/2.0'],
    ['as it comes, without NodeInfo', [], '/siteinfo.json'],
  ])('Hubzilla, %s', async (_how, tags, path) => {
    const { details, peers, policy } = await visitRecording('hubzilla.realtest', tags);

    expect(details).toMatchObject({ failure: null, partial: false, signals: [] });
    expect(details?.facts).toMatchObject({
      software: 'hubzilla',
      version: '7.2.2',
      title: 'Hubzilla',
      description: null,
      languages: [],
      contactUrl: null,
      registration: 'open',
      registrationSource: '/siteinfo.json',
      usage: { usersTotal: 0, usersActiveMonth: 0, usersActiveHalfyear: 0, postsTotal: 0 },
      isPrivate: false,
      nodeinfoUrl: `https://hubzilla.realtest${path}`,
    });
    // No directory server.
    expect([peers?.publication, policy?.publication]).toEqual(['unsupported', 'unsupported']);
  });

  it('Hollo, with its one person, whose API counts nothing', async () => {
    const { details, peers, policy } = await visitRecording('hollo.realtest', []);

    expect(details).toMatchObject({ failure: null, partial: false, signals: [] });
    expect(details?.facts).toMatchObject({
      software: 'hollo',
      version: '0.6.12',
      title: 'hollo.realtest',
      registration: 'closed',
      registrationSource: '/api/v2/instance',
      contactUrl: 'https://hollo.realtest/@admin',
      accountDomain: 'hollo.realtest',
      usage: { usersTotal: 1, usersActiveMonth: 0, usersActiveHalfyear: 0, postsTotal: 0 },
    });
    expect([peers?.publication, policy?.publication]).toEqual(['unsupported', 'unsupported']);
  });

  it('Hollo, before anybody has been created: NodeInfo alone', async () => {
    const { details } = await visitRecording('hollo.realtest', ['fresh']);

    expect(details).toMatchObject({ failure: null, partial: false });
    expect(details?.facts).toMatchObject({
      software: 'hollo',
      title: null,
      registration: 'closed',
      registrationSource: 'nodeinfo',
      usage: { usersTotal: 0 },
    });
  });

  it('PeerTube, whose instance has a page to write to', async () => {
    const { details, peers, policy } = await visitRecording('peertube.realtest', []);

    expect(details).toMatchObject({ failure: null, partial: false, signals: [] });
    expect(details?.facts).toMatchObject({
      software: 'peertube',
      version: '6.3.0',
      title: 'Real PeerTube',
      registration: 'closed',
      registrationSource: '/api/v1/config',
      contactUrl: 'https://peertube.realtest/about/contact',
      usage: { usersTotal: 1, usersActiveMonth: 0, postsTotal: 0 },
    });
    // Its list of followers was recorded with other bounds than ours; whom it blocks is not published.
    expect([peers?.publication, policy?.publication]).toEqual(['closed', 'unsupported']);
  });
});
