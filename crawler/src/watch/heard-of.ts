import { isIPv6 } from 'node:net';
import type { Assessed } from '../assess.ts';
import { isUnasked } from '../health/lifecycle.ts';
import { signOf, type Family, type Heard } from '../health/own-view.ts';

/** A contact that is over, judged but not yet believed. */
export interface Contacted {
  assessed: Assessed;
  /** Monotonic. */
  startedMs: number;
}

/** What a contact says about our own line; null where it asked nobody anything. */
export function heardOf({ assessed, startedMs }: Contacted): Heard | null {
  const { instance, visits, address } = assessed;
  const [first] = visits;
  if (!first || isUnasked(first)) return null;
  const { visit, cause } = first;
  const { verdict, failures } = instance.health;
  const startedAt = visit.at.getTime();
  return {
    instanceId: instance.id,
    group: instance.bucket,
    family: familyOf(address ?? instance.address ?? null),
    sign: signOf(cause),
    wasWell: (verdict === 'up' || verdict === 'degraded') && failures === 0,
    isNews: verdict !== 'down',
    startedAt,
    endedAt: startedAt + visit.totalMs,
    startedMs,
    endedMs: startedMs + visit.totalMs,
  };
}

function familyOf(address: string | null): Family | null {
  if (address === null) return null;
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}
