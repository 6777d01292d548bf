import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RobotsRecord } from '../fetcher.ts';
import { createFetcher } from '../got-fetcher.ts';
import {
  createAuthority,
  createNameServer,
  createSite,
  domain,
  loopbackConfig,
  withContact,
  type Authority,
  type NameServer,
  type Site,
} from '../loopback.fixture.ts';
import { webPlace } from '../place.ts';

let authority: Authority;
let names: NameServer;
let site: Site;
let handle: RequestListener;

const robotsTxt =
  (text: string): RequestListener =>
  (request, response) =>
    void response.end(request.url === '/robots.txt' ? text : '{}');

beforeAll(async () => {
  authority = await createAuthority();
  names = await createNameServer();
  const identity = await authority.issue(['site.example', '*.site.example', 'other.example']);
  site = await createSite(identity, (request, response) => handle(request, response));
  names.zones.set('site.example', { a: ['127.0.1.1'] });
  names.zones.set('other.example', { a: ['127.0.1.1'] });
});

beforeEach(() => {
  site.seen.length = 0;
  site.opened.length = 0;
});

afterAll(async () => {
  await site.close();
  names.close();
});

const config = () => loopbackConfig(names, authority, site.port);
const paths = (): string[] => site.seen.map(({ path }) => path);

describe('crawler/net, robots', () => {
  it('never asks for a path that robots.txt forbids', async () => {
    handle = robotsTxt('User-agent: *\nDisallow: /api/\nAllow: /api/v2\n');
    await withContact(config(), 'site.example', async (contact) => {
      expect(await contact.ask({ path: '/api/v1/instance' })).toMatchObject({
        failure: { cause: 'robots_disallowed' },
      });
      expect(await contact.ask({ path: '/api/v2/instance' })).toMatchObject({ ok: true });
      expect(contact.asked).toMatchObject([
        { path: '/robots.txt', status: 200 },
        { path: '/api/v1/instance', left: 'robots_disallowed' },
        { path: '/api/v2/instance', status: 200 },
      ]);
    });
    expect(paths()).toEqual(['/robots.txt', '/api/v2/instance']);
  });

  it('hears the robots again on the path that a redirect leads to', async () => {
    handle = (request, response) => {
      if (request.url === '/robots.txt') response.end('User-agent: Homeport\nDisallow: /private');
      else response.writeHead(301, { location: '/private/a' }).end();
    };
    await withContact(config(), 'site.example', async (contact) => {
      expect(await contact.ask({ path: '/a' })).toMatchObject({ failure: { cause: 'robots_disallowed' } });
    });
    expect(paths()).toEqual(['/robots.txt', '/a']);
  });

  it('fetches the file once, however many questions wait for it', async () => {
    handle = robotsTxt('');
    await withContact(config(), 'site.example', async (contact) => {
      await Promise.all([
        contact.robots(),
        ...['/a', '/b', '/c'].map((path) => contact.ask({ path: path as '/a' })),
      ]);
    });
    expect(paths()).toEqual(['/robots.txt', '/a', '/b', '/c']);
  });

  it('uses a kept record until it expires', async () => {
    handle = robotsTxt('User-agent: *\nDisallow: /');
    const now = new Date('2026-03-01T12:00:00Z');
    const record: RobotsRecord = {
      body: '',
      status: 200,
      fetchedAt: now,
      expiresAt: new Date(now.getTime() + 1000),
      unreachableSince: null,
    };
    for (const [at, isAllowed] of [
      [now, true],
      [record.expiresAt, false],
    ] as const) {
      const fetcher = createFetcher({ ...config(), now: () => at });
      const contact = fetcher.open(webPlace(domain('site.example')), record, AbortSignal.timeout(5000));
      expect((await contact.ask({ path: '/a' })).ok).toBe(isAllowed);
      await fetcher.destroy();
    }
    expect(paths()).toEqual(['/a', '/robots.txt']);
  });

  it.each([429, 500, 503])(
    'asks for nothing when robots.txt answers %i, and passes on how long to wait',
    async (status) => {
      handle = (_request, response) => response.writeHead(status, { 'retry-after': '120' }).end();
      await withContact(config(), 'site.example', async (contact) => {
        const outcome = await contact.ask({ path: '/a' });
        expect(outcome).toMatchObject({ ok: false, failure: { cause: 'robots_unreachable', status } });
        if (status !== 500) expect(outcome).toMatchObject({ failure: { retryAfterMs: 120_000 } });
        expect(await contact.robots()).toMatchObject({ ok: true, value: { status, body: null } });
      });
      expect(paths()).toEqual(['/robots.txt']);
    },
  );

  it.each([
    ['packed as we did not offer', { 'content-encoding': 'br' }, Buffer.from('x')],
    ['gzip that is none', { 'content-encoding': 'gzip' }, Buffer.from('User-agent: *')],
  ])('asks for nothing when the file cannot be read: %s', async (_name, headers, body) => {
    handle = (_request, response) => response.writeHead(200, headers).end(body);
    await withContact(config(), 'site.example', async (contact) => {
      expect(await contact.ask({ path: '/a' })).toMatchObject({ failure: { cause: 'robots_unreachable' } });
      expect(await contact.robots()).toMatchObject({ ok: true, value: { status: null, body: null } });
    });
    expect(paths()).toEqual(['/robots.txt']);
  });

  it('hands on the failure of the network, so that a dead host is seen as dead', async () => {
    names.zones.set('dead.example', { rcode: 'NXDOMAIN' });
    await withContact(config(), 'dead.example', async (contact) => {
      expect(await contact.robots()).toMatchObject({ failure: { cause: 'dns_not_found' } });
      expect(await contact.ask({ path: '/a' })).toMatchObject({ failure: { cause: 'dns_not_found' } });
    });
    expect(names.asked.filter((name) => name === 'dead.example').length).toBe(1);
  });

  it('reads the first 500 KiB of a longer file', async () => {
    handle = robotsTxt(`User-agent: *\nDisallow: /a\n${'#'.repeat(600 * 1024)}\nDisallow: /b`);
    await withContact(config(), 'site.example', async (contact) => {
      expect((await contact.ask({ path: '/a' })).ok).toBe(false);
      expect((await contact.ask({ path: '/b' })).ok).toBe(true);
    });
  });

  it('hears the robots.txt of the site that a host has moved to, and that it has moved', async () => {
    handle = (request, response) => {
      if (request.headers.host === 'site.example') {
        response.writeHead(301, { location: `https://other.example${request.url ?? ''}` }).end();
      } else {
        response.writeHead(404).end();
      }
    };
    await withContact(config(), 'site.example', async (contact) => {
      expect(await contact.ask({ path: '/a' })).toMatchObject({ failure: { movedTo: 'other.example' } });
    });
    expect(site.seen.map(({ host, path }) => `${host}${path}`)).toEqual([
      'site.example/robots.txt',
      'other.example/robots.txt',
      'site.example/a',
    ]);
  });
});

