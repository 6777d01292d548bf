import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from '../status/metrics.ts';

// What holds for every answer: who may read it, how long it keeps, and how to ask again cheaply.

/** Below this, gzip costs more than it saves. */
export const COMPRESS_FROM_BYTES = 1024;

export function addManners(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'etag, link',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    });
    if (request.method !== 'OPTIONS') return;
    void reply.headers({
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'if-none-match, accept',
      'access-control-max-age': '86400',
    });
    return reply.status(204).send();
  });
  fastify.addHook('onSend', (request, reply, payload: unknown, done) => {
    done(null, typeof payload === 'string' ? tag(request, reply, payload) : payload);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url;
    metrics.observe({
      method: request.method,
      route,
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    });
    done();
  });
}

/** A strong ETag from the bytes, one for each encoding, and 304 for who has them already. */
function tag(request: FastifyRequest, reply: FastifyReply, body: string): string {
  const isOk = reply.statusCode === 200;
  if (!reply.hasHeader('cache-control')) {
    void reply.header('cache-control', isOk ? 'public, max-age=60, stale-while-revalidate=600' : 'no-store');
  }
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isOk || !isRead || reply.getHeader('cache-control') === 'no-store') return body;

  const isZipped = Buffer.byteLength(body) >= COMPRESS_FROM_BYTES && acceptsGzip(request);
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 27);
  const etag = `"${hash}${isZipped ? '-gzip' : ''}"`;
  void reply.header('etag', etag);
  if (!known(request.headers['if-none-match'], etag)) return body;
  void reply.status(304).removeHeader('content-type');
  return '';
}

function acceptsGzip(request: FastifyRequest): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(request.headers['accept-encoding'] ?? '');
}

/** RFC 9110 §13.1.2: the comparison is weak, and `*` stands for any. */
function known(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((text) => text.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
