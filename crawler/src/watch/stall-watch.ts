import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Clock } from '../clock.ts';
import { hasFailed, type Heard } from '../health/own-view.ts';

// In so long an answer may have come and its deadline passed before either was looked at, and then the deadline wins.
const STALL_MS = 2_000;
const RESOLUTION_MS = 20;
const NS_PER_MS = 1e6;

/**
 * Notices when this process stood still: its event loop was blocked, or the process was stopped and went on. A failure
 * of a contact that was under way tells nothing then; an answer stays an answer.
 */
export class StallWatch {
  private readonly delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  private last = { fromMs: -Infinity, untilMs: -Infinity };

  constructor(private readonly clock: Clock) {
    this.delay.enable();
  }

  hasSpoilt(contact: Heard): boolean {
    this.look();
    const { fromMs, untilMs } = this.last;
    return hasFailed(contact) && contact.startedMs <= untilMs && contact.endedMs >= fromMs;
  }

  private look(): void {
    const stalledMs = this.delay.max / NS_PER_MS;
    if (stalledMs < STALL_MS) return;
    this.delay.reset();
    const untilMs = this.clock.monotonicMs();
    this.last = { fromMs: untilMs - stalledMs - STALL_MS, untilMs };
  }
}
