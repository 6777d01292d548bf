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

/** A line of the visit's record, which the operator of the host may read. */
export interface Asked {
  path: string;
  method: 'GET' | 'POST';
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

/**
 * One contact with one host: one resolution, one pinned address, one connection, robots before all else,
 * and the pace kept between the questions. Never throws for what the host does.
 */
export interface Contact {
  readonly domain: DomainName;
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

/** The only door to the network: nothing else may open a socket. */
export interface Fetcher {
  /** `robots` is the record kept from an earlier contact, where it has not expired. */
  open(domain: DomainName, robots: RobotsRecord | null, signal: AbortSignal): Contact;
  /** Whether a robots.txt asks for pauses that no contact waits for: such a host is put one question at a time. */
  isSlow(robots: RobotsRecord): boolean;
}
