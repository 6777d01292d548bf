import { CAUSES, type Cause, type GapReason, type GapScope } from '@homeport/db';
import type { CanaryRound, Tally } from '../net/canary-round.ts';

export type Family = 'ipv4' | 'ipv6';

/**
 * How far a contact came. `answered`: the line carried an answer, whatever it said. `untrusted`: it carried a
 * certificate that could not be verified. `unreached`: nothing came back. `nameless`: no name server helped.
 * `ours`: a fault that is ours by its code.
 */
export type Sign = 'answered' | 'untrusted' | 'unreached' | 'nameless' | 'ours';

/** What one contact says about us. Instants in epoch ms of the crawler's clock; `…Ms` are monotonic. */
export interface Heard {
  instanceId: number;
  /** Hosts of one address group have one number; of two groups seldom. */
  group: number;
  /** Null where no address was ever known. */
  family: Family | null;
  sign: Sign;
  /** It was believed to be up, and nothing was held against it. */
  wasWell: boolean;
  /** A failure would change what is believed of it: it is not down already. */
  isNews: boolean;
  startedAt: number;
  endedAt: number;
  startedMs: number;
  endedMs: number;
}

/** One round of canaries. */
export interface Looked extends CanaryRound {
  startedAt: number;
  startedMs: number;
  endedMs: number;
}

/** All that is known about ourselves at one moment; lists oldest first. */
export interface View {
  nowMs: number;
  /** When this watch began, epoch ms: before that, nothing is known to have been well. */
  beganAt: number;
  heard: readonly Heard[];
  rounds: readonly Looked[];
  /** Which canaries have ever answered from here: who never did proves nothing by being silent. */
  proven: Readonly<Record<Line, boolean>>;
}

export type Line = keyof CanaryRound;

/** Why we can't measure, and since when: the last moment at which all was well, in epoch ms. */
export interface Fault {
  reason: GapReason;
  scope: GapScope;
  sinceAt: number;
  /** Who showed it: what failed while the canaries were silent or the clock was wrong is explained by that. */
  by: 'canaries' | 'contacts' | 'clock' | 'record';
  evidence: Readonly<Record<string, number>>;
}

const UNTRUSTED: ReadonlySet<Cause> = new Set<Cause>([
  'tls_expired',
  'tls_not_yet_valid',
  'tls_untrusted',
  'tls_wrong_host',
]);
// The connection stood, but a line that dies in the middle of a question ends like this.
const BROKEN_OFF: ReadonlySet<Cause> = new Set<Cause>([
  'tls_failed',
  'tls_cut',
  'tls_timeout',
  'http_cut',
  'http_timeout',
  'body_timeout',
  'body_truncated',
]);

export function signOf(cause: Cause): Sign {
  if (UNTRUSTED.has(cause)) return 'untrusted';
  if (BROKEN_OFF.has(cause)) return 'unreached';
  switch (CAUSES[cause].stage) {
    case 'resolve':
      return 'nameless';
    case 'connect':
      return 'unreached';
    case 'monitor':
      return 'ours';
    case 'done':
    case 'robots':
    case 'tls':
    case 'http':
    case 'body':
    case 'parse':
    case 'protocol':
    case 'policy':
      return 'answered';
  }
}

/** True where packets went both ways, and by which family. */
export function isCarried({ sign, family }: Heard, scope: GapScope): boolean {
  return (sign === 'answered' || sign === 'untrusted') && (scope === 'all' || family === scope);
}

export function hasFailed({ sign }: Heard): boolean {
  return sign !== 'answered';
}

export function isAlive({ answered }: Tally): boolean {
  return answered > 0;
}
