import type { Network } from '@homeport/db';
import type { Kind } from '../kind.ts';
import type { Arrival, LabReply, LabRequest, LineReply, Listener, Ports } from '../net/host.ts';
import type { NameState } from '../net/zone.ts';
import type { Answers } from '../timeline.ts';
import type { Truth } from '../truth.ts';

/** Whom a question is put to, and how things are with it at this moment. */
export interface Subject {
  truth: Truth;
  now: number;
  /** The name and address that were asked, and the real ports of this lab. */
  at: Arrival;
  answers: Answers;
  /** Another instance of the lab, for lists that tell the software of their entries. */
  other: (domain: string) => Truth | undefined;
}

/** What DNS says of one name while all is well. */
export type Named = Partial<Pick<NameState, 'addresses' | 'records'>>;

/** Where an instance is, when that is more than HTTPS at its own name and its first address. */
export interface Premises {
  listeners: readonly Listener[];
  /**
   * Every name that belongs to it, its own (without a port) included. A name without addresses has only its
   * `records`, as `_matrix-fed._tcp.pier.example` with `{ SRV: [srv(…)] }`; an address literal as a name says
   * that the certificate must be good for it.
   */
  names: Readonly<Record<string, Named>>;
}

/** Endpoints, and all else that the lab knows of what answers with them: one file here, one line in the registry. */
export interface Shape {
  network: Network;
  /** What answers like this: each name in NodeInfo, with what the software publishes and how. */
  kinds: readonly Kind[];
  /** Null: this server has no such path. `subject.at` tells the name, address and port that were asked. */
  answer(request: LabRequest, subject: Subject): LabReply | null;
  /**
   * Left out by whoever is only at HTTPS and its own name. A homeserver gives its web host, with
   * `.well-known/matrix/server`, `truth.addresses[0]` and `https`, and the host for the federation another
   * address with `matrix` (or `https`); it takes as many of `truth.addresses` as its variants ask for with
   * `addresses`. Whatever names a port, in SRV or in an answer, must name the lab's own in `ports`. A hub has
   * `[{ address, gateway: 'lbry' }]`, which is TCP and UDP.
   */
  premises?(truth: Truth, ports: Ports): Premises;
  /** One line over TCP, without its end, and the line to answer; null cuts the connection. */
  line?(line: string, subject: Subject): LineReply;
  /** One datagram and its answer; null is silence. */
  datagram?(message: Buffer, subject: Subject): Buffer | null;
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
