import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from '../status/metrics.ts';
import type { Answers } from './answers.ts';
import { sendProblem } from './error.filter.ts';
import { etagOf, hashOf, isKnown, isZipped } from './etag.ts';
import { refusalOf } from './refuse-junk.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

// What holds for every answer: who may read it, how long it keeps, and how to ask again cheaply.

const KEEPS = 'public, max-age=60, stale-while-revalidate=600';

const ALWAYS = {
  ...SECURITY_HEADERS,
  'access-control-expose-headers': 'etag, link, ratelimit, ratelimit-policy, retry-after',
  vary: 'accept, accept-encoding',
};

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'if-none-match, accept',
  'access-control-max-age': '86400',
};

export function addManners(fastify: FastifyInstance, metrics: Metrics, answers: Answers): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(ALWAYS);
    const refusal = refusalOf(request, reply);
    if (refusal) sendProblem(reply, refusal);
    else if (request.method === 'OPTIONS') void reply.headers(PREFLIGHT).status(204).send();
    else done();
  });
  fastify.addHook('onSend', (request, reply, payload: unknown, done) => {
    // As bytes once for all: the hash, what is kept and what is sent would each make them of the text.
    done(
      null,
      typeof payload === 'string' ? tag(request, reply, { body: Buffer.from(payload), answers }) : payload,
    );
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

interface Tagged {
  body: Buffer;
  answers: Answers;
}

/** An ETag from the bytes, and 304 for who has them already. */
function tag(request: FastifyRequest, reply: FastifyReply, { body, answers }: Tagged): Buffer | string {
  const isOk = reply.statusCode === 200;
  const isUsual = !reply.hasHeader('cache-control');
  if (isUsual) void reply.header('cache-control', isOk ? KEEPS : 'no-store');
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isOk || !isRead || reply.getHeader('cache-control') === 'no-store') return body;

  const hash = hashOf(body);
  // What says of itself how long it keeps tells of the moment, not of the record.
  if (isUsual) answers.keep(request, reply, { body, hash });
  const etag = etagOf(hash, isZipped(request, body.length));
  void reply.header('etag', etag);
  if (!isKnown(request.headers['if-none-match'], etag)) return body;
  void reply.status(304).removeHeader('content-type');
  return '';
}
