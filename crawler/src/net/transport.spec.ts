import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createAuthority,
  createNameServer,
  createRawSite,
  createSite,
  loopbackConfig,
  withContact,
  type Authority,
  type Identity,
  type NameServer,
  type Site,
} from './loopback.fixture.ts';

let authority: Authority;
let names: NameServer;
let identity: Identity;
const closing: (() => Promise<unknown>)[] = [];

const DAY_MS = 24 * 60 * 60 * 1000;
const ago = (days: number): Date => new Date(Date.now() - days * DAY_MS);

beforeAll(async () => {
  authority = await createAuthority();
  names = await createNameServer();
  identity = await authority.issue(['site.example']);
  names.zones.set('site.example', { a: ['127.0.1.1'] });
});

afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  names.close();
});

async function causeAt(port: number, name = 'site.example'): Promise<string> {
  return withContact(loopbackConfig(names, authority, port), name, async (contact) => {
    const outcome = await contact.ask({ path: '/a' });
    return outcome.ok ? `status ${String(outcome.value.status)}` : outcome.failure.cause;
  });
}

async function https(issued: Identity): Promise<Site> {
  const site = await createSite(issued, (_request, response) => response.writeHead(404).end());
  closing.push(site.close);
  return site;
}

async function tcp(talk: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    talk(socket);
  });
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

