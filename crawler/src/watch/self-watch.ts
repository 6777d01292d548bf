import type { GapScope } from '@homeport/db';
import { isOver, type OwnGap } from '../health/own-gap.ts';
import { findFaults } from '../health/own-outage.ts';
import type { Fault, Heard, Looked, View } from '../health/own-view.ts';
import { ClockWatch } from './clock-watch.ts';
import { heardOf, type Contacted } from './heard-of.ts';
import { RecordWatch } from './record-watch.ts';
import { StallWatch } from './stall-watch.ts';
import { Trickle } from './trickle.ts';
import { isVouched, isWitness } from './vouched.ts';
import { PACES, type Paces, type WatchOptions } from './watch-options.ts';

interface Waiting {
  heard: Heard;
  untilMs: number;
  settle: (mayJudge: boolean) => void;
}

interface KnownGap extends OwnGap {
  evidence: Fault['evidence'];
  by: Fault['by'];
  isWritten: boolean;
  /** When it is written once more (monotonic), to take back what was being stored when it opened. */
  againMs: number;
}

const SCOPES = ['all', 'ipv4', 'ipv6'] as const;
const HEARD_MAX = 4_000;
const ROUNDS_MAX = 64;
// As long as a contact that was already believed may take until it is stored.
const AGAIN_AFTER_LOOKS = 5;

/**
 * Watches ourselves: asks the canaries, looks at clock and contacts, keeps the gaps, and holds each failure back until
 * somebody has shown that our line was well.
 */
export class SelfWatch {
  /** How many contacts may begin, and where, while we can't measure. */
  readonly trickle: Trickle;
  /** To be told of each save. */
  readonly record: RecordWatch;
  private readonly paces: Paces;
  private readonly clockWatch: ClockWatch;
  private readonly stallWatch: StallWatch;
  private readonly gaps = new Map<GapScope, KnownGap>();
  /** Those that another crawler of this vantage answers for. */
  private foreign: ReadonlySet<GapScope> = new Set();
  /** By scope: what began before (monotonic) fell into a gap, wholly or in part. */
  private readonly blindUntilMs = new Map<GapScope, number>();
  private heard: Heard[] = [];
  private rounds: Looked[] = [];
  private readonly proven = { ipv4: false, ipv6: false, resolver: false };
  private waiting: Waiting[] = [];
  private readonly beganAt: number;
  private recordSeenMs = -Infinity;
  private isReady = false;
  private trouble: unknown = null;

  constructor(private readonly options: WatchOptions) {
    this.paces = options.paces ?? PACES;
    this.beganAt = options.clock.now().getTime();
    this.clockWatch = new ClockWatch(options);
    this.stallWatch = new StallWatch(options.clock);
    this.record = new RecordWatch(options.clock, this.paces.recordAwayMs);
    const isBlind = () => this.isBlind('all');
    this.trickle = new Trickle({ ...options, isBlind, paces: this.paces });
  }

  /**
   * Takes note of a contact, which began at `startedMs` (monotonic), and tells whether it may be judged. A failure that
   * is news waits until an answer from elsewhere or a canary shows that our line was well; false where it was not, where
   * nobody can say, or where `signal` ends it.
   */
  admit(contacted: Contacted, signal: AbortSignal): Promise<boolean> {
    const heard = heardOf(contacted);
    if (!heard) return Promise.resolve(!this.isBlind('all'));
    if (this.stallWatch.hasSpoilt(heard)) return Promise.resolve(false);
    this.heard.push(heard);
    if (this.heard.length > 2 * HEARD_MAX) this.heard = this.heard.slice(-HEARD_MAX);
    if (this.isForgotten(heard)) return Promise.resolve(false);
    if (heard.sign === 'answered') this.vouch(heard);
    const isDoubtful = heard.sign !== 'answered' && heard.isNews && this.options.ask !== null;
    if (this.isReady && !isDoubtful) return Promise.resolve(true);
    return this.wait(heard, signal);
  }

  /** To be called each second; throws, after all the rest is done, where the record could not be reached. */
  async tick(): Promise<void> {
    const clockFault = await this.clockWatch.look((work) => this.reach(work));
    await this.lookAtRecord();
    if (this.isRoundDue()) await this.askRound();
    this.isReady = true;
    this.heard = this.heard.filter((one) => !this.stallWatch.hasSpoilt(one));
    const ownFault = clockFault ?? this.record.look();
    const faults = ownFault ? [ownFault] : findFaults(this.view());
    for (const fault of faults) this.open(fault);
    this.settle();
    await this.keepGaps(faults);
    const { trouble } = this;
    this.trouble = null;
    if (trouble !== null) throw new Error('The gaps of our own could not be kept.', { cause: trouble });
  }

