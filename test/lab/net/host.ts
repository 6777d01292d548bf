import type { Flaw } from './authority.ts';
import type { NameState } from './zone.ts';

export interface LabRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface LabReply {
  status: number;
  /** The reason phrase, where it isn't the usual one. */
  reason?: string;
  headers: readonly (readonly [string, string])[];
  body: Buffer;
  delayMs?: number;
  /** Cuts the connection after the headers and half of the body. */
  isCut?: boolean;
  /** What goes over the wire instead of an HTTP answer with this body. */
  wire?: Wire;
}

/** A byte a second, bytes that are no HTTP, or headers without an end. */
export type Wire = 'drip' | 'garbage' | 'endless-headers';

/** The kinds of sockets that the lab has: HTTPS, HTTPS between homeservers, lines over TCP and datagrams. */
export type Gateway = 'https' | 'matrix' | 'lbry';

/** Where they really are in this lab: every answer that names a port must name these. */
export type Ports = Readonly<Record<Gateway, number>>;

/** Where somebody came in: the name they asked for, the address they came to. */
export interface Arrival {
  /** Without a port; the address where no name was said. */
  host: string;
  address: string;
  gateway: Gateway;
  ports: Ports;
}

/** What a server answers to one line; null cuts the connection. */
export type LineReply = string | null;

/** A socket that a host listens on. `lbry` is TCP and UDP at once. */
export interface Listener {
  address: string;
  gateway: Gateway;
}

/** What the gate does with a connection to the host's address. */
export type Door = 'open' | 'refused' | 'reset' | 'silent';

/** One server of the lab, as the network layers see it: each asks how it is at this moment. */
export interface LabHost {
  readonly domain: string;
  readonly address: string;
  readonly robots: string | null;
  /** None where the host is never there: its connections are refused, where that can be done. */
  readonly listeners: readonly Listener[];
  /**
   * Names that belong to it beside its own: the host it delegates to, `_matrix-fed._tcp.…`, or an address
   * literal that its certificate must be good for.
   */
  readonly furtherNames: readonly string[];
  /** What DNS says of one of its names. */
  name(name: string, ports: Ports): NameState;
  door(): Door;
  flaw(): Flaw | null;
  /** Whoever only wants the answers, without a network, may leave out where they came in. */
  answer(request: LabRequest, at?: Arrival): LabReply;
  line(line: string, at: Arrival): LineReply;
  /** Null: silence. */
  datagram(message: Buffer, at: Arrival): Buffer | null;
}