async function raw(answer: string, then: (socket: Socket) => void = () => undefined): Promise<number> {
  const site = await createRawSite(identity, (socket, request) => {
    if (request.startsWith('GET /robots.txt')) {
      socket.write('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
    } else socket.write(answer, () => then(socket));
  });
  closing.push(site.close);
  return site.port;
}

describe('crawler/net, certificates', () => {
  it('trusts the authority that it was given', async () => {
    expect(await causeAt((await https(identity)).port)).toBe('status 404');
  });

  it.each([
    ['tls_expired', ['site.example'], { from: ago(20), to: ago(10) }],
    ['tls_not_yet_valid', ['site.example'], { from: ago(-10), to: ago(-20) }],
    ['tls_wrong_host', ['other.example'], { from: ago(1), to: ago(-1) }],
    ['tls_wrong_host', ['*.site.example'], { from: ago(1), to: ago(-1) }],
  ])('%s for %j %o', async (cause, sans, validity) => {
    expect(await causeAt((await https(await authority.issue(sans, validity))).port)).toBe(cause);
  });

  it('does not trust an authority that it does not know', async () => {
    const stranger = await createAuthority();
    expect(await causeAt((await https(await stranger.issue(['site.example']))).port)).toBe('tls_untrusted');
  });
});

describe('crawler/net, transport', () => {
  it('tells refusal from silence from a cut', async () => {
    const gone = createServer().listen(0, '0.0.0.0');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));

    expect(await causeAt(port)).toBe('connect_refused');
    expect(await causeAt(await tcp(() => undefined))).toBe('tls_timeout');
    expect(await causeAt(await tcp((socket) => socket.destroy()))).toBe('tls_cut');
    expect(await causeAt(await tcp((socket) => socket.resetAndDestroy()))).toBe('tls_cut');
  });

  it.each([
    ['plain HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['SSH', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ])('says that %s on the port is no TLS', async (_name, banner) => {
    expect(await causeAt(await tcp((socket) => socket.write(banner)))).toBe('tls_not_tls');
  });

  it('frees the connection of a server that says nothing', async () => {
    const port = await raw('');
    const startedAt = performance.now();
    expect(await causeAt(port)).toBe('http_timeout');
    expect(performance.now() - startedAt).toBeLessThan(1500);
  });

  const end = (socket: Socket): void => void socket.end();
  const reset = (socket: Socket): void => void setTimeout(() => socket.destroy(), 20);
  it.each<[string, string, string, ((socket: Socket) => void)?]>([
    ['garbage', 'hello world\r\n\r\n', 'http_malformed'],
    ['a cut in the headers', 'HTTP/1.1 200 OK\r\nContent-', 'http_cut', reset],
    ['a short body', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', 'body_truncated', end],
    [
      'a body without its last chunk',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n',
      'body_truncated',
      end,
    ],
    [
      'a broken chunk',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n',
      'http_malformed',
    ],
    [
      'two lengths',
      'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd',
      'http_malformed',
    ],
    [
      'a length and chunks',
      'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'http_malformed',
    ],
    ['a header of 20 KiB', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(20_480)}\r\n\r\n`, 'http_headers_too_large'],
    ['endless headers', `HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(10_000)}`, 'http_headers_too_large'],
    ['a body up to the end of the connection', 'HTTP/1.1 200 OK\r\n\r\nabc', 'status 200', end],
    ['a reset after the whole body', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc', 'status 200', reset],
    [
      'hints before the answer',
      `${'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(50)}HTTP/1.1 204 No Content\r\n\r\n`,
      'status 204',
    ],
  ])('%s', async (_name, answer, expected, then) => {
    expect(await causeAt(await raw(answer, then))).toBe(expected);
  });

  it('leaves a connection over which something came that nobody asked for', async () => {
    const site = await createRawSite(identity, (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
      setTimeout(() => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil'), 20);
    });
    closing.push(site.close);
    await withContact(loopbackConfig(names, authority, site.port), 'site.example', async (contact) => {
      await contact.ask({ path: '/a' });
      await new Promise((resolve) => setTimeout(resolve, 80));
      expect(site.opened.length).toBe(1);
      const second = await contact.ask({ path: '/b' });
      expect(second.ok && second.value.body.toString()).toBe('');
      expect(site.opened.length).toBe(2);
    });
  });
});

describe('crawler/net, where a name may lead', () => {
  const guarded = (config: ReturnType<typeof loopbackConfig>) => ({
    ...config,
    allowNetworks: ['127.0.1.0/24'],
  });

  it.each([
    ['a private address', { a: ['10.0.0.1'] }],
    ['the metadata service', { a: ['169.254.169.254'] }],
    ['loopback', { a: ['127.0.2.1'] }],
    ['IPv4 inside IPv6', { aaaa: ['::ffff:127.0.1.1'] }],
    ['two private addresses', { a: ['10.0.0.1'], aaaa: ['fd00::1'] }],
    // Others may take the good address, or have a way through to public ones.
    ['one address of ours among public ones', { a: ['127.0.1.1', '10.0.0.1'] }, 'our_rule'],
    ['the other order', { a: ['10.0.0.1', '127.0.1.1'] }, 'our_rule'],
    ['a private IPv6 address beside a good IPv4', { a: ['127.0.1.1'], aaaa: ['fd00::1'] }, 'our_rule'],
    ['what a resolver of NAT64 makes up', { a: ['127.0.1.1'], aaaa: ['64:ff9b::808:808'] }, 'our_rule'],
    ['NAT64 alone', { aaaa: ['64:ff9b::808:808'] }, 'our_rule'],
  ])('refuses %s without opening a connection', async (_name, zone, expected = 'blocked_target') => {
    const site = await https(identity);
    names.zones.set('site.example', zone);
    const cause = await withContact(
      guarded(loopbackConfig(names, authority, site.port)),
      'site.example',
      async (contact) => {
        const outcome = await contact.ask({ path: '/a' });
        return outcome.ok ? 'ok' : outcome.failure.cause;
      },
    );

    expect(cause).toBe(expected);
    expect(site.opened).toEqual([]);
  });

  it('stays with the address that it checked, however the name answers later', async () => {
    // A new connection for each question, so that each would be a chance to resolve again.
    const site = await createSite(identity, (_request, response) => {
      response.writeHead(404, { connection: 'close' }).end();
    });
    closing.push(site.close);
    let asked = 0;
    names.zones.set('site.example', () => ({ a: [asked++ < 2 ? '127.0.1.1' : '127.0.0.1'] }));
    names.asked.length = 0;
    await withContact(
      guarded(loopbackConfig(names, authority, site.port)),
      'site.example',
      async (contact) => {
        for (const path of ['/a', '/b', '/c'] as const) expect((await contact.ask({ path })).ok).toBe(true);
        expect(contact.address).toBe('127.0.1.1');
        expect(names.asked).toEqual(['site.example']);
      },
    );
    // The next contact asks again, and meets the guard.
    await withContact(
      guarded(loopbackConfig(names, authority, site.port)),
      'site.example',
      async (contact) => {
        expect(await contact.ask({ path: '/a' })).toMatchObject({ failure: { cause: 'blocked_target' } });
      },
    );
  });

  it('checks the host that a redirect leads to', async () => {
    const wide = await authority.issue(['site.example', '*.site.example']);
    const site = await createSite(wide, (request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else response.writeHead(302, { location: 'https://in.site.example/' }).end();
    });
    closing.push(site.close);
    names.zones.set('site.example', { a: ['127.0.1.1'] });
    names.zones.set('in.site.example', { a: ['127.0.0.1'] });
    await withContact(
      guarded(loopbackConfig(names, authority, site.port)),
      'site.example',
      async (contact) => {
        expect(await contact.ask({ path: '/a' })).toMatchObject({ failure: { cause: 'blocked_target' } });
      },
    );
    expect(site.seen.map(({ host }) => host)).toEqual(['site.example', 'site.example']);
  });

  it('tries a second address when the first cannot be reached', async () => {
    const site = await https(identity);
    names.zones.set('site.example', { a: ['127.0.1.1'], aaaa: ['::1'] });
    const config = {
      ...loopbackConfig(names, authority, site.port),
      allowNetworks: ['127.0.0.0/8', '::1/128'],
    };
    const address = await withContact(config, 'site.example', async (contact) => {
      expect((await contact.ask({ path: '/a' })).ok).toBe(true);
      return contact.address;
    });
    expect(address).toBe('127.0.1.1');

    names.zones.set('site.example', { a: ['127.255.255.255', '127.0.1.2'] });
    await withContact(config, 'site.example', async (contact) => {
      expect((await contact.ask({ path: '/a' })).ok).toBe(true);
      expect(contact.address).toBe('127.0.1.2');
    });
  });

  it.each([
    ['dns_not_found', { rcode: 'NXDOMAIN' as const }],
    ['dns_no_address', {}],
    ['dns_server_failure', { rcode: 'SERVFAIL' as const }],
    ['dns_timeout', { isSilent: true }],
  ])('%s', async (cause, zone) => {
    names.zones.set('gone.example', zone);
    expect(await causeAt(1, 'gone.example')).toBe(cause);
  });
});
