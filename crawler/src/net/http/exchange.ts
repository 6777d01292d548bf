import type { ClientRequest, IncomingMessage } from 'node:http';
import { scrub } from '../../decode.ts';
import { fail, ok, type Outcome } from '../../outcome.ts';
import { readBody } from './body.ts';
import { failureOf, netError, NetError, rootOf } from '../failure.ts';
import type { PinnedAgent } from './pinned-agent.ts';
import type { Send, Sendable } from './send.ts';

export interface Request extends Sendable {
  bytesMax: number;
  isCut?: boolean;
  /** See the question. */
  mayLeaveSite?: boolean;
}

export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  wireBytes: number;
  firstByteMs: number;
}

export interface ExchangeLimits {
  headersMs: number;
  bodyMs: number;
  /** Both together, where less is left of the question's time. */
  totalMs: number;
  signal: AbortSignal;
  /** Told when the server has certainly seen the request. */
  onAnswered: () => void;
}

/** One request and its answer over the agent's connection. Follows nothing, retries nothing. */
export async function exchange(
  send: Send,
  agent: PinnedAgent,
  request: Request,
  limits: ExchangeLimits,
): Promise<Outcome<Answer>> {
  const startedAt = performance.now();
  const sent = send(agent, request);
  let response: IncomingMessage | null = null;
  const stop = (): void => {
    (response ?? sent).destroy(netError('monitor_suspect', 'stopped while asking'));
  };
  limits.signal.addEventListener('abort', stop, { once: true });
  if (limits.signal.aborted) stop();
  try {
    response = await answered(sent, Math.min(limits.headersMs, limits.totalMs));
    const firstByteMs = performance.now() - startedAt;
    limits.onAnswered();
    const status = response.statusCode ?? 0;
    const coding = response.headers['transfer-encoding'] ?? 'chunked';
    // RFC 9112 §6.1: whoever does not know a coding can't know where the body ends, nor what it says.
    if (coding.trim().toLowerCase() !== 'chunked') {
      return fail('body_encoding', { status, detail: `Transfer-Encoding: ${scrub(coding, 100)}` });
    }
    const body = await readBody(response, response.headers['content-encoding'], {
      bytesMax: request.bytesMax,
      deadlineMs: Math.min(limits.bodyMs, Math.max(1, limits.totalMs - firstByteMs)),
      ...(request.isCut !== undefined && { isCut: request.isCut }),
    });
    if (!body.ok) {
      const { cause, ...more } = body.failure;
      return fail(cause, { status, ...more });
    }
    const { bytes, wireBytes } = body.value;
    return ok({ status, headers: plainHeaders(response), body: bytes, wireBytes, firstByteMs });
  } catch (error) {
    const { cause, ...more } = failureOf(rootOf(error), 'http');
    return fail(cause, more);
  } finally {
    limits.signal.removeEventListener('abort', stop);
    // A complete answer leaves the connection to the agent: ending the request now would end both, where the
    // agent has not taken it back yet.
    if (response?.complete !== true) sent.destroy();
  }
}

function answered(sent: ClientRequest, deadlineMs: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const late = netError('http_timeout', `no answer after ${String(Math.round(deadlineMs))} ms`);
      settle(late);
      sent.destroy(late);
    }, deadlineMs);
    const settle = (failed: Error): void => {
      clearTimeout(timer);
      reject(failed);
    };
    const cut = (): void => {
      settle(netError('http_cut', 'closed before an answer came'));
    };
    sent.once('response', (response) => {
      clearTimeout(timer);
      sent.off('close', cut);
      // What breaks off the body in the middle is told to the request.
      sent.on('error', (error) => response.destroy(error));
      resolve(response);
    });
    // RFC 9110 §15.2.2: nobody asked for another protocol. Without a listener Node cuts the connection and says nothing.
    sent.once('upgrade', (response, socket) => {
      socket.destroy();
      settle(new NetError({ cause: 'http_unexpected', status: response.statusCode ?? 101 }));
    });
    // Stays for the life of the request: what happens after the answer is the body's affair.
    sent.on('error', settle);
    sent.once('close', cut);
  });
}

// No cookie is ever kept, and a header that came twice is one line.
function plainHeaders(response: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value === undefined || name === 'set-cookie') continue;
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}
