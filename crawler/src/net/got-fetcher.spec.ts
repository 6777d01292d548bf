import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Contact, Question } from './fetcher.ts';
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

const MIB = 1024 * 1024;

let authority: Authority;
let names: NameServer;
let site: Site;
/** What the site does beside serving an absent robots.txt. */
let handle: RequestListener;

const ok: RequestListener = (request, response) => {
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ path: request.url }));
};

beforeAll(async () => {
  authority = await createAuthority();
  names = await createNameServer();
  site = await createSite(await authority.issue(['site.example', '*.site.example']), (request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else handle(request, response);
  });
  for (const name of ['site.example', 'www.site.example']) names.zones.set(name, { a: ['127.0.1.1'] });
});

afterEach(() => {
  site.seen.length = 0;
  handle = ok;
});

afterAll(async () => {
  await site.close();
  names.close();
});

const visit = <T>(task: (contact: Contact) => Promise<T>): Promise<T> =>
  withContact(loopbackConfig(names, authority, site.port), 'site.example', task);

const causeOf = (question: Question): Promise<string> =>
  visit(async (contact) => {
    const outcome = await contact.ask(question);
    return outcome.ok ? `status ${String(outcome.value.status)}` : outcome.failure.cause;
  });

describe('crawler/net/got-fetcher, asking', () => {
  it('asks robots first, then the questions, over one connection and under its own name', async () => {
    handle = ok;
    await visit(async (contact) => {
      const [first, second] = await Promise.all([
        contact.ask({ path: '/a' }),
        contact.ask({ path: '/b?c=1' }),
      ]);

      expect(first).toMatchObject({
        ok: true,
        value: { status: 200, headers: { 'content-type': 'application/json' } },
      });
      expect(second.ok && second.value.body.toString()).toBe('{"path":"/b?c=1"}');
      expect(second.ok && second.value.url.href).toBe('https://site.example/b?c=1');
      expect(site.seen.map(({ path }) => path)).toEqual(['/robots.txt', '/a', '/b?c=1']);
      expect(new Set(site.seen.map(({ connection }) => connection)).size).toBe(1);
      expect(new Set(site.seen.map(({ host }) => host))).toEqual(new Set(['site.example']));
      expect(new Set(site.seen.map(({ userAgent }) => userAgent))).toEqual(
        new Set(['Homeport/0.1.0 (+https://homeport.example/bot)']),
      );
      expect(contact.address).toBe('127.0.1.1');
      for (const ms of Object.values(contact.timings)) expect(ms).toBeGreaterThan(0);
      expect(contact.bytes).toBe(13 + 17);
      expect(contact.asked.map(({ path, status }) => [path, status])).toEqual([
        ['/robots.txt', 404],
        ['/a', 200],
        ['/b?c=1', 200],
      ]);
    });
  });

  it.each([200, 204, 304, 400, 401, 403, 404, 410, 418, 451, 500, 502, 521])(
    'takes %i for a reply',
    async (status) => {
      handle = (_request, response) => response.writeHead(status).end();
      expect(await causeOf({ path: '/a' })).toBe(`status ${String(status)}`);
    },
  );

  it('posts JSON where a question says so', async () => {
    await visit((contact) => contact.ask({ path: '/api/meta', method: 'POST', json: { detail: true } }));
    expect(site.seen.at(-1)).toMatchObject({ method: 'POST', body: '{"detail":true}' });
  });

  it.each(['@other.example/a', ':99/a', '.other.example/a'])(
    'does not take %s for a path of this host',
    async (path) => {
      expect(await causeOf({ path: path as '/a' })).toBe('our_rule');
      expect(site.seen).toEqual([]);
    },
  );

  it.each([
    ['//other.example/a', '//other.example/a'],
    ['/\\other.example/a', '//other.example/a'],
    ['///nodeinfo/2.0', '///nodeinfo/2.0'],
  ] as const)('asks its own host for %s, whatever it looks like', async (path, asked) => {
    handle = (_request, response) => response.writeHead(404).end();
    expect(await causeOf({ path })).toBe('status 404');
    expect(site.seen.map((seen) => seen.path)).toEqual(['/robots.txt', asked]);
  });

  it('keeps no cookie and hands none on', async () => {
    handle = (request, response) =>
      response.setHeader('set-cookie', 'a=b').end(request.headers.cookie ?? 'none');
    await visit(async (contact) => {
      await contact.ask({ path: '/a' });
      const second = await contact.ask({ path: '/b' });
      expect(second.ok && second.value.body.toString()).toBe('none');
      expect(second.ok && second.value.headers['set-cookie']).toBeUndefined();
    });
  });

  it('opens a new connection when the server closed the last one', async () => {
    handle = (_request, response) => response.setHeader('connection', 'close').end('{}');
    await visit(async (contact) => {
      expect((await contact.ask({ path: '/a' })).ok).toBe(true);
      expect((await contact.ask({ path: '/b' })).ok).toBe(true);
    });
    expect(site.seen.map(({ path }) => path)).toEqual(['/robots.txt', '/a', '/b']);
  });

  it('asks once more when the kept connection dies under the question, and only then', async () => {
    handle = (request, response) => {
      const isFirst = site.seen.filter(({ path }) => path === '/a').length === 1;
      if (request.url === '/a' && isFirst) request.socket.destroy();
      else response.end('{}');
    };
    expect(await causeOf({ path: '/a' })).toBe('status 200');
    handle = (request) => request.socket.destroy();
    expect(await causeOf({ path: '/b' })).toBe('http_cut');
    expect(site.seen.filter(({ path }) => path === '/b').length).toBe(2);
  });

  it('ignores the proxy of the environment', async () => {
    process.env['HTTPS_PROXY'] = process.env['https_proxy'] = 'http://127.0.0.1:1';
    try {
      expect(await causeOf({ path: '/a' })).toBe('status 200');
    } finally {
      delete process.env['HTTPS_PROXY'];
      delete process.env['https_proxy'];
    }
  });
});

