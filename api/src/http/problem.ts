import type { Problem } from '../contract/problem.ts';

const KINDS = {
  'bad-parameter': { status: 400, title: 'A parameter is not right' },
  'bad-cursor': { status: 400, title: 'The cursor is not right' },
  'bad-domain': { status: 400, title: 'Not a domain' },
  'bad-request': { status: 400, title: 'The request is not right' },
  'unknown-route': { status: 404, title: 'No such path' },
  'unknown-instance': { status: 404, title: 'Not known' },
  'opted-out': { status: 410, title: 'Opted out' },
  'method-not-allowed': { status: 405, title: 'This API is only read' },
  'too-slow': { status: 408, title: 'Sent too slowly' },
  'too-large': { status: 413, title: 'Too much was sent' },
  'uri-too-long': { status: 414, title: 'The address is too long' },
  'headers-too-large': { status: 431, title: 'The headers are too long' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  busy: { status: 503, title: 'Too busy' },
  'not-ready': { status: 503, title: 'Not ready' },
  internal: { status: 500, title: 'Our own fault' },
} as const;
export type ProblemKind = keyof typeof KINDS;
export const PROBLEM_KINDS: readonly [ProblemKind, { status: number; title: string }][] = Object.entries(
  KINDS,
).map(([kind, about]) => [kind as ProblemKind, about]);

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** An answer other than 200, with a sentence that helps. Thrown in a handler, written by the error filter. */
export class ProblemError extends Error {
  readonly kind: ProblemKind;
  readonly errors: Problem['errors'];

  constructor(kind: ProblemKind, detail: string, errors?: Problem['errors']) {
    super(detail);
    this.kind = kind;
    this.errors = errors;
  }

  toProblem(): Problem {
    return {
      type: `/docs#problem-${this.kind}`,
      ...KINDS[this.kind],
      detail: this.message,
      ...(this.errors && { errors: this.errors }),
    };
  }
}

/** A caller's own text, short and without control characters, fit to be repeated in a sentence. */
export function quoted(text: string): string {
  const plain = text.replace(/[\p{C}"]/gu, '?');
  return `"${plain.length > 60 ? `${plain.slice(0, 60)}…` : plain}"`;
}