describe('crawler/net, pace', () => {
  it('leaves the gap between all requests to a host, as the host itself sees it', async () => {
    handle = robotsTxt('');
    await withContact({ ...config(), hostGapMs: 1000 }, 'site.example', async (contact) => {
      await contact.ask({ path: '/a' });
      await contact.ask({ path: '/b' });
    });
    const gaps = site.seen.slice(1).map(({ at }, before) => at - site.seen[before]!.at);
    expect(gaps.length).toBe(2);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(1000);
  });

  it('puts one question under a long Crawl-delay when the file is known from before', async () => {
    handle = robotsTxt('');
    const now = new Date();
    const expiresAt = new Date(now.getTime() + 60_000);
    const body = 'User-agent: *\nCrawl-delay: 500';
    const fetcher = createFetcher(config());
    const record = { body, status: 200, fetchedAt: now, expiresAt, unreachableSince: null };
    const contact = fetcher.open(webPlace(domain('site.example')), record, AbortSignal.timeout(5000));
    expect((await contact.ask({ path: '/a' })).ok).toBe(true);
    expect((await contact.ask({ path: '/b' })).ok).toBe(false);
    contact.close();
    const next = fetcher.open(webPlace(domain('site.example')), record, AbortSignal.timeout(5000));
    expect((await next.ask({ path: '/c' })).ok).toBe(false);
    await fetcher.destroy();
    expect(paths()).toEqual(['/a']);
  });

  it('waits for the Crawl-delay of the host', async () => {
    handle = robotsTxt('User-agent: *\nCrawl-delay: 0.3');
    await withContact(config(), 'site.example', (contact) => contact.ask({ path: '/a' }));
    expect(site.seen[1]!.at - site.seen[0]!.at).toBeGreaterThanOrEqual(300);
  });

  it('leaves a host alone that asks for more patience than a contact has', async () => {
    handle = robotsTxt('User-agent: *\nCrawl-delay: 500');
    await withContact(config(), 'site.example', async (contact) => {
      expect(await contact.ask({ path: '/a' })).toMatchObject({
        failure: { detail: 'Crawl-delay of 500 s', pause: { url: 'https://site.example/a' } },
      });
      expect(contact.crawlDelayMs).toBe(500_000);
      expect(contact.asked.at(-1)).toMatchObject({ path: '/a', left: 'crawl-delay' });
    });
    expect(paths()).toEqual(['/robots.txt']);
  });

  it('leaves a path alone for good where the pause is longer than a day', async () => {
    handle = robotsTxt('User-agent: *\nCrawl-delay: 86400');
    await withContact(config(), 'site.example', async (contact) => {
      const outcome = await contact.ask({ path: '/a' });
      expect(outcome).toEqual({
        ok: false,
        failure: { cause: 'robots_disallowed', detail: 'Crawl-delay of 86400 s' },
      });
      expect(contact.asked.at(-1)).toMatchObject({ path: '/a', left: 'crawl-delay' });
    });
  });

  it('stops before a sister host that asks for a long pause, and tells what its robots.txt said', async () => {
    const slow = 'User-agent: *\nCrawl-delay: 500';
    const sister = 'web.site.example';
    names.zones.set(sister, { a: ['127.0.1.1'] });
    handle = (request, response) => {
      const isSister = request.headers.host === sister;
      if (request.url === '/robots.txt') response.end(isSister ? slow : '');
      else if (isSister) response.end('{}');
      else response.writeHead(302, { location: `https://${sister}/index` }).end();
    };
    await withContact(config(), 'site.example', async (contact) => {
      expect(await contact.ask({ path: '/a' })).toMatchObject({
        failure: { pause: { url: `https://${sister}/index` } },
      });
      expect(contact.robotsElsewhere.get(domain(sister))).toMatchObject({ body: slow, status: 200 });
    });
    expect(paths()).toEqual(['/robots.txt', '/a', '/robots.txt']);
  });

  it('never waits for long, not even for robots.txt, where the host was asked a moment ago', async () => {
    handle = robotsTxt('User-agent: *\nCrawl-delay: 5');
    const fetcher = createFetcher({ ...config(), crawlDelayWaitMaxMs: 1000 });
    const ask = async () => {
      const contact = fetcher.open(webPlace(domain('site.example')), null, AbortSignal.timeout(5000));
      const outcome = await contact.ask({ path: '/a' });
      contact.close();
      return outcome;
    };
    expect(await ask()).toMatchObject({ failure: { pause: { url: 'https://site.example/a' } } });
    expect(await ask()).toMatchObject({ failure: { pause: { url: 'https://site.example/a' } } });
    await fetcher.destroy();
    expect(paths()).toEqual(['/robots.txt']);
  });

  it('never waits for long behind another contact that was asked for a pause meanwhile', async () => {
    handle = robotsTxt('User-agent: *\nCrawl-delay: 5');
    const fetcher = createFetcher({ ...config(), hostGapMs: 0, crawlDelayWaitMaxMs: 1000 });
    const [first, second] = [1, 2].map(() =>
      fetcher.open(webPlace(domain('site.example')), null, AbortSignal.timeout(4000)),
    );
    const paused = { failure: { pause: { url: 'https://site.example/a' } } };
    const answers = [first!, second!].map((contact) => contact.ask({ path: '/a' }));
    // The second stands in line before anybody knows what the file says.
    expect(await answers[0]).toMatchObject(paused);
    first!.close();
    expect(await answers[1]).toMatchObject(paused);
    second!.close();
    await fetcher.destroy();
    expect(paths()).toEqual(['/robots.txt']);
  });

  it('asks again for a robots.txt that forbids from memory: a sign of life is not remembered', async () => {
    handle = robotsTxt('User-agent: *\nDisallow: /a');
    const now = new Date();
    const expiresAt = new Date(now.getTime() + 60_000);
    const record = { body: 'User-agent: *\nDisallow: /', status: 200, fetchedAt: now, expiresAt };
    const fetcher = createFetcher(config());
    const open = () =>
      fetcher.open(
        webPlace(domain('site.example')),
        { ...record, unreachableSince: null },
        AbortSignal.timeout(5000),
      );
    const contact = open();
    expect(await contact.ask({ path: '/a' })).toMatchObject({ failure: { cause: 'robots_disallowed' } });
    expect((await contact.ask({ path: '/b' })).ok).toBe(true);
    contact.close();
    expect(paths()).toEqual(['/robots.txt', '/b']);

    handle = (_, response) => response.writeHead(502).end();
    const next = open();
    expect(await next.ask({ path: '/a' })).toMatchObject({
      failure: { cause: 'robots_unreachable', status: 502 },
    });
    await fetcher.destroy();
  });

  it('puts no further question after 429', async () => {
    handle = (request, response) => {
      response.writeHead(request.url === '/robots.txt' ? 404 : 429, { 'retry-after': '3600' }).end();
    };
    await withContact(config(), 'site.example', async (contact) => {
      const expected = { failure: { cause: 'http_rate_limited', status: 429, retryAfterMs: 3_600_000 } };
      expect(await contact.ask({ path: '/a' })).toMatchObject(expected);
      expect(await contact.ask({ path: '/b' })).toMatchObject(expected);
    });
    expect(paths()).toEqual(['/robots.txt', '/a']);
  });

  it('reports maintenance with the time it is said to take', async () => {
    handle = (request, response) => {
      response.writeHead(request.url === '/robots.txt' ? 404 : 503, { 'retry-after': '5' }).end();
    };
    await withContact(config(), 'site.example', async (contact) => {
      const outcome = await contact.ask({ path: '/a' });
      expect(outcome).toMatchObject({
        failure: { cause: 'http_maintenance', status: 503, retryAfterMs: 60_000 },
      });
    });
  });

  it('leaves a bot wall alone', async () => {
    handle = (request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else response.writeHead(403, { 'cf-mitigated': 'challenge' }).end('<html>');
    };
    await withContact(config(), 'site.example', async (contact) => {
      expect(await contact.ask({ path: '/a' })).toMatchObject({
        failure: { cause: 'http_challenge', status: 403 },
      });
    });
  });

  it('holds at most two connections to an address that many hosts share, opened apart', async () => {
    handle = robotsTxt('');
    site.openMax = 0;
    const fetcher = createFetcher({ ...config(), addressGapMs: 50 });
    const hosts = Array.from({ length: 8 }, (_, at) => `h${String(at)}.site.example`);
    for (const host of hosts) names.zones.set(host, { a: ['127.0.1.1'] });
    const outcomes = await Promise.all(
      hosts.map(async (host) => {
        const contact = fetcher.open(webPlace(domain(host)), null, AbortSignal.timeout(10_000));
        const outcome = await contact.ask({ path: '/a' });
        contact.close();
        return outcome.ok;
      }),
    );
    await fetcher.destroy();

    expect(outcomes).toEqual(hosts.map(() => true));
    expect(site.openMax).toBeLessThanOrEqual(2);
    for (let at = 1; at < site.opened.length; at++) {
      expect(site.opened[at]! - site.opened[at - 1]!).toBeGreaterThanOrEqual(45);
    }
  });

  it('lets the second contact of a host wait for the first', async () => {
    handle = robotsTxt('');
    const fetcher = createFetcher(config());
    const [first, second] = [1, 2].map(() =>
      fetcher.open(webPlace(domain('site.example')), null, AbortSignal.timeout(5000)),
    );
    await first!.ask({ path: '/first' });
    const waiting = second!.ask({ path: '/second' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(paths()).toEqual(['/robots.txt', '/first']);
    first!.close();
    expect((await waiting).ok).toBe(true);
    await fetcher.destroy();
  });

  it('stops at once when it is told to, and blames nobody', async () => {
    handle = (request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end();
    };
    const fetcher = createFetcher({
      ...config(),
      deadlines: { ...config().deadlines, headersMs: 5000, questionMs: 9000 },
    });
    const stopping = new AbortController();
    const contact = fetcher.open(webPlace(domain('site.example')), null, stopping.signal);
    const asked = contact.ask({ path: '/a' });
    setTimeout(() => stopping.abort(), 150);
    const startedAt = performance.now();
    expect(await asked).toMatchObject({ ok: false, failure: { cause: 'monitor_suspect' } });
    expect(performance.now() - startedAt).toBeLessThan(1000);
    await fetcher.destroy();
  });
});
