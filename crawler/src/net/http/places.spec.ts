import type { RequestListener } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Contact, Fetcher, Place } from '../fetcher.ts';
import { createFetcher, type NetConfig } from '../got-fetcher.ts';
import {
  createAuthority,
  createNameServer,
  createRawSite,
  createSite,
  domain,
  loopbackConfig,
  type Authority,
  type NameServer,
  type Site,
} from '../loopback.fixture.ts';
import { webPlace } from '../place.ts';

let authority: Authority;
let names: NameServer;
let site: Site;
let six: Site;

const NOT_THERE: RequestListener = (_request, response) => response.writeHead(404).end();
let handle = NOT_THERE;

beforeAll(async () => {
  authority = await createAuthority();
  names = await createNameServer();
  const four = await authority.issue(['site.example', '*.site.example', '127.0.1.1']);
  site = await createSite(four, (request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else handle(request, response);
  });
  six = await createSite(await authority.issue(['::1']), NOT_THERE, '::1');
  for (const name of ['site.example', 'www.site.example']) names.zones.set(name, { a: ['127.0.1.1'] });
});

afterEach(() => {
  handle = NOT_THERE;
  for (const one of [site, six]) one.seen.length = one.opened.length = 0;
  names.asked.length = 0;
});

afterAll(async () => {
  await Promise.all([site.close(), six.close()]);
  names.close();
});

// Nobody listens at the port of HTTPS, so that only the place's own can be meant.
const config = (): NetConfig => ({
  ...loopbackConfig(names, authority, 9),
  allowNetworks: ['127.0.0.0/8', '::1/128'],
});

async function at<T>(
  place: Place,
  task: (contact: Contact, fetcher: Fetcher) => Promise<T>,
  settings: Partial<NetConfig> = {},
): Promise<T> {
  const fetcher = createFetcher({ ...config(), ...settings });
  try {
    return await task(fetcher.open(place, null, AbortSignal.timeout(10_000)), fetcher);
  } finally {
    await fetcher.destroy();
  }
}

async function resultAt(place: Place, settings: Partial<NetConfig> = {}): Promise<string> {
  return at(
    place,
    async (contact) => {
      const outcome = await contact.ask({ path: '/a' });
      return outcome.ok ? `status ${String(outcome.value.status)}` : outcome.failure.cause;
    },
    settings,
  );
}

