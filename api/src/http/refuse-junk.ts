import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from './problem.ts';

// What no reader of this API sends is refused from its head alone: nothing of a body is waited for.

// The longest address that means something is a list with every filter and a cursor: under 3,000 signs.
const URL_MAX = 4096;
// Some clients send a body with every GET. It is never read.
const BODY_BYTES_MAX = 1024;

/** Why this request is refused before anybody looks at it, or null. */
export function refusalOf(request: FastifyRequest, reply: FastifyReply): ProblemError | null {
  if (request.url.length > URL_MAX) {
    return closing(
      reply,
      new ProblemError('uri-too-long', `An address has at most ${URL_MAX} characters here.`),
    );
  }
  const length = Number(request.headers['content-length'] ?? 0);
  if (!(length <= BODY_BYTES_MAX) || request.headers['transfer-encoding'] !== undefined) {
    return closing(reply, new ProblemError('too-large', 'This API is only read: send no body.'));
  }
  if (request.is404 && !['GET', 'HEAD', 'OPTIONS'].includes(request.method)) {
    void reply.header('allow', 'GET, HEAD, OPTIONS');
    const problem = new ProblemError('method-not-allowed', 'This API is only read: ask with GET or HEAD.');
    return length > 0 ? closing(reply, problem) : problem;
  }
  return null;
}

/** What is still being sent on this connection would be taken for the next request. */
function closing(reply: FastifyReply, problem: ProblemError): ProblemError {
  void reply.header('connection', 'close');
  return problem;
}
