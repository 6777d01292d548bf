import { readFileSync } from 'node:fs';
import type { HostPlan, PlannedRequest } from './visit-plan.ts';

/** What one process did between its first request and its last. */
export interface Run {
  seconds: number;
  /** Of this process alone, in milliseconds. */
  cpuMs: number;
  /** The largest resident size since the process began. */
  peakMib: number;
  /** How late the event loop was, in milliseconds. */
  lagP99Ms: number;
}

/** To a child: begin, and, to a crawler, that all is in the record. */
export type ToChild = { go: HostPlan[]; concurrency: number } | 'stop';

export type FromChild = { ready: true } | { run: Run; asked?: [string, PlannedRequest[]][] };

/** 0 where there is no /proc. */
export function ownPeakMib(): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