describe('crawler/net/got-fetcher, redirects', () => {
  const redirect = (status: number, location?: string): void => {
    handle = (request, response) => {
      if (request.url !== '/start') ok(request, response);
      else response.writeHead(status, location === undefined ? {} : { location }).end();
    };
  };

  it.each([301, 302, 303, 307, 308])('follows %i on the same host, and keeps its name', async (status) => {
    redirect(status, '/end');
    await visit(async (contact) => {
      const reply = await contact.ask({ path: '/start' });
      expect(reply.ok && reply.value.url.pathname).toBe('/end');
    });
    expect(site.seen.at(-1)).toMatchObject({
      path: '/end',
      userAgent: expect.stringContaining('Homeport/') as string,
    });
  });

  it('asks the robots of a sister host before following there', async () => {
    redirect(301, 'https://www.site.example/end');
    await visit(async (contact) => {
      const reply = await contact.ask({ path: '/start' });
      expect(reply.ok && reply.value.url.href).toBe('https://www.site.example/end');
      expect(contact.asked.map(({ path }) => path)).toEqual([
        '/robots.txt',
        '/start',
        'https://www.site.example/robots.txt',
        'https://www.site.example/end',
      ]);
      expect((await contact.ask({ path: '/back' })).ok).toBe(true);
    });
    expect(site.seen.map(({ host, path }) => `${host}${path}`)).toEqual([
      'site.example/robots.txt',
      'site.example/start',
      'www.site.example/robots.txt',
      'www.site.example/end',
      'site.example/back',
    ]);
  });

  it.each([
    ['http://site.example/end', 'http_redirect_insecure'],
    ['https://site.example:8443/end', 'http_redirect_invalid'],
    ['https://other.example/end', 'http_redirect'],
    ['https://127.0.1.1/end', 'http_redirect_invalid'],
    ['file:///etc/passwd', 'http_redirect_invalid'],
    ['https://[', 'http_redirect_invalid'],
    ['', 'http_redirect_invalid'],
    [undefined, 'http_redirect_invalid'],
    ['/start', 'http_redirect_loop'],
  ])('does not follow to %j', async (location, cause) => {
    redirect(302, location);
    expect(await causeOf({ path: '/start' })).toBe(cause);
    expect(site.seen.length).toBe(2);
  });

  it('says where the site moved', async () => {
    redirect(308, 'https://new.example/');
    const outcome = await visit((contact) => contact.ask({ path: '/start' }));
    expect(outcome).toMatchObject({
      ok: false,
      failure: { cause: 'http_redirect', status: 308, movedTo: 'new.example' },
    });
  });

  it('never asks for the sixth step', async () => {
    handle = (request, response) => {
      response.writeHead(302, { location: `/${String(Number(request.url?.slice(1)) + 1)}` }).end();
    };
    expect(await causeOf({ path: '/0' })).toBe('http_redirect_loop');
    expect(site.seen.at(-1)?.path).toBe('/5');
  });

  it('counts the time over all steps', async () => {
    handle = (request, response) => {
      const location = `/${String(Number(request.url?.slice(1)) + 1)}`;
      setTimeout(() => response.writeHead(302, { location }).end(), 350);
    };
    const startedAt = performance.now();
    expect(await causeOf({ path: '/0' })).toBe('http_timeout');
    expect(performance.now() - startedAt).toBeLessThan(2500);
  });
});