describe('crawler/net, places', () => {
  it('reaches a name at another port, and says so in URL and Host', async () => {
    const place = { host: 'site.example', port: site.port, authority: `site.example:${String(site.port)}` };
    await at(place, async (contact) => {
      const reply = await contact.ask({ path: '/a' });

      expect(reply.ok && reply.value.url.href).toBe(`https://${place.authority}/a`);
      expect(contact.domain).toBe(place.authority);
      expect(contact.asked.map(({ path }) => path)).toEqual(['/robots.txt', '/a']);
    });
    expect(site.seen.map(({ host, path }) => `${host}${path}`)).toEqual([
      `${place.authority}/robots.txt`,
      `${place.authority}/a`,
    ]);
  });

  it('keeps the port out of sight where it was not part of the name', async () => {
    await at({ host: 'site.example', port: site.port, authority: 'site.example' }, async (contact) => {
      expect((await contact.ask({ path: '/a' })).ok).toBe(true);
    });
    expect(site.seen.map(({ host }) => host)).toEqual(['site.example', 'site.example']);
  });

  it('dials the mapped port where a place says 443', async () => {
    const place = { host: 'site.example', port: 443, authority: 'site.example' };
    expect(await resultAt(place, { httpsPort: site.port })).toBe('status 404');
  });

  it('reaches an IPv4 literal by the address in its certificate, and asks no name server', async () => {
    const literal = `127.0.1.1:${String(site.port)}`;
    expect(await resultAt({ host: '127.0.1.1', port: site.port, authority: literal })).toBe('status 404');
    expect(site.seen.at(-1)?.host).toBe(literal);
    expect(names.asked).toEqual([]);
  });

  it('reaches an IPv6 literal, however it is spelled', async () => {
    const { port } = six;
    for (const host of ['::1', '0:0:0:0:0:0:0:1']) {
      expect(await resultAt({ host, port, authority: `[${host}]:${String(port)}` })).toBe('status 404');
      expect(six.seen.at(-1)?.host).toBe(`[::1]:${String(port)}`);
    }
  });

  it('says the name in SNI, and an address never (RFC 6066)', async () => {
    const said: unknown[] = [];
    const raw = await createRawSite(await authority.issue(['site.example', '127.0.1.1']), (socket) => {
      said.push(socket.servername);
      socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    });
    for (const host of ['127.0.1.1', 'site.example']) {
      expect(await resultAt({ host, port: raw.port, authority: host })).toBe('status 404');
    }
    await raw.close();
    expect([...new Set(said)]).toEqual([false, 'site.example']);
  });

  it.each([
    ['another address', '127.0.1.2'],
    ['another name', 'other.example'],
  ])('does not trust a certificate for %s', async (_name, host) => {
    names.zones.set('other.example', { a: ['127.0.1.1'] });
    const place = { host, port: site.port, authority: `${host}:${String(site.port)}` };
    expect(await resultAt(place)).toBe('tls_wrong_host');
  });

  it('dials the one address that is meant, and looks nothing up', async () => {
    const place = { host: 'site.example', port: site.port, authority: 'site.example' };
    await at({ ...place, address: '127.0.1.7' }, async (contact) => {
      expect((await contact.ask({ path: '/a' })).ok).toBe(true);
      expect(contact.address).toBe('127.0.1.7');
    });
    expect(await resultAt({ ...place, address: '127.255.255.255' })).toMatch(/^connect_/);
    expect(names.asked).toEqual([]);
  });

  it.each([
    ['a private literal', { host: '10.0.0.1' }],
    ['loopback', { host: '127.0.0.1' }],
    ['loopback by IPv6', { host: '::1' }],
    ['loopback inside IPv6', { host: '::ffff:127.0.1.1' }],
    ['an interface of ours', { host: 'fe80::1%lo' }],
    ['an address in disguise', { host: '0x7f.1' }],
    ['our own machine by name', { host: 'localhost' }],
    ['a certain private address', { host: 'site.example', address: '10.0.0.1' }],
    ['a certain address that is none', { host: 'site.example', address: 'site.example' }],
    ['a name that leads inside', { host: 'in.site.example' }],
    ['a name that leads inside, too', { host: 'both.site.example' }],
  ])('refuses %s without opening a connection', async (_name, { host, ...more }) => {
    names.zones.set('in.site.example', { a: ['10.0.0.1'] });
    names.zones.set('both.site.example', { a: ['127.0.1.1', '10.0.0.1'] });
    const place = { host, port: site.port, authority: 'site.example', ...more };
    const cause = host.startsWith('both') ? 'our_rule' : 'blocked_target';
    expect(await resultAt(place, { allowNetworks: ['127.0.1.0/24'] })).toBe(cause);
    expect([...site.opened, ...six.opened]).toEqual([]);
  });

  it('lets two ports of one host share its gap, in every spelling', async () => {
    const fetcher = createFetcher({ ...config(), httpsPort: site.port, hostGapMs: 300 });
    const other = await createSite(await authority.issue(['site.example']), NOT_THERE);
    const first = fetcher.open(webPlace(domain('site.example')), null, AbortSignal.timeout(5000));
    await first.ask({ path: '/a' });
    const second = fetcher.open(
      { host: 'Site.Example', port: other.port, authority: 'site.example' },
      null,
      AbortSignal.timeout(5000),
    );
    const waiting = second.ask({ path: '/b' });
    first.close();
    await waiting;
    await fetcher.destroy();
    await other.close();

    expect(other.seen[0]!.at - site.seen.at(-1)!.at).toBeGreaterThanOrEqual(300);
  });
});

