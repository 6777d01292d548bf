/**
 * What all crawlers of one record agree on: which of them is at a host, or at an address, at this moment. Within one
 * crawler the pace is kept by `Pace` alone; this keeps the others out meanwhile.
 */
export interface Turnstile {
  /** Waits until no other crawler is at `key`; rejects when `signal` fires. May be entered several times. */
  enter(key: string, signal: AbortSignal): Promise<void>;
  /** Once for each time it was entered; nobody else comes in before `restMs` have passed. */
  leave(key: string, restMs: number): void;
  /** False where others may be there by now, since nothing was heard of us for too long. */
  holds(key: string): boolean;
}

/** For a crawler that has the network for itself. */
export const NOBODY_ELSE: Turnstile = {
  enter: () => Promise.resolve(),
  leave: () => undefined,
  holds: () => true,
};