describe('crawler/net/got-fetcher, bodies', () => {
  it('reads a body to its limit and refuses one byte more', async () => {
    handle = (request, response) => response.end(Buffer.alloc(request.url === '/fits' ? 5000 : 5001, 'a'));
    expect(await causeOf({ path: '/fits', bytesMax: 5000 })).toBe('status 200');
    expect(await causeOf({ path: '/more', bytesMax: 5000 })).toBe('body_too_large');
  });

  it('unpacks gzip and refuses what it did not offer to take', async () => {
    handle = (request, response) => {
      const encoding = request.url === '/gzip' ? 'gzip' : 'br';
      response.setHeader('content-encoding', encoding).end(gzipSync('{"a":1}'));
    };
    const reply = await visit((contact) => contact.ask({ path: '/gzip' }));
    expect(reply.ok && reply.value.body.toString()).toBe('{"a":1}');
    expect(await causeOf({ path: '/br' })).toBe('body_encoding');
  });

  it('survives a bomb without taking it into memory', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * MIB));
    handle = (_request, response) => response.setHeader('content-encoding', 'gzip').end(bomb);
    const before = process.memoryUsage().rss;
    expect(await causeOf({ path: '/bomb' })).toBe('body_too_large');
    expect((process.memoryUsage().rss - before) / MIB).toBeLessThan(32);
  });

  it('goes on with the next question after a body that it refused', async () => {
    handle = (request, response) => response.end(Buffer.alloc(request.url === '/big' ? 100_000 : 10));
    await visit(async (contact) => {
      expect((await contact.ask({ path: '/big', bytesMax: 5000 })).ok).toBe(false);
      expect((await contact.ask({ path: '/small', bytesMax: 5000 })).ok).toBe(true);
    });
  });

  it('calls a body that stops in the middle truncated', async () => {
    handle = (request, response) => {
      response.setHeader('content-length', 1000).write('{');
      setTimeout(() => request.socket.destroy(), 20);
    };
    expect(await causeOf({ path: '/cut' })).toBe('body_truncated');
  });

  it('gives up on slow headers and on a slow body', async () => {
    handle = (request, response) => {
      if (request.url !== '/body') return;
      response.write('{');
      const timer = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(timer));
    };
    expect(await causeOf({ path: '/headers' })).toBe('http_timeout');
    expect(await causeOf({ path: '/body' })).toBe('body_timeout');
  });
});
