import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Answer } from '../lib/exchange.ts';

/** An answer as it was written, before any of it has left. */
export interface Written {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

const HELD = ['write', 'end', 'writeHead', 'flushHeaders'] as const;

/**
 * Holds back what is written to a response, until it is whole; undefined where the reader went away before. What the
 * page wants to say in its head (`answer`) wins over what Next would say.
 */
export function capture(response: ServerResponse, answer: Readonly<Answer>): Promise<Written | undefined> {
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    const leave = () => resolve(undefined);
    response.once('close', leave);
    response.flushHeaders = () => undefined;
    response.writeHead = (status: number, ...rest: unknown[]) => {
      response.statusCode = status;
      const headers = rest.find((one) => typeof one === 'object' && one !== null) ?? {};
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value as string);
      return response;
    };
    response.write = (...given: unknown[]) => {
      take(chunks, given);
      return true;
    };
    response.end = (...given: unknown[]) => {
      take(chunks, given);
      // What was put over the response's own is taken away again.
      for (const name of HELD) Reflect.deleteProperty(response, name);
      response.off('close', leave);
      if (answer.retryAfterSeconds !== undefined) {
        response.setHeader('retry-after', String(answer.retryAfterSeconds));
      }
      const status = answer.status ?? response.statusCode;
      resolve({ status, headers: response.getHeaders(), body: Buffer.concat(chunks) });
      return response;
    };
  });
}

/** As `write` and `end` are called: perhaps a chunk, perhaps its encoding, perhaps whom to tell. */
function take(chunks: Buffer[], [chunk, ...rest]: readonly unknown[]): void {
  if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
  for (const one of [chunk, ...rest]) if (typeof one === 'function') process.nextTick(one);
}
