import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Page } from '../contract/values.ts';

/** Adds the `Link` header of a list: the same question with the next cursor. */
export function addNextLink<Answer extends { page: Page }>(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
): Answer {
  const cursor = answer.page.next_cursor;
  if (cursor !== null) void reply.header('link', linkTo(request, cursor));
  return answer;
}

/** The value of that header. */
export function linkTo(request: FastifyRequest, cursor: string): string {
  const next = new URL(request.url, 'http://api.invalid');
  next.searchParams.set('cursor', cursor);
  return `<${next.pathname}${next.search}>; rel="next"`;
}
