import { decodeJson } from '../decode.ts';
import type { Reply } from '../net/fetcher.ts';
import { fail, type Failure, type FailureCause, type Outcome } from '../outcome.ts';
import { readIndexRule } from './reply-index-rule.ts';

// 429 and 503 come from the fetcher as failures, with the pause that the server asks for.
const CAUSE_OF_STATUS: Readonly<Record<number, FailureCause>> = {
  401: 'http_refused',
  403: 'http_refused',
  404: 'http_not_found',
  410: 'http_gone',
  429: 'http_rate_limited',
  451: 'http_refused',
  503: 'http_maintenance',
};

/** The JSON of a good reply; anything else becomes the failure that an operator can act upon. */
export function readJson(reply: Reply): Outcome<unknown> {
  // A part of an answer (206) can't be read as the whole; nobody asked for one.
  if (reply.status >= 200 && reply.status < 300 && reply.status !== 206) return decodeJson(reply.body);
  return { ok: false, failure: failureOf(reply) };
}

/** What a status other than 2xx says. */
export function failureOf({ status }: Reply): Failure {
  return { cause: CAUSE_OF_STATUS[status] ?? causeOfClass(status), status };
}

function causeOfClass(status: number): FailureCause {
  // Also 304 to a question without a condition, and what RFC 9110 §15 has no class for.
  if (status < 400 || status > 599) return 'http_unexpected';
  return status >= 500 ? 'http_server_error' : 'http_client_error';
}

/** As `readJson`, for answers beside NodeInfo: one that asks not to be indexed is left unread. */
export function readOpenJson(reply: Reply): Outcome<unknown> {
  const value = readJson(reply);
  const rule = indexRuleOf(reply);
  if (!value.ok || rule === null) return value;
  return fail('robots_disallowed', { status: reply.status, detail: `X-Robots-Tag: ${rule}` });
}

/** `X-Robots-Tag` asks everybody, or us by name, not to list this answer. */
export function wantsNoIndex(reply: Reply): boolean {
  return indexRuleOf(reply) !== null;
}

/** The directive by which it asks so, of at most 100 characters; null where it doesn't. */
export function indexRuleOf({ headers }: Reply): string | null {
  const rules = headers['x-robots-tag'] ?? '';
  if (rules === '') return null;
  const answeredAt = new Date(headers['date'] ?? '');
  return readIndexRule(rules, Number.isNaN(answeredAt.getTime()) ? null : answeredAt);
}
