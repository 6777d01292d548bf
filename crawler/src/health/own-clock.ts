/** The clocks at one moment, in ms. */
export interface ClockReading {
  /** Epoch, of this machine. */
  wallMs: number;
  monotonicMs: number;
  /** Epoch, of the database; null where it was not asked. */
  databaseMs: number | null;
  /** How long the database took to say so. */
  databaseTookMs: number;
}

/** What is kept of earlier readings. */
export interface ClockMemory {
  wallMs: number;
  monotonicMs: number;
  /** The latest instant that was shown while nothing was wrong: until then something may have been measured. */
  highestMs: number;
  /** What was wrong, until the database has said that it is right again. */
  doubt: ClockFault | null;
}

export type ClockFault = 'jumped' | 'lived_twice' | 'differs';

// More than a slewing clock or a slow tick can explain.
const TOLERANCE_MS = 5_000;
// After a larger step back the clock was wrong before: to wait until it has caught up would mean to sleep for ever.
const STEP_BACK_MAX_MS = 2 * 60 * 60 * 1000;

/**
 * Judges the clock against the monotonic one and against the database's. `lived_twice`: it was set back, and shows
 * instants that it has shown before; what were measured in them would overwrite what was.
 */
export function judgeClock(
  before: ClockMemory | null,
  now: ClockReading,
): { memory: ClockMemory; fault: ClockFault | null } {
  const highestMs = highest(before, now.wallMs);
  const fault = faultOf(before, now, highestMs);
  const trustedMs = fault ? highestMs : Math.max(highestMs, now.wallMs);
  return {
    memory: { wallMs: now.wallMs, monotonicMs: now.monotonicMs, highestMs: trustedMs, doubt: fault },
    fault,
  };
}

function faultOf(before: ClockMemory | null, now: ClockReading, highestMs: number): ClockFault | null {
  if (before) {
    const drift = now.wallMs - before.wallMs - (now.monotonicMs - before.monotonicMs);
    if (Math.abs(drift) > TOLERANCE_MS) return 'jumped';
  }
  if (highestMs - now.wallMs > TOLERANCE_MS) return 'lived_twice';
  if (now.databaseMs === null) return before?.doubt ?? null;
  // It was read at some moment while we waited for the answer.
  const apart = Math.abs(now.wallMs - now.databaseMs) - now.databaseTookMs;
  return apart > TOLERANCE_MS ? 'differs' : null;
}

function highest(before: ClockMemory | null, wallMs: number): number {
  if (!before || before.highestMs - wallMs > STEP_BACK_MAX_MS) return wallMs;
  return before.highestMs;
}
