import type { GapReason, GapScope } from '@homeport/db';
import type { Clock } from '../clock.ts';
import type { OwnGap } from '../health/own-gap.ts';
import type { Fault } from '../health/own-view.ts';
import type { CanaryRound } from '../net/canary-round.ts';

/** An open gap as the record holds it. */
export interface KeptGap {
  scope: GapScope;
  reason: GapReason;
  fromAt: Date;
  /** False while another crawler of this vantage, which still runs, answers for it. */
  isOurs: boolean;
}

/** The record's side of the watch. */
export interface GapRecord {
  /** The open gaps of this vantage; those of crawlers that are gone become ours. */
  listOpen(): Promise<KeptGap[]>;
  /** Opens a gap, or tells more of the open one, and takes back what was held against hosts since. */
  open(gap: OwnGap & Pick<Fault, 'evidence'>, noticedAt: Date): Promise<void>;
  /** Takes back what came late, and spreads what became due meanwhile. */
  close(gap: { scope: GapScope; fromAt: Date; toAt: Date }): Promise<void>;
  /** The database's clock, epoch ms. */
  nowMs(): Promise<number>;
}

export interface WatchOptions {
  /** Null: nobody is asked, the contacts alone are looked at. */
  ask: (() => Promise<CanaryRound>) | null;
  record: GapRecord;
  /** The crawler's clock, in which gaps are kept. */
  clock: Clock;
  /** This machine's own, which the database's is held against; a lab's may run as it likes. */
  machine: Clock;
  random: () => number;
  onChange: (change: { scope: GapScope; reason: GapReason; isOpen: boolean }) => void;
  paces?: Paces;
}

export interface Paces {
  roundEveryMs: number;
  /** When something seems to be wrong. */
  roundAgainMs: number;
  lookAtRecordMs: number;
  /** How long the record may take for one statement. */
  recordMs: number;
  /** After so long without it, what was measured meanwhile is lost for good: a gap like any other. */
  recordAwayMs: number;
  /** After this nobody could say whether it was they or we: nothing is judged, and the host is visited again. */
  waitMaxMs: number;
  /** Between two contacts while we can't measure. */
  trickleMs: number;
  /** How long a host is left alone that was asked in vain because of us: from this to five times this. */
  restMs: number;
  /** How long a host is left alone whose visit could not be stored: it must not be asked again and again in vain. */
  restUnsavedMs: number;
}

export const PACES: Paces = {
  roundEveryMs: 30_000,
  roundAgainMs: 5_000,
  lookAtRecordMs: 5_000,
  recordMs: 10_000,
  recordAwayMs: 60_000,
  waitMaxMs: 60_000,
  trickleMs: 1_000,
  restMs: 60_000,
  restUnsavedMs: 15_000,
};
