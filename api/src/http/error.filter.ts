import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { PROBLEM_TYPE, ProblemError, quoted } from './problem.ts';

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
  void reply.status(body.status).header('content-type', PROBLEM_TYPE).send(JSON.stringify(body));
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
  logger.error({ err: error, path }, 'a request failed');
  return new ProblemError(
    'internal',
    'Something broke on our side. It has been logged; please try again later.',
  );
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500;
  return typeof error.statusCode === 'number' ? error.statusCode : 500;
}
