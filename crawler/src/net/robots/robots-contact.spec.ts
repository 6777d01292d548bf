import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Contact, RobotsRecord } from '../fetcher.ts';
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

/** What is answered to a path, or to a host and a path: a file, a status, or where to look instead. */
type Answers = Record<string, string | number>;

let authority: Authority;
let names: NameServer;
let site: Site;
let answers: Answers = {};
let extra: Record<string, string> = {};

const handle: RequestListener = (request, response) => {
  const path = request.url ?? '';
  const answer = answers[`${request.headers.host ?? ''}${path}`] ?? answers[path] ?? '{}';
  if (typeof answer === 'number') response.writeHead(answer, extra).end('<p>');
  else if (/^(?:https:\/)?\//.test(answer)) response.writeHead(302, { location: answer }).end();
  else response.end(answer);
};

beforeAll(async () => {
  authority = await createAuthority();
  names = await createNameServer();
  const identity = await authority.issue(['site.example', '*.site.example', 'other.example']);
  site = await createSite(identity, handle);
  for (const name of ['site.example', 'www.site.example', 'other.example']) {
    names.zones.set(name, { a: ['127.0.1.1'] });
  }
});

beforeEach(() => {
  site.seen.length = 0;
  extra = {};
});

afterAll(async () => {
  await site.close();
  names.close();
});

const config = () => loopbackConfig(names, authority, site.port);
const linesOf = ({ asked }: Contact) =>
  asked.map(({ path, left = '', rule }) => `${path} ${left} [${rule ?? ''}]`);

/** Asks one question of site.example, and gives the lines of the record. */
async function record(given: Answers, path: `/${string}`): Promise<string[]> {
  answers = given;
  let lines: string[] = [];
  await withContact(config(), 'site.example', async (contact) => {
    await contact.ask({ path });
    lines = linesOf(contact);
  });
  return lines;
}

const ITSELF = '/robots.txt  [robots.txt is always allowed]';
const FILE = 'User-agent: *\nDisallow: /api/\nAllow: /api/v2';

describe('crawler/net/contact, the rule of each line', () => {
  it.each<[file: string | number, path: `/${string}`, line: string]>([
    [FILE, '/api/v1', '/api/v1 robots_disallowed [Disallow: /api/]'],
    [FILE, '/api/v2', '/api/v2  [Allow: /api/v2]'],
    [FILE, '/nodeinfo/2.0', '/nodeinfo/2.0  [no rule in robots.txt]'],
    [404, '/api', '/api  [no robots.txt (404)]'],
    [403, '/api', '/api  [no robots.txt (403)]'],
    [503, '/api', '/api robots_unreachable [robots.txt unreachable (503)]'],
    ['User-agent: *\nCrawl-delay: 90000', '/api', '/api crawl-delay [Crawl-delay: 90000]'],
    ['User-agent: *\nRequest-rate: 1/1d', '/api', '/api crawl-delay [Request-rate: 1/1d]'],
  ])('of %j for %s is: %s', async (file, path, line) => {
    expect(await record({ '/robots.txt': file }, path)).toEqual([ITSELF, line]);
  });

  it('is the one of each host on the way', async () => {
    const given = {
      'site.example/robots.txt': 404,
      'site.example/a': 'https://www.site.example/b',
      'www.site.example/robots.txt': 'User-agent: Homeport\nDisallow: /b',
    };

    expect(await record(given, '/a')).toEqual([
      ITSELF,
      '/a  [no robots.txt (404)]',
      'https://www.site.example/robots.txt  [robots.txt is always allowed]',
      'https://www.site.example/b robots_disallowed [Disallow: /b]',
    ]);
  });

  it('names the wall that answered, before robots.txt and before a page', async () => {
    extra = { 'cf-mitigated': 'challenge' };

    expect(await record({ '/robots.txt': 403 }, '/a')).toEqual([
      '/robots.txt http_challenge [bot wall (Cloudflare)]',
      '/a http_challenge [bot wall (Cloudflare)]',
    ]);
    expect(await record({ '/robots.txt': FILE, '/a': 403 }, '/a')).toEqual([
      ITSELF,
      '/a http_challenge [bot wall (Cloudflare)]',
    ]);
  });

  it('is known where the host asked to be left alone, and where a path is none', async () => {
    answers = { '/robots.txt': 404, '/a': 429 };
    await withContact(config(), 'site.example', async (contact) => {
      await contact.ask({ path: '/a' });
      await contact.ask({ path: '/b' });
      await contact.ask({ path: '@other.example/c' as '/c' });

      expect(linesOf(contact).slice(2)).toEqual([
        '/b http_rate_limited [asked to wait (429)]',
        '@other.example/c our_rule [the path names another host]',
      ]);
    });
  });

  it('is known where robots.txt cannot be reached at all', async () => {
    await withContact(config(), 'nowhere.example', async (contact) => {
      await contact.ask({ path: '/a' });

      expect(linesOf(contact).at(-1)).toBe('/a dns_not_found [robots.txt unreachable (dns_not_found)]');
    });
  });

  it('is known where the record of an earlier contact decides', async () => {
    answers = {};
    const now = new Date('2026-03-01T12:00:00Z');
    const since = new Date('2026-01-01T00:00:00Z');
    const kept: RobotsRecord = {
      body: null,
      status: 503,
      fetchedAt: since,
      expiresAt: new Date('2026-03-01T13:00:00Z'),
      unreachableSince: since,
    };
    const fetcher = createFetcher({ ...config(), now: () => now });
    const contact = fetcher.open(webPlace(domain('site.example')), kept, AbortSignal.timeout(5000));
    await contact.ask({ path: '/a' });
    await fetcher.destroy();

    expect(linesOf(contact)).toEqual(['/a  [robots.txt unreachable for more than 30 days]']);
  });
});

describe('crawler/net/contact, redirects of robots.txt (RFC 9309 §2.3.1.2)', () => {
  const hops = (count: number): Answers => ({
    '/robots.txt': '/1',
    ...Object.fromEntries(Array.from({ length: count - 1 }, (_, at) => [`/${at + 1}`, `/${at + 2}`])),
    [`/${count}`]: 'User-agent: *\nDisallow: /a',
  });

  it.each([1, 5])('hears a file that %i redirects lead to', async (count) => {
    expect((await record(hops(count), '/a')).at(-1)).toBe('/a robots_disallowed [Disallow: /a]');
  });

  it('takes a file behind a sixth for none', async () => {
    expect((await record(hops(6), '/a')).at(-1)).toBe('/a  [no robots.txt (302)]');
  });

  it('holds to the first host what another host of the site says in its place', async () => {
    const given = {
      'site.example/robots.txt': 'https://www.site.example/robots.txt',
      'www.site.example/robots.txt': 'User-agent: *\nDisallow: /a',
    };

    expect(await record(given, '/a')).toEqual([
      ITSELF,
      'https://www.site.example/robots.txt  [robots.txt is always allowed]',
      '/a robots_disallowed [Disallow: /a]',
    ]);
  });

  it('is read where another site keeps it, and is asked for nothing else there', async () => {
    const given = {
      'site.example/robots.txt': 'https://other.example/robots.txt',
      'other.example/robots.txt': 'User-agent: *\nDisallow: /a',
    };

    expect(await record(given, '/a')).toEqual([
      ITSELF,
      'https://other.example/robots.txt  [robots.txt is always allowed]',
      '/a robots_disallowed [Disallow: /a]',
    ]);
  });

  it('leads to no other path of another site', async () => {
    const given = { '/robots.txt': 'https://other.example/robots.txt?of=site' };

    expect((await record(given, '/a')).at(-1)).toBe('/a  [no robots.txt (302)]');
    expect(site.seen.map(({ host }) => host)).not.toContain('other.example');
  });

  it('closes everything where the other site does not give it', async () => {
    const given = { '/robots.txt': 'https://nowhere.example/robots.txt' };

    expect((await record(given, '/a')).at(-1)).toMatch(/^\/a robots_unreachable \[robots\.txt unreachable/);
  });
});
