/** The crawler's clock: dates come from here, so that a lab's virtual time can be followed. */
export interface Clock {
  now(): Date;
  /** For durations and deadlines; never set back. */
  monotonicMs(): number;
}

/** The UTC day of an instant (epoch ms), as an ISO date. */
export function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
};

/** A clock that showed `virtual` at the real moment `real` and runs `speed` times as fast since. */
export function virtualClock(virtual: Date, real: Date, speed: number): Clock {
  return {
    now: () => new Date(virtual.getTime() + (Date.now() - real.getTime()) * speed),
    monotonicMs: () => performance.now(),
  };
}
