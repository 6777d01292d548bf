import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeJson } from '../decode.ts';
import { named, siteOf } from './scripted-site.ts';

// Answers of real servers to questions that were put a little otherwise than ours. They lie beside the project,
// never in it.
const SERVERS = new URL('../../../../shared/captures/servers/', import.meta.url);
const hasServers = existsSync(SERVERS);
if (!hasServers) console.info(`skipped: no recordings at ${SERVERS.pathname}`);

function recorded(file: string): unknown {
  const bytes = readFileSync(new URL(file, SERVERS));
  const body = decodeJson(bytes.subarray(bytes.indexOf('\r\n\r\n') + 4));
  if (!body.ok) throw new Error(`${file} has no JSON`);
  return body.value;
}

const ACCEPTED = 'start=0&count=100&sort=-createdAt&state=accepted&actorType=Application';

describe.runIf(hasServers)('crawler/software: recorded lists', () => {
  it('PeerTube, whose followers and followed are its peers, but for those who wait or were turned away', async () => {
    const site = siteOf({
      [`/api/v1/server/followers?${ACCEPTED}`]: recorded(
        'peertube.realtest/060-GET__api_v1_server_followers.seeded.http',
      ),
      [`/api/v1/server/following?${ACCEPTED}`]: recorded(
        'peertube.realtest/061-GET__api_v1_server_following.seeded.http',
      ),
    });

    // In both lists one has a port; one has merely asked to follow, but is followed.
    expect(await named('peertube').peers?.(site)).toEqual({
      publication: 'published',
      entries: ['tube-a.realtest', 'xn--bcher-kva.example', 'mastodon.example', 'dead.example'],
      refused: 2,
      isPartial: false,
    });
  });

  it('PeerTube, whose own statistics fill what NodeInfo lacks', async () => {
    const answers = {
      '/api/v1/config': recorded('peertube.realtest/037-GET__api_v1_config.http'),
      '/api/v1/config/about': recorded('peertube.realtest/038-GET__api_v1_config_about.http'),
      '/api/v1/server/stats': recorded('peertube.realtest/039-GET__api_v1_server_stats.http'),
    };
    const details = await named('peertube').details?.(
      siteOf(answers, {}, { usage: { users: { total: 1 } } }),
    );

    expect(details).toMatchObject({
      value: {
        title: 'Real PeerTube',
        registration: 'closed',
        rules: [],
        languages: [],
        counts: { values: { usersActiveMonth: 0, postsTotal: 0 }, source: '/api/v1/server/stats' },
      },
    });
  });

  it('Misskey, fresh: it federates with nobody', async () => {
    const answers = {
      '/api/meta {"detail":false}': recorded('misskey.realtest/037-POST__api_meta.http'),
      '/api/stats {}': recorded('misskey.realtest/043-POST__api_stats.http'),
    };
    const details = await named('misskey').details?.(
      siteOf(answers, {}, { usage: { users: { total: null } } }),
    );

    expect(details).toMatchObject({
      value: {
        registration: 'closed',
        federation: 'none',
        accountDomain: 'misskey.realtest',
        signals: [{ kind: 'limited_federation', source: '/api/meta', value: 'federation: none' }],
        counts: { values: { usersTotal: 0, postsTotal: 0 }, source: '/api/stats' },
      },
    });
  });

  it('Misskey, whose long list has those whom it suspended itself and those who are gone', async () => {
    const all = recorded('misskey.realtest/050-GET__api_federation_instances_limit_100.http');
    const asked = (filter: string) => `/api/federation/instances {"limit":100${filter}}`;
    const site = siteOf({
      [asked('')]: all,
      // A server that knows no filter answers every question like this.
      [asked(',"blocked":true')]: all,
      [asked(',"silenced":true')]: all,
      [asked(',"suspended":true')]: all,
    });
    const policy = await named('misskey').policy?.(site);
    const peers = await named('misskey').peers?.(site);

    expect(policy?.entries.map(({ rule, target }) => `${rule} ${target}`).sort()).toEqual([
      'blocked bad.example',
      'silenced quiet.example',
      'suspended quiet.example',
    ]);
    expect(peers?.entries).toContain('xn--bcher-kva.example');
    expect(peers?.entries).not.toContain('bad.example');
    expect(peers?.entries).not.toContain('gone.example');
  });
});
