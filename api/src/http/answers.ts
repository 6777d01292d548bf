import { gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { etagOf, isKnown, isZipped } from './etag.ts';
import { formatOf } from './format.ts';
import { Kept } from './kept.ts';
import type { SnapshotQueries } from './snapshot.queries.ts';

interface Answer {
  body: Buffer;
  zipped: Buffer | undefined;
  hash: string;
  headers: Record<string, string>;
}

const BYTES_KEPT = 32 * 1024 * 1024;
const ANSWER_BYTES_MAX = 256 * 1024;
// Each answer has headers, too, and its place in the list.
const OVERHEAD_BYTES = 2048;

/**
 * Answers of a moment ago: whoever asks the same again, or has it already, costs no query as long as nothing in the
 * record has changed.
 */
export class Answers {
  private readonly kept = new Kept<Answer>(BYTES_KEPT);
  /** What each request asked for, and of which state of the record. */
  private readonly asked = new WeakMap<FastifyRequest, { key: string; snapshot: string }>();

  constructor(private readonly snapshots: SnapshotQueries) {}

  /** To be called before the routes are. */
  addTo(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', async (request, reply) => {
      if (request.method !== 'GET' || request.is404 || !request.url.startsWith('/api/v1/')) return;
      if (formatOf(request) !== 'json') return;
      // Where the database can't be reached, the handler will say so.
      const snapshot = await this.snapshots.current().catch(() => null);
      if (snapshot === null) return;
      const answer = this.kept.get(request.url, snapshot);
      if (answer) return send(request, reply, answer);
      this.asked.set(request, { key: request.url, snapshot });
    });
  }

  /** Keeps an answer of JSON for the state in which it was asked for. */
  keep(request: FastifyRequest, reply: FastifyReply, { body, hash }: { body: Buffer; hash: string }): void {
    const asked = this.asked.get(request);
    if (!asked || body.length > ANSWER_BYTES_MAX) return;
    const headers = Object.fromEntries(
      ['content-type', 'cache-control', 'link'].flatMap((name) => {
        const value = reply.getHeader(name);
        return typeof value === 'string' ? [[name, value]] : [];
      }),
    );
    // Its zipped form comes later, and takes no more than the text.
    const weight = 2 * body.length + OVERHEAD_BYTES;
    const value = { body, zipped: undefined, hash, headers };
    this.kept.set(asked.key, asked.snapshot, { value, weight });
  }
}

function send(request: FastifyRequest, reply: FastifyReply, answer: Answer): FastifyReply {
  const zipped = isZipped(request, answer.body.length);
  const etag = etagOf(answer.hash, zipped);
  void reply.headers(answer.headers).header('etag', etag);
  if (isKnown(request.headers['if-none-match'], etag)) {
    return reply.removeHeader('content-type').status(304).send();
  }
  if (!zipped) return reply.send(answer.body);
  answer.zipped ??= gzipSync(answer.body);
  return reply.header('content-encoding', 'gzip').send(answer.zipped);
}