describe('crawler/net, redirects of places', () => {
  const redirectTo = (location: string): void => {
    handle = (request, response) => {
      if (request.url === '/a') response.writeHead(301, { location }).end();
      else response.end('{}');
    };
  };

  it.each([
    ['on a port, to its own path', 'site.example', '/b', true],
    ['on a port, to a sister at that port', 'site.example', 'https://www.site.example:PORT/b', true],
    ['on a port, to the usual port', 'site.example', 'https://site.example/b', false],
    ['on a port, to another site', 'site.example', 'https://other.example:PORT/b', false],
    ['of a literal, to its own path', '127.0.1.1', '/b', true],
    ['of a literal, to another literal', '127.0.1.1', 'https://127.0.1.2:PORT/b', false],
    ['of a literal, to a name', '127.0.1.1', 'https://site.example:PORT/b', false],
    ['of a literal, to another port', '127.0.1.1', 'https://127.0.1.1:1/b', false],
  ])('%s', async (_name, host, location, isFollowed) => {
    redirectTo(location.replace('PORT', String(site.port)));
    const result = await resultAt({ host, port: site.port, authority: `${host}:${String(site.port)}` });

    expect(result).toMatch(isFollowed ? /^status 200$/ : /^http_redirect(_invalid)?$/);
  });

  it('asks the robots of the sister at its own port, and keeps them for nobody else', async () => {
    redirectTo(`https://www.site.example:${String(site.port)}/b`);
    const place = { host: 'site.example', port: site.port, authority: `site.example:${String(site.port)}` };
    await at(place, async (contact) => {
      await contact.ask({ path: '/a' });
      expect(contact.asked.map(({ path }) => path)).toEqual([
        '/robots.txt',
        '/a',
        `https://www.site.example:${String(site.port)}/robots.txt`,
        `https://www.site.example:${String(site.port)}/b`,
      ]);
      expect([...contact.robotsElsewhere.keys()]).toEqual([]);
    });
  });
});

describe('crawler/net, names', () => {
  const withNames = async <T>(task: (fetcher: Fetcher) => Promise<T>): Promise<T> => {
    const fetcher = createFetcher({ ...config(), allowNetworks: ['127.0.1.0/24'] });
    try {
      return await task(fetcher);
    } finally {
      await fetcher.destroy();
    }
  };

  it.each([
    ['all addresses', 'all.site.example', { a: ['127.0.1.1', '127.0.1.2', '127.0.1.3'] }, 3],
    ['an alias', 'alias.site.example', { cname: 'web.site.example', a: ['127.0.1.1'] }, 1],
    ['an answer that mixes', 'mixed.site.example', { a: ['127.0.1.1', '10.0.0.1'] }, 'our_rule'],
    ['an alias inside', 'in.site.example', { cname: 'x.site.example', a: ['10.0.0.1'] }, 'blocked_target'],
    ['a name that is gone', 'gone.site.example', { rcode: 'NXDOMAIN' as const }, 'dns_not_found'],
  ])('looks up %s', async (_name, name, zone, expected) => {
    names.zones.set(name, zone);
    const found = await withNames((fetcher) => fetcher.names.addressesOf(name));
    expect(found.ok ? found.value.length : found.failure.cause).toBe(expected);
  });

  it('takes a literal for its own address, if it may be dialled', async () => {
    await withNames(async (fetcher) => {
      expect(await fetcher.names.addressesOf('127.0.1.1')).toEqual({ ok: true, value: ['127.0.1.1'] });
      expect(await fetcher.names.addressesOf('2606:4700:0::1')).toEqual({
        ok: true,
        value: ['2606:4700::1'],
      });
      expect(await fetcher.names.addressesOf('127.0.0.1')).toMatchObject({
        failure: { cause: 'blocked_target' },
      });
    });
  });

  it('is led inside by no SRV record', async () => {
    const target = 'in.site.example';
    names.zones.set('_matrix-fed._tcp.site.example', {
      srv: [{ priority: 0, weight: 0, port: site.port, target }],
    });
    names.zones.set(target, { a: ['127.0.0.1'] });
    await withNames(async (fetcher) => {
      const services = await fetcher.names.servicesOf('_matrix-fed._tcp.site.example');
      expect(services).toEqual({ ok: true, value: [{ host: target, port: site.port }] });
      expect(await fetcher.names.addressesOf(target)).toMatchObject({ failure: { cause: 'blocked_target' } });
      const place = { host: target, port: site.port, authority: target };
      const contact = fetcher.open(place, null, AbortSignal.timeout(5000));
      expect(await contact.ask({ path: '/a' })).toMatchObject({ failure: { cause: 'blocked_target' } });
    });
    expect(site.opened).toEqual([]);
  });
});
