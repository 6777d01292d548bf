import { startApi, type RunningApi } from '@homeport/api/app.ts';
import { NO_LIMITS } from '@homeport/api/config.ts';
import { SECURITY_HEADERS } from '@homeport/api/http/security-headers.ts';
import { connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type SpecDatabase } from './postgres.ts';

const CONNECTIONS_MAX = 50;

let database: SpecDatabase;
let api: RunningApi;
const sockets: Socket[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  const config = { databaseUrl: database.url, databaseReadUrl: undefined, port: 0, host: '127.0.0.1' };
  const limits = { ...NO_LIMITS, connectionsMax: CONNECTIONS_MAX };
  api = await startApi({ ...config, publicUrl: 'http://localhost:3000', limits }, pino({ level: 'silent' }));
});

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

afterAll(async () => {
  await api.close();
  await database.drop();
});

describe('api/http/connections', () => {
  it('answers others while four times as many connections as it holds begin and never end', async () => {
    const slow = await Promise.all(Array.from({ length: 4 * CONNECTIONS_MAX }, () => open('GET /api/v1/ne')));
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await fetch(`${api.url}/api/v1/networks`)).status),
    );

    expect(statuses).toEqual(Array<number>(20).fill(200));
    await until(() => slow.filter(({ closed }) => !closed).length <= CONNECTIONS_MAX);
  });

  it('lets the last to come go where all others are at work, rather than cut an answer', async () => {
    const reader = await open('GET /api/v1/openapi.json HTTP/1.1\r\nhost: a\r\n\r\n');
    const text = await textOf(reader, '}');
    await Promise.all(Array.from({ length: 2 * CONNECTIONS_MAX }, () => open('G')));

    expect(text).toContain('200 OK');
  });
});

describe('api/http/refuse-junk: junk is answered in one short problem, and its connection ends', () => {
  it.each([
    ['what is no HTTP', '\x16\x03\x01\x02\x00\x01\x00', 400],
    ['no method that exists', 'FETCH / HTTP/1.1\r\nhost: a\r\n\r\n', 400],
    [
      'a request of two lengths',
      'GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n',
      400,
    ],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a line of its own in a header', 'GET / HTTP/1.1\r\nhost: a\r\nx: b\nc: d\0\r\n\r\n', 400],
    ['too long a head', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['too long an address', `GET /${'a'.repeat(5000)} HTTP/1.1\r\nhost: a\r\n\r\n`, 414],
    ['a body', 'POST /api/v1/networks HTTP/1.1\r\nhost: a\r\ncontent-length: 99999999\r\n\r\n', 413],
    ['chunks', 'POST /api/v1/networks HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n', 413],
  ])('%s', async (_what, request, status) => {
    const answer = await textOf(await open(request), '}');

    expect(answer.split('\r\n')[0]).toContain(` ${status} `);
    expect(answer.toLowerCase()).toContain('connection: close');
    expect(answer).toContain('application/problem+json');
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      expect(answer.toLowerCase(), name).toContain(`${name}: ${value}`.toLowerCase());
    }
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('is only read: %s', async (method) => {
    const reply = await fetch(`${api.url}/api/v1/networks`, { method });

    expect(reply.status).toBe(405);
    expect(reply.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });

  it.each([
    '/%', '/%ff', '/%00', '/api/v1/instances?%', '/api/v1/instances?q=%00', '/api/v1/instances?q=%ff',
    '/api/v1/instances?q=a&q=b', '/api/v1/instances?limit=1e9', '/api/v1/instances?limit[]=1', '/api/v1/instances?__proto__=1',
    '/api/v1/instances?cursor=%27%3B--', '/api/v1/instances/%2e%2e%2f', '/api/v1/instances/' + 'a'.repeat(900),
    '/api/v1/instances/a%00b.example', '/api/v1/instances/%f0%9f%92%a9.example', '/../../etc/passwd', '//evil.example/',
  ])('answers %j as a client’s mistake, or finds what it means', async (path) => {
    const answer = await textOf(await open(`GET ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`), null);
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

    expect([200, 400, 404, 414]).toContain(status);
    expect(answer).not.toMatch(/node_modules|\.ts:\d|select .* from|syntax error/);
  }); // prettier-ignore
});

function open(text: string): Promise<Socket> {
  const { hostname, port } = new URL(api.url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.once('connect', () => {
      socket.write(text, 'latin1');
      resolve(socket);
    });
  });
}

/** What comes until it ends so, or until the connection is closed. */
function textOf(socket: Socket, end: string | null): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const timer = setTimeout(() => resolve(text), 5_000);
    const settle = () => {
      clearTimeout(timer);
      resolve(text);
    };
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (end !== null && text.trimEnd().endsWith(end)) settle();
    });
    socket.once('close', settle);
  });
}

async function until(isDone: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !isDone(); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  expect(isDone()).toBe(true);
}
