import { decodeJson, get } from '../../decode.ts';
import type { Talk } from '../../net/fetcher.ts';
import { fail, ok, type Outcome } from '../../outcome.ts';

/** Questions by JSON-RPC 2.0, one line each, over one connection. */
export interface Rpc {
  call(method: string, params?: readonly unknown[]): Promise<Outcome<unknown>>;
}

/** The next question waits for the answer to the one before it: whoever calls twice at once breaks that. */
export function openRpc(talk: Talk): Rpc {
  let lastId = 0;
  return {
    async call(method, params = []) {
      lastId += 1;
      const id = lastId;
      const line = JSON.stringify({ jsonrpc: '2.0', id, method, params });
      const answer = await talk.ask(line, method, (candidate) => isAnswer(candidate, id));
      return answer.ok ? parseAnswer(answer.value, method) : answer;
    },
  };
}

/** False for notifications, which have no id, and for late answers to somebody else's question. */
export function isAnswer(line: string, id: number): boolean {
  const answer = decodeJson(Buffer.from(line));
  // What is no JSON is an answer too, to be told so; skipping it would wait for a hub that has nothing more to say.
  if (!answer.ok) return true;
  // Who could not read our question doesn't know its id (JSON-RPC 2.0, 5: "it MUST be Null").
  const isUnread = get(answer.value, 'id') === null && get(answer.value, 'error') !== undefined;
  return get(answer.value, 'id') === id || isUnread;
}

/** Reads a line that answers a question: its result, which may be null, or its error as a failure. */
export function parseAnswer(line: string, method: string): Outcome<unknown> {
  const answer = decodeJson(Buffer.from(line));
  if (!answer.ok) return answer;
  const error = get(answer.value, 'error');
  // JSON-RPC 1 servers write `"error": null` beside a result.
  if (error !== undefined && error !== null) {
    return fail('rpc_failed', { detail: errorDetail(method, error) });
  }
  const result = get(answer.value, 'result');
  if (result !== undefined) return ok(result);
  return fail('parse_unexpected', { detail: `The answer to ${method} has neither result nor error.` });
}

// The message is the hub's own text, sometimes with our words in it; the number says all that we act upon.
function errorDetail(method: string, error: unknown): string {
  const code = get(error, 'code');
  return Number.isSafeInteger(code)
    ? `${method}: error ${String(code)}`
    : `${method}: an error without a number`;
}

/** JSON-RPC 2.0, 5.1: "Method not found". */
export function isUnknownMethod(outcome: Outcome<unknown>): boolean {
  return (
    !outcome.ok && outcome.failure.cause === 'rpc_failed' && / -32601$/.test(outcome.failure.detail ?? '')
  );
}
