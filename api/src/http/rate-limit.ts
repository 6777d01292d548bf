import type { BlockList } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Allowances } from './allowances.ts';
import { clientAddress, clientKey, isWithin, type TrustedProxies } from './client.ts';
import { sendProblem } from './error.filter.ts';
import { ProblemError } from './problem.ts';

export interface RateLimit {
  allowances: Allowances;
  /** Requests in a minute. */
  limit: number;
  trustProxy: TrustedProxies;
  /** Who is never limited, as long as it asks for itself: the site's own server, beside us. */
  unlimited: BlockList;
}

// Whoever watches over the process must get an answer, whatever else goes on.
const NEVER_LIMITED = new Set(['/healthz', '/readyz']);

/**
 * Lets each client ask so many times in a minute, over all API processes, and tells it where it stands
 * (https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/).
 */
export function addRateLimit(fastify: FastifyInstance, limits: RateLimit): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const client = clientOf(request, limits);
    if (client === null) return;
    const { isAllowed, remaining, resetSeconds } = await limits.allowances.spend(client);
    void reply.headers({
      'ratelimit-policy': `"minute";q=${limits.limit};w=60`,
      ratelimit: `"minute";r=${remaining};t=${resetSeconds}`,
    });
    if (!isAllowed) return refuse(reply, limits.limit, resetSeconds);
  });
}

/** Null where nothing is counted. */
function clientOf(request: FastifyRequest, { trustProxy, unlimited }: RateLimit): string | null {
  if (NEVER_LIMITED.has(request.url)) return null;
  const header = request.headers['x-forwarded-for'];
  const forwardedFor = Array.isArray(header) ? header.join(',') : header;
  const peer = request.socket.remoteAddress ?? '';
  const address = clientAddress({ peer, forwardedFor }, trustProxy);
  // Who passes on somebody else's request is a proxy, and what it is exempt from is not its clients' to use.
  const isForwarding = forwardedFor !== undefined || request.headers.forwarded !== undefined;
  if (!isForwarding && isWithin(unlimited, address)) return null;
  return clientKey(address);
}

function refuse(reply: FastifyReply, limit: number, resetSeconds: number): FastifyReply {
  void reply.header('retry-after', String(resetSeconds));
  sendProblem(
    reply,
    new ProblemError(
      'too-many-requests',
      `This API answers ${limit} requests a minute from one address; ask again in ${resetSeconds} s.`,
    ),
  );
  return reply;
}