  private wait(heard: Heard, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const stop = (): void => {
        waiting.settle(false);
      };
      const settle = (mayJudge: boolean): void => {
        signal.removeEventListener('abort', stop);
        this.waiting = this.waiting.filter((one) => one !== waiting);
        resolve(mayJudge);
      };
      const untilMs = this.options.clock.monotonicMs() + this.paces.waitMaxMs;
      const waiting = { heard, untilMs, settle };
      this.waiting.push(waiting);
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
    });
  }

  private async lookAtRecord(): Promise<void> {
    const now = this.options.clock.monotonicMs();
    if (now - this.recordSeenMs < this.paces.lookAtRecordMs) return;
    this.recordSeenMs = now;
    const open = await this.reach((record) => record.listOpen());
    if (!open) return;
    const foreign = new Set(open.filter(({ isOurs }) => !isOurs).map(({ scope }) => scope));
    for (const scope of this.foreign) if (!foreign.has(scope)) this.blindUntilMs.set(scope, now);
    this.foreign = foreign;
    for (const { scope, reason, fromAt, isOurs } of open) {
      if (!isOurs || this.gaps.has(scope)) continue;
      // It was open when a crawler ended: our own rounds say whether it still is.
      const gap = { scope, reason, fromAt: fromAt.getTime(), seenMs: now };
      this.gaps.set(scope, { ...gap, by: 'canaries', evidence: {}, isWritten: true, againMs: Infinity });
    }
  }

  private isRoundDue(): boolean {
    if (!this.options.ask) return false;
    const last = this.rounds.at(-1);
    const isHurried = this.waiting.length > 0 || this.gaps.size > 0;
    const everyMs = isHurried ? this.paces.roundAgainMs : this.paces.roundEveryMs;
    return !last || this.options.clock.monotonicMs() - last.startedMs >= everyMs;
  }

  private async askRound(): Promise<void> {
    const { ask, clock } = this.options;
    if (!ask) return;
    const startedAt = clock.now().getTime();
    const startedMs = clock.monotonicMs();
    const round = await ask();
    for (const line of ['ipv4', 'ipv6', 'resolver'] as const) this.proven[line] ||= round[line].answered > 0;
    const looked = { ...round, startedAt, startedMs, endedMs: clock.monotonicMs() };
    this.rounds = [...this.rounds.slice(1 - ROUNDS_MAX), looked];
  }

  private view(): View {
    const { heard, rounds, proven, beganAt } = this;
    return { nowMs: this.options.clock.monotonicMs(), beganAt, heard, rounds, proven };
  }

  /** Judgement stops at once, also where the record can't be written now. */
  private open({ scope, reason, sinceAt, by, evidence }: Fault): void {
    const known = this.gaps.get(scope);
    const seenMs = this.options.clock.monotonicMs();
    // That so many fail is noticed first, and why only then.
    const isNamed = known?.reason === 'many_failures' && by === 'canaries';
    const againMs = seenMs + AGAIN_AFTER_LOOKS * this.paces.lookAtRecordMs;
    const told = { scope, reason, by, evidence, isWritten: false, againMs };
    if (!known) this.gaps.set(scope, { ...told, fromAt: sinceAt, seenMs });
    else this.gaps.set(scope, { ...known, ...(isNamed && told), seenMs });
    if (!known) this.options.onChange({ scope, reason, isOpen: true });
    if (by === 'canaries' || by === 'clock') this.forget(scope);
  }

  /** What failed while the canaries were silent is explained by that, and is not held against us once more. */
  private forget(scope: GapScope): void {
    const isExplained = (one: Heard) => one.sign !== 'answered' && (scope === 'all' || one.family === scope);
    this.heard = this.heard.filter((one) => !isExplained(one));
  }

  private async keepGaps(faults: readonly Fault[]): Promise<void> {
    const view = this.view();
    for (const gap of [...this.gaps.values()]) {
      if (view.nowMs >= gap.againMs) Object.assign(gap, { isWritten: false, againMs: Infinity });
      if (!gap.isWritten) {
        gap.isWritten = (await this.reach((record) => record.open(gap, this.options.clock.now()))) !== null;
        if (gap.isWritten) this.record.written();
      }
      const isFound = faults.some(({ scope }) => scope === gap.scope);
      if (gap.isWritten && !isFound && isOver(gap, view)) await this.close(gap);
    }
  }

  private async close({ scope, reason, fromAt }: KnownGap): Promise<void> {
    const { clock, onChange } = this.options;
    const toAt = new Date(Math.max(fromAt, clock.now().getTime()));
    const closed = await this.reach((record) => record.close({ scope, fromAt: new Date(fromAt), toAt }));
    // Open until the record says otherwise: the next tick tries again.
    if (closed === null) return;
    this.gaps.delete(scope);
    this.blindUntilMs.set(scope, clock.monotonicMs());
    // Canaries that stayed silent while the world answered prove nothing from now on.
    const latest = this.rounds.at(-1);
    for (const line of ['ipv4', 'ipv6'] as const) {
      if (latest && latest[line].asked > 0 && latest[line].answered === 0) this.proven[line] = false;
    }
    onChange({ scope, reason, isOpen: false });
  }

  /** Lets those go on of whom it is known by now whose fault it was. */
  private settle(): void {
    const view = this.view();
    for (const { heard, untilMs, settle } of this.waiting) {
      if (this.isForgotten(heard) || view.nowMs >= untilMs) settle(false);
      else if (heard.sign === 'answered' || isVouched(heard, view)) settle(true);
    }
  }

  private vouch(answered: Heard): void {
    if (!this.isReady) return;
    for (const { heard, settle } of this.waiting) {
      if (isWitness(answered, heard)) settle(!this.stallWatch.hasSpoilt(heard));
    }
  }

  private isBlind(scope: GapScope): boolean {
    return this.gaps.has(scope) || this.foreign.has(scope);
  }

  private isForgotten(heard: Heard): boolean {
    const scopes = SCOPES.filter((scope) => scope === 'all' || heard.family === scope);
    if (this.stallWatch.hasSpoilt(heard)) return true;
    const untilMs = (scope: GapScope) => this.blindUntilMs.get(scope) ?? -Infinity;
    return scopes.some((scope) => this.isBlind(scope) || heard.startedMs <= untilMs(scope));
  }

  /** Null where the record is away: what is known of ourselves doesn't depend on it. */
  private async reach<T>(work: (record: WatchOptions['record']) => Promise<T>): Promise<T | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error('The database did not answer in time.'));
      }, this.paces.recordMs);
    });
    try {
      const done = await Promise.race([work(this.options.record), late]);
      this.record.read(true);
      return done;
    } catch (error) {
      this.trouble = error;
      this.record.read(false);
      return null;
    } finally {
      clearTimeout(timer);
    }
  }
}
