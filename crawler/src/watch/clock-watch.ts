import { judgeClock, type ClockMemory } from '../health/own-clock.ts';
import type { Fault } from '../health/own-view.ts';
import { PACES, type GapRecord, type WatchOptions } from './watch-options.ts';

type Reach = <T>(work: (record: GapRecord) => Promise<T>) => Promise<T | null>;

/** Holds this machine's clock against the monotonic one, and now and then against the database's. */
export class ClockWatch {
  private memory: ClockMemory | null = null;
  private askedMs = -Infinity;
  /** What the crawler's clock showed last. */
  private shownAt: number;

  constructor(private readonly options: WatchOptions) {
    this.shownAt = options.clock.now().getTime();
  }

  async look(reach: Reach): Promise<Fault | null> {
    const { machine, clock, paces = PACES } = this.options;
    const startedMs = machine.monotonicMs();
    const isAsked = startedMs - this.askedMs >= paces.lookAtRecordMs;
    if (isAsked) this.askedMs = startedMs;
    const databaseMs = isAsked ? await reach((record) => record.nowMs()) : null;
    const monotonicMs = machine.monotonicMs();
    const { memory, fault } = judgeClock(this.memory, {
      wallMs: machine.now().getTime(),
      monotonicMs,
      databaseMs,
      databaseTookMs: monotonicMs - startedMs,
    });
    this.memory = memory;
    const shownBefore = this.shownAt;
    this.shownAt = clock.now().getTime();
    if (!fault) return null;
    const sinceAt = Math.min(shownBefore, this.shownAt);
    return { reason: 'clock_jumped', scope: 'all', sinceAt, by: 'clock', evidence: {} };
  }
}
