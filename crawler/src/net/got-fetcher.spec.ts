import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createAuthority,
  createNameServer,
  createSite,
  loopbackConfig,
  withContact,
  type Authority,
  type NameServer,
  type Site,
} from './loopback.fixture.ts';

let authority: Authority;
let names: NameServer;
let site: Site;

beforeAll(async () => {
  authority = await createAuthority();
  names = await createNameServer();
  const identity = await authority.issue(['site.example', '*.site.example']);
  site = await createSite(identity, (request, response) => {
    if (request.url === '/robots.txt') response.end('User-agent: *\nDisallow: /private\n');
    else response.setHeader('content-type', 'application/json').end(JSON.stringify({ path: request.url }));
  });
  names.zones.set('site.example', { a: ['127.0.1.1'] });
});

afterAll(async () => {
  await site.close();
  names.close();
});

describe('crawler/net/got-fetcher', () => {
  it('asks robots first, then the question, over one connection', async () => {
    await withContact(loopbackConfig(names, authority, site.port), 'site.example', async (contact) => {
      const reply = await contact.ask({ path: '/a' });
      const second = await contact.ask({ path: '/b' });

      expect(reply).toMatchObject({ ok: true, value: { status: 200 } });
      expect(second.ok && second.value.body.toString()).toBe('{"path":"/b"}');
      expect(site.seen.map(({ path, connection }) => [path, connection])).toEqual([
        ['/robots.txt', 1],
        ['/a', 1],
        ['/b', 1],
      ]);
      expect(site.seen[0]?.userAgent).toBe('Homeport/0.1.0 (+https://homeport.example/bot)');
      expect(contact.address).toBe('127.0.1.1');
      expect(contact.timings.tlsMs).toBeGreaterThan(0);
    });
  });
});
