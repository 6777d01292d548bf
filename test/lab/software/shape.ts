import type { Network } from '@homeport/db';
import type { Kind } from '../kind.ts';
import type { LabReply, LabRequest } from '../net/host.ts';
import type { Answers } from '../timeline.ts';
import type { Truth } from '../truth.ts';

/** Whom a question is put to, and how things are with it at this moment. */
export interface Subject {
  truth: Truth;
  now: number;
  answers: Answers;
  /** Another instance of the lab, for lists that tell the software of their entries. */
  other: (domain: string) => Truth | undefined;
}

/** Endpoints, and all else that the lab knows of what answers with them: one file here, one line in the registry. */
export interface Shape {
  network: Network;
  /** What answers like this: each name in NodeInfo, with what the software publishes and how. */
  kinds: readonly Kind[];
  /** Null: this server has no such path. */
  answer(request: LabRequest, subject: Subject): LabReply | null;
}

export function json(body: unknown, type = 'application/json; charset=utf-8', status = 200): LabReply {
  return { status, headers: [['Content-Type', type]], body: Buffer.from(JSON.stringify(body)) };
}

export function text(body: string, type = 'text/plain; charset=utf-8', status = 200): LabReply {
  return { status, headers: [['Content-Type', type]], body: Buffer.from(body) };
}

/** Mastodon answers so where a list is switched off: no body at all. */
export function empty(status: number): LabReply {
  return { status, headers: [], body: Buffer.alloc(0) };
}

export function redirect(status: number, location: string): LabReply {
  return { status, headers: [['Location', location]], body: Buffer.alloc(0) };
}
