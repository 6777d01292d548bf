import type { DomainName } from '@homeport/db';
import type { Outcome } from '../outcome.ts';

export type Path = `/${string}`;

/** One question to one host. */
export interface Question {
  path: Path;
  /** Default GET. POST only where the software's read endpoint asks for it (Misskey's `/api/meta`). */
  method?: 'GET' | 'POST';
  /** JSON body of a POST. */
  json?: unknown;
  accept?: 'application/json' | 'application/xrd+xml' | 'text/plain';
  /**
   * Redirects may lead to another site: only where the protocol says so, and the answer is a proof by itself
   * (Matrix's .well-known). Default: within the registrable domain.
   */
  mayLeaveSite?: boolean;
  /** Decoded size that is read at most; default 1 MiB, peers and policies 16 MiB. */
  bytesMax?: number;
}

/** Any status is a reply: 404 and 401 say something about a host. Headers are lower case. */
export interface Reply {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** After redirects within the registrable domain. */
  url: URL;
}

/** How a question was put: over HTTP, as a DNS query, as a line over TCP, or as a datagram. */
export type Method = 'GET' | 'POST' | 'DNS' | 'TCP' | 'UDP';

/** A line of the visit's record, which the operator of the host may read. */
export interface Asked {
  path: string;
  method: Method;
  status?: number;
  /** Why the path was left alone or failed; absent when it was answered. */
  left?: string;
  /**
   * Under which rule it was asked or left, in at most 200 characters: the line of the host's robots.txt that decided
   * (`Disallow: /api/`, `Crawl-delay: 500`), or why there is none (`no rule in robots.txt`, `no robots.txt (404)`).
   */
  rule?: string;
  ms: number;
}

/** What a host's robots.txt said, as it is kept between contacts (at most 24 h). */
export interface RobotsRecord {
  /** Null when there was no usable file: see `status`. */
  body: string | null;
  /** Null when the host could not be reached. */
  status: number | null;
  fetchedAt: Date;
  expiresAt: Date;
  unreachableSince: Date | null;
}

export interface Timings {
  resolveMs: number | null;
  connectMs: number | null;
  tlsMs: number | null;
  firstByteMs: number | null;
}

/** Where a protocol says that a server is: what is dialled, and what the server is called there. */
export interface Place {
  /** What is looked up, and what the certificate must be for: a name, or an address literal without brackets. */
  host: string;
  port: number;
  /** What stands in URLs and in the Host header: `example.org`, `example.org:8448`, `[2001:db8::1]`. */
  authority: string;
  /**
   * Where a certain address is meant, of the host or of the target of an SRV record: it alone is dialled, and no name
   * is looked up. Else the first of the host's that answers.
   */
  address?: string;
}

/** One SRV record (RFC 2782), in the order in which they are to be tried. */
export interface Service {
  host: DomainName;
  port: number;
}

/** The names of a network, looked up through the guard: an answer with an address that isn't public is none. */
export interface Names {
  addressesOf(host: string): Promise<Outcome<string[]>>;
  /** Of `_service._proto.name`. Empty where there is no such record, or where it says "not offered" ("."). */
  servicesOf(name: string): Promise<Outcome<Service[]>>;
}

/** One connection over which lines are exchanged, one question at a time (JSON-RPC over TCP). */
export interface Talk {
  /**
   * Sends one line and waits for one; at most 1 MiB. `label` is what the visit's record calls the question.
   * Where `isAnswer` is given, at most 5 lines that are no answer to it are skipped, such as notifications.
   */
  ask(line: string, label: string, isAnswer?: (line: string) => boolean): Promise<Outcome<string>>;
  readonly asked: readonly Asked[];
  readonly timings: Timings;
  readonly bytes: number;
  readonly address: string | null;
  close(): void;
}

/** One datagram and its answer. */
export interface Echo {
  reply: Buffer;
  address: string;
  ms: number;
}

/**
 * One contact with one host: one resolution, one pinned address, one connection, robots before all else,
 * and the pace kept between the questions. Never throws for what the host does.
 */
export interface Contact {
  /** What the host is called in URLs: its domain, or the authority of its place. */
  readonly domain: string;
  ask(question: Question): Promise<Outcome<Reply>>;
  /** The outcome of robots.txt itself, as a sign of life where everything else is left alone. */
  robots(): Promise<Outcome<RobotsRecord>>;
  readonly asked: readonly Asked[];
  /** Of the first answered question. */
  readonly timings: Timings;
  readonly bytes: number;
  readonly address: string | null;
  /** The longest pause that the hosts met on the way ask for in robots.txt, in milliseconds; at most a day. */
  readonly crawlDelayMs: number;
  /** What other hosts' robots.txt said, to which redirects led. */
  readonly robotsElsewhere: ReadonlyMap<DomainName, RobotsRecord>;
  close(): void;
}

/**
 * The only door to the network: nothing else may open a socket. A host has one visitor at a time, over all ports and
 * protocols: what is opened toward a host waits until the contact or talk that was opened before is closed.
 */
export interface Fetcher {
  /** `robots` is the record kept from an earlier contact, where it has not expired. */
  open(place: Place, robots: RobotsRecord | null, signal: AbortSignal): Contact;
  readonly names: Names;
  /** Opens a connection for lines; nothing is said yet. */
  talk(place: Place, signal: AbortSignal): Talk;
  /** Sends one datagram and waits for the answer from the same address and port. */
  echo(place: Place, datagram: Buffer, signal: AbortSignal): Promise<Outcome<Echo>>;
  /** Where the protocols' usual ports are: real ones but in a lab. */
  readonly ports: { matrix: number; lbry: number };
  /** Whether a robots.txt asks for pauses that no contact waits for: such a host is put one question at a time. */
  isSlow(robots: RobotsRecord): boolean;
}
