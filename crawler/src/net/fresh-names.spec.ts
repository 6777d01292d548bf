import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher } from './got-fetcher.ts';
import {
  createAuthority,
  createNameServer,
  createSite,
  domain,
  loopbackConfig,
  type NameServer,
  type Site,
} from './loopback.fixture.ts';
import { webPlace } from './place.ts';

let names: NameServer;
let site: Site;
let fetcher: ReturnType<typeof createFetcher>;

beforeAll(async () => {
  const authority = await createAuthority();
  names = await createNameServer();
  site = await createSite(await authority.issue(['moving.example']), (request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else response.setHeader('content-type', 'application/json').end('{}');
  });
  fetcher = createFetcher(loopbackConfig(names, authority, site.port));
});

afterAll(async () => {
  await fetcher.destroy();
  await site.close();
  names.close();
});

describe('crawler/net: a host that is visited again', () => {
  it('is found where its name leads by then, so that a re-visit decides over the host and not over its past', async () => {
    const seen: string[] = [];
    for (const zone of [
      { rcode: 'NXDOMAIN' },
      { a: ['127.0.1.1'] },
      { rcode: 'SERVFAIL' },
      { a: ['127.0.1.2'] },
    ] as const) {
      names.zones.set('moving.example', 'a' in zone ? { a: [...zone.a] } : zone);
      const contact = fetcher.open(webPlace(domain('moving.example')), null, AbortSignal.timeout(20_000));
      const outcome = await contact.ask({ path: '/nodeinfo' });
      seen.push(outcome.ok ? (contact.address ?? 'nowhere') : outcome.failure.cause);
      contact.close();
    }

    expect(seen).toEqual(['dns_not_found', '127.0.1.1', 'dns_server_failure', '127.0.1.2']);
    expect(names.asked.filter((name) => name === 'moving.example').length).toBeGreaterThanOrEqual(4);
  });
});
