import { createServer, request as ask, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KeptPages, type Asked } from './kept-pages.ts';

interface Reply {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

const nonceOf = (policy: string | string[] | undefined) => /'nonce-([^']+)'/.exec(String(policy))?.[1];

describe('web/server/kept-pages', () => {
  let now = 0;
  let written = 0;
  let page: (asked: Asked) => void = () => undefined;
  let pages: KeptPages;
  let port = 0;
  const server = createServer((request, response) => {
    const exchange = { locale: 'en', isPseudo: false, path: '/', search: '', answer: {} } as const;
    const key = request.url === '/alone' ? undefined : request.url;
    void pages.answer({ key, exchange: { ...exchange, answer: {} }, request, response });
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => server.close());
  beforeEach(() => {
    now = 0;
    written = 0;
    page = ({ request, response }) => {
      written += 1;
      const nonce = nonceOf(request.headers['content-security-policy']) ?? '';
      response.setHeader('content-type', 'text/html');
      response.write(`<p>${String(written)}</p>`);
      response.end(`<script nonce="${nonce}"></script>${'x'.repeat(2000)}`);
    };
    pages = new KeptPages(
      (asked) => page(asked),
      () => now,
    );
  });

  const get = (path: string, headers: Record<string, string> = {}): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const sent = ask({ host: '127.0.0.1', port, path, headers }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.once('end', () =>
          resolve({
            status: reply.statusCode,
            headers: reply.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      });
      sent.once('error', reject);
      sent.end();
    });

  it('writes a page once for those who ask within three seconds, each with a nonce of their own', async () => {
    const [first, second] = [await get('/a'), await get('/a')];
    expect(written).toBe(1);
    expect(second.body).toContain('<p>1</p>');
    const nonces = [first, second].map(({ headers }) => nonceOf(headers['content-security-policy']));
    expect(new Set(nonces).size).toBe(2);
    for (const [at, { body }] of [first, second].entries()) {
      expect(body).toContain(`nonce="${nonces[at] ?? ''}"`);
    }
    expect(second.body).not.toContain(nonces[0]);

    now = 3001;
    expect((await get('/a')).body).toContain('<p>2</p>');
  });

  it('writes it once for a crowd that comes at the same moment', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => get('/crowd')));
    expect(written).toBe(1);
    expect(replies.every(({ body }) => body.includes('<p>1</p>'))).toBe(true);
  });

  it('keeps no page apart from others, none that failed, and none that is for one reader', async () => {
    await get('/a');
    await get('/b');
    expect(written).toBe(2);
    await get('/alone');
    await get('/alone');
    expect(written).toBe(4);
    page = ({ exchange, response }) => {
      written += 1;
      exchange.answer.status = 503;
      exchange.answer.retryAfterSeconds = 7;
      response.end('later');
    };
    const failed = await get('/failed');
    expect([failed.status, failed.headers['retry-after']]).toEqual([503, '7']);
    await get('/failed');
    expect(written).toBe(6);
  });

  it('takes no nonce from the reader, and packs for who can unpack', async () => {
    const theirs = { 'content-security-policy': "script-src 'nonce-mine'", 'accept-encoding': 'gzip' };
    const reply = await get('/a', theirs);
    expect(reply.headers['content-encoding']).toBe('gzip');
    expect(reply.headers['content-length']).toBe(String(Number(reply.headers['content-length'])));
    expect(nonceOf(reply.headers['content-security-policy'])).not.toBe('mine');
    expect((await get('/a')).body).not.toContain('nonce="mine"');
  });

  it('lets those who wait write their own where the first went away', async () => {
    let held: (() => void) | undefined;
    page = ({ response }) => {
      written += 1;
      if (written === 1) held = () => response.end('never seen');
      else response.end('theirs');
    };
    const leaving = ask({ host: '127.0.0.1', port, path: '/left' });
    leaving.on('error', () => undefined);
    leaving.end();
    while (!held) await new Promise((resolve) => setTimeout(resolve, 5));
    const waiting = get('/left');
    leaving.destroy();
    expect((await waiting).body).toBe('theirs');
  });
});
