import type { Cause } from '@homeport/db';

/** Why a stranger's answer could not be used. The words are the vocabulary's: they reach the operator. */
export type FailureCause = Exclude<Cause, 'ok' | 'slow' | 'partial'>;

/** A failing host is data, not an exception: it is stored and charted. Only our own faults throw. */
export interface Failure {
  cause: FailureCause;
  /** HTTP status, where the stranger gave one. */
  status?: number;
  /** What exactly was wrong, in at most 200 characters of ours (never a stranger's unbounded text). */
  detail?: string;
  /** How long the stranger asked us to stay away (`Retry-After`), already clamped. */
  retryAfterMs?: number;
  /** Where a permanent redirect (301, 308) to another registrable domain points. */
  movedTo?: string;
  /** Set where nothing is wrong: the host's `Crawl-delay` is longer than a contact waits. */
  pause?: Pause;
}

/** A question that has to wait for a later contact. */
export interface Pause {
  /** How long the host still has to be left alone. */
  ms: number;
  /** What is to be asked then. */
  url: string;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export function ok<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function fail(
  cause: FailureCause,
  more: Omit<Failure, 'cause'> = {},
): { ok: false; failure: Failure } {
  return { ok: false, failure: { cause, ...more } };
}
