// A crawler's minutes as the watch over ourselves sees them: contacts and canaries by the second, without a network.
import type { CanaryRound, Tally } from '../net/canary-round.ts';
import type { Heard, Looked, Sign, View } from './own-view.ts';

export const START = Date.parse('2026-03-10T10:00:00Z');

export function heard(second: number, more: Partial<Heard> = {}): Heard {
  const startedMs = second * 1000;
  return {
    instanceId: Math.round(second * 10),
    group: Math.round(second * 10) % 256,
    family: 'ipv4',
    sign: 'answered',
    wasWell: true,
    isNews: true,
    startedAt: START + startedMs,
    endedAt: START + startedMs + 200,
    startedMs,
    endedMs: startedMs + 200,
    ...more,
  };
}

/** So many contacts from a second on, each with another host in another group, unless `more` says otherwise. */
export function many(
  count: number,
  { from, sign, more }: { from: number; sign: Sign; more?: (nth: number) => Partial<Heard> },
): Heard[] {
  return Array.from({ length: count }, (_, nth) => {
    const instanceId = from * 1000 + nth;
    return heard(from + nth * 0.1, { instanceId, group: instanceId % 251, sign, ...more?.(nth) });
  });
}

export const ALIVE: Tally = { asked: 3, answered: 3, repeated: 0 };
export const LOSSY: Tally = { asked: 3, answered: 3, repeated: 1 };
export const SILENT: Tally = { asked: 3, answered: 0, repeated: 0 };
export const NONE: Tally = { asked: 0, answered: 0, repeated: 0 };

export function looked(second: number, round: Partial<CanaryRound> = {}): Looked {
  const startedMs = second * 1000;
  return {
    ipv4: ALIVE,
    ipv6: NONE,
    resolver: ALIVE,
    ...round,
    startedAt: START + startedMs,
    startedMs,
    endedMs: startedMs + 100,
  };
}

export function view(now: number, more: Partial<View> = {}): View {
  const proven = { ipv4: true, ipv6: false, resolver: true };
  return { nowMs: now * 1000, beganAt: START - 3_600_000, heard: [], rounds: [], proven, ...more };
}
