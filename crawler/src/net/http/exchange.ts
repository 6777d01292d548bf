import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Got } from 'got';
import { scrub } from '../../decode.ts';
import { fail, ok, type Outcome } from '../../outcome.ts';
import { readBody } from './body.ts';
import { failureOf, netError, NetError, rootOf } from '../failure.ts';
import type { PinnedAgent } from './pinned-agent.ts';

export interface Request {
  url: URL;
  method: 'GET' | 'POST';
  json?: unknown;
  accept: string;
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
  got: Got,
  agent: PinnedAgent,
  request: Request,
  limits: ExchangeLimits,
): Promise<Outcome<Answer>> {
  const startedAt = performance.now();
  const stream = got.stream(request.url, {
    method: request.method,
    headers: { accept: request.accept },
    agent: { https: agent },
    ...(request.method === 'POST' && { json: request.json ?? {} }),
  });
  const stop = (): void => {
    stream.destroy(netError('monitor_suspect', 'stopped while asking'));
  };
  limits.signal.addEventListener('abort', stop, { once: true });
  if (limits.signal.aborted) stop();
  let response: IncomingMessage | null = null;
  try {
    response = await answered(stream, Math.min(limits.headersMs, limits.totalMs));
    const firstByteMs = performance.now() - startedAt;
    limits.onAnswered();
    const status = response.statusCode ?? 0;
    const coding = response.headers['transfer-encoding'] ?? 'chunked';
    // RFC 9112 §6.1: whoever does not know a coding can't know where the body ends, nor what it says.
    if (coding.trim().toLowerCase() !== 'chunked') {
      return fail('body_encoding', { status, detail: `Transfer-Encoding: ${scrub(coding, 100)}` });
    }
    const body = await readBody(stream, response.headers['content-encoding'], {
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
    // A complete answer leaves the connection to the agent: ending the stream now would end both, where the
    // agent has not taken it back yet.
    if (response?.complete !== true) stream.destroy();
  }
}

function answered(stream: ReturnType<Got['stream']>, deadlineMs: number): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      settle(() => {
        const late = netError('http_timeout', `no answer after ${String(Math.round(deadlineMs))} ms`);
        stream.destroy(late);
        reject(late);
      });
    }, deadlineMs);
    const settle = (then: () => void): void => {
      clearTimeout(timer);
      then();
    };
    stream.once('response', (response: IncomingMessage) => {
      settle(() => {
        resolve(response);
      });
    });
    // RFC 9110 §15.2.2: nobody asked for another protocol. Without a listener Node cuts the connection and says nothing.
    stream.once('request', (sent: ClientRequest) => {
      sent.once('upgrade', (response, socket) => {
        socket.destroy();
        settle(() => reject(new NetError({ cause: 'http_unexpected', status: response.statusCode ?? 101 })));
      });
    });
    // Stays for the life of the stream: what happens after the answer is the body's affair.
    stream.on('error', (error: unknown) => {
      settle(() => {
        reject(error instanceof Error ? error : new Error('the request failed', { cause: error }));
      });
    });
    stream.once('close', () => {
      settle(() => {
        reject(netError('http_cut', 'closed before an answer came'));
      });
    });
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
