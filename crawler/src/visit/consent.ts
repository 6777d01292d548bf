import { SIGNALS, type SignalKind } from '@homeport/db';
import type { Asked } from '../net/fetcher.ts';
import type { Failure } from '../outcome.ts';
import type { Read } from '../probes/nodeinfo/probe.ts';
import type { Site, Software } from '../software/software.ts';
import type { Signal } from './visit.ts';

/** What the server says in its own documents about being listed and counted. */
export async function askConsent(read: Read, site: Site, software: Software | undefined): Promise<Signal[]> {
  return [...signalsOf(read), ...(await ownSignals(site, software))];
}

function signalsOf({ info, path, indexRule }: Read): Signal[] {
  const signals: Signal[] = [];
  if (indexRule !== null) {
    signals.push({ kind: 'noindex_header', source: path, value: `X-Robots-Tag: ${indexRule}` });
  }
  if (info.isPrivate) {
    signals.push({ kind: 'metadata_private', source: path, value: 'metadata.private: true' });
  }
  if (info.hidesUsage) signals.push({ kind: 'usage_hidden', source: path, value: 'usage.users: {}' });
  return signals;
}

async function ownSignals(site: Site, software: Software | undefined): Promise<readonly Signal[]> {
  const asked = await software?.consent?.(site);
  if (!asked) return [];
  if (asked.ok) return asked.value;
  const { cause, status } = asked.failure;
  // Where the document isn't there, nothing was said. Anything else may have been a no.
  if (cause === 'http_not_found') return [];
  return [
    { kind: 'check_failed', source: software?.name ?? '', value: status ? `${cause} (${status})` : cause },
  ];
}

/** Whether a server is to be listed with its name and state alone. */
export function isReserved(signals: readonly Signal[]): boolean {
  return signals.some(({ kind }) => {
    const { effect } = SIGNALS[kind];
    return effect === 'listed_minimally' || effect === 'left_alone';
  });
}

// Who keeps out of statistics is not counted either, and what could not be read may have said just that.
const UNCOUNTED: ReadonlySet<SignalKind> = new Set<SignalKind>(['hide_in_statistics', 'check_failed']);
const NO_COUNTS = { usersTotal: null, usersActiveMonth: null, usersActiveHalfyear: null, postsTotal: null };

/** NodeInfo as it may be kept: Hubzilla's own goes on counting where another document asks not to be counted. */
export function withoutUnwanted(read: Read, signals: readonly Signal[]): Read {
  if (!signals.some(({ kind }) => UNCOUNTED.has(kind))) return read;
  return { ...read, info: { ...read.info, counts: NO_COUNTS, hidesUsage: true } };
}

// One line a path would repeat the same rule for each list: the first few say it.
const LEFT_MAX = 20;

/** What the way there showed: paths that robots.txt covers, pauses that it asks for, bot walls. */
export function signalsOnTheWay(asked: readonly Asked[], crawlDelayMs: number): Signal[] {
  const left = asked.flatMap(({ path, left, rule = '' }): Signal[] => {
    switch (left) {
      case 'robots_disallowed':
        return [{ kind: 'robots_disallowed', source: path, value: rule }];
      case 'robots_unreachable':
        return [{ kind: 'robots_unreachable', source: '/robots.txt', value: rule }];
      case 'http_challenge':
        return [{ kind: 'bot_wall', source: path, value: rule }];
      default:
        return [];
    }
  });
  const pause: Signal[] =
    crawlDelayMs > 0
      ? [{ kind: 'crawl_delay', source: '/robots.txt', value: `Crawl-delay: ${crawlDelayMs / 1000}` }]
      : [];
  const distinct = new Map([...left, ...pause].map((signal) => [`${signal.kind} ${signal.source}`, signal]));
  return [...distinct.values()].slice(0, LEFT_MAX);
}

/** Whether a failure is itself the operator's word: then the signals are known although nothing was read. */
export function isWord(failure: Failure): boolean {
  const { cause } = failure;
  return cause === 'robots_disallowed' || cause === 'robots_unreachable' || cause === 'http_challenge';
}
