import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { PROBLEM_TYPE, ProblemError, quoted } from './problem.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** The one place where an error becomes an answer. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    sendProblem(reply, asProblem(error, request, this.logger));
  }
}

export function sendProblem(reply: FastifyReply, problem: ProblemError): void {
  const body = problem.toProblem();
  // What the handler had in mind for its answer doesn't hold for this one, and a path that can't be decoded has
  // passed no hook that would have added these.
  for (const name of ['content-disposition', 'link']) void reply.removeHeader(name);
  void reply.status(body.status).headers(SECURITY_HEADERS).header('cache-control', 'no-store');
  if (body.status === 503) void reply.header('retry-after', '5');
  void reply.header('content-type', PROBLEM_TYPE).send(JSON.stringify(body));
}

/** What the stranger may know of it: our own faults are logged, and told without their insides. */
export function asProblem(error: unknown, request: FastifyRequest, logger: Logger): ProblemError {
  if (error instanceof ProblemError) return error;
  const path = quoted(request.url.split('?')[0] ?? '');
  const status = statusOf(error);
  if (status === 404) {
    return new ProblemError(
      'unknown-route',
      `There is no ${request.method} ${path} here. The paths are listed at /docs and in /api/v1/openapi.json.`,
    );
  }
  if (status >= 400 && status < 500) {
    return new ProblemError('bad-request', 'The request could not be read: check its path and its encoding.');
  }
  const excuse = excuseOf(error);
  logger[excuse ? 'warn' : 'error']({ err: error, path }, 'a request failed');
  return (
    excuse ??
    new ProblemError('internal', 'Something broke on our side. It has been logged; please try again later.')
  );
}

/** What the database says of its own state, or of a value that it can't compare with anything; null for the rest. */
function excuseOf(error: unknown): ProblemError | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') return null;
  // query_canceled: the statement's time was over.
  if (code === '57014') {
    return new ProblemError('busy', 'The answer took too long to find; ask for less, or later.');
  }
  if (UNREACHABLE.test(code)) {
    return new ProblemError('not-ready', 'The database cannot be reached at the moment.');
  }
  if (UNCOMPARABLE.has(code)) {
    return new ProblemError('bad-request', 'One of the values is none that the record could have.');
  }
  return null;
}

// The codes of Node, and PostgreSQL's classes for broken connections, for too many of them, and for shutting down.
const UNREACHABLE = /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOENT|08\w{3}|53\w{3}|57P0\d)$/;
// Texts that are no date, number or UTF-8 (https://www.postgresql.org/docs/current/errcodes-appendix.html, class 22).
const UNCOMPARABLE = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05']);

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500;
  return typeof error.statusCode === 'number' ? error.statusCode : 500;
}
