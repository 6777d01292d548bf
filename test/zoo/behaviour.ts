import type { Cause, Network, Verdict } from '@homeport/db';
import type { Failure } from '@homeport/crawler/outcome.ts';
import type { Socket } from 'node:net';
import type { CertificateName } from './certificates.ts';
import type { NameScript } from './name-server.ts';

/** One request of a visitor, and the line over which it may be answered in any way whatever. */
export interface Line {
  /** Path and query. */
  readonly path: string;
  /** The Host header. */
  readonly host: string;
  /** The host's own, at which it is asked. */
  readonly address: string;
  /** Of the requests to this host, over all connections; the first is 1. */
  readonly nth: number;
  readonly isOpen: boolean;
  write(data: string | Buffer): void;
  /** Half-closes: what was written still arrives. */
  end(): void;
  /** Cuts at once, with a TCP reset. */
  reset(): void;
  /** Resolves after about `ms`: each run stretches or shortens every wait by a fifth at most. */
  wait(ms: number): Promise<void>;
}

export type Say = (line: Line) => void | Promise<void>;

/** Which of the questions of a visit meets the fault; everything else is answered as a healthy host does. */
export type Where = 'robots' | 'index' | 'document' | 'anything';

export interface TlsFault {
  certificate?: CertificateName;
  versions?: readonly [min: 'TLSv1' | 'TLSv1.2' | 'TLSv1.3', max: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'];
  alpn?: readonly string[];
  demandsCertificate?: boolean;
}

/** TCP as it comes. */
export type Talk = (socket: Socket, wait: Line['wait']) => void;

/** What is odd about a host. Each part that is left out is healthy. */
export interface Host {
  /** In DNS; the host's own address is handed to the script. */
  names?: NameScript;
  /** Further names under the host's own that lead to it: `www`. */
  sisters?: readonly string[];
  /** No server at all stands at the address. */
  isAbsent?: boolean;
  /** The kernel completes no connection. */
  isBlackhole?: boolean;
  /** In the place of TLS and of all that follows. */
  tcp?: Talk;
  /** Answers to datagrams; null is silence. */
  datagram?: (message: Buffer) => Buffer | null;
  /** Before it answers the greeting of TLS. */
  pauseMs?: number;
  /** A second server stands at `twinOf` its address. */
  hasTwin?: true;
  tls?: TlsFault;
  at?: Where;
  say?: Say;
}

/** One way in which a host can be broken or hostile, and what is to be made of it. */
export interface Behaviour {
  /** Left out for the Fediverse. */
  network?: Network;
  /** A label of a host name, told once in the whole zoo. */
  name: string;
  /** Rows of the catalogue in docs/faults.md. */
  faults: readonly string[];
  /** What the host does, as the end of a sentence that begins with "a host that". */
  does: string;
  host: Host;
  cause: Cause;
  /** Visited at the pace of every day: what comes unasked has to come before the next question. */
  isPaced?: true;
  /** Where it isn't the one that `WORDS` gives for the cause. */
  verdict?: Verdict;
  /** What else the failure has to say. */
  failure?: Partial<Failure>;
}

/** Where the second server of a host is. */
export function twinOf(address: string): string {
  return address.replace('127.66.', '127.67.');
}

/** How a host is visited: whoever keeps its visitors waiting, with less patience than the crawler's. */
export type Manner = 'usual' | 'hurried' | 'paced';

export function mannerFor({ cause, isPaced }: Behaviour): Manner {
  if (isPaced) return 'paced';
  return cause.endsWith('_timeout') ? 'hurried' : 'usual';
}

/** Answers one question in the given way. */
export function web(say: Say, at: Where = 'index'): Host {
  return { say, at };
}

/** Says something, and then a little more now and then, for longer than anybody should listen. */
export function drips(first: string | Buffer, piece: string): Say {
  return async (line) => {
    line.write(first);
    for (let at = 0; at < 200 && line.isOpen; at++) {
      line.write(piece);
      await line.wait(60);
    }
  };
}

/** Hosts that answer one question badly, by what is to be made of it. */
export type Rows = Readonly<
  Partial<Record<Cause, readonly (readonly [name: string, fault: string, does: string, say: Say])[]>>
>;

export function hostsOf(rows: Rows, at: Where): Behaviour[] {
  return (Object.keys(rows) as Cause[]).flatMap((cause) =>
    (rows[cause] ?? []).map(([name, fault, does, say]) => ({
      name,
      faults: [fault],
      does,
      host: web(say, at),
      cause,
    })),
  );
}
