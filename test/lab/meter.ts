import { readFile } from 'node:fs/promises';
import type { MeterLine } from './net/meter-writer.ts';
import { forbids } from './robots.ts';

export type { MeterLine } from './net/meter-writer.ts';

export type PaceRule =
  | 'request-interval'
  | 'connections-per-host'
  | 'connections-per-address'
  | 'connection-interval'
  | 'robots-forbidden'
  | 'robots-not-read';

export interface Violation {
  rule: PaceRule;
  at: number;
  /** The host, or the address where the rule is about one. */
  whom: string;
  detail: string;
}

export interface PaceOptions {
  /** What each host's robots.txt says; null where it has none. */
  robots?: ReadonlyMap<string, string | null>;
  /** The meter's own clock is not finer than this; by how much it was late at a moment, its lines say themselves. */
  toleranceMs?: number;
}

const REQUEST_INTERVAL_MS = 1000;
const CONNECTION_INTERVAL_MS = 100;
const CONNECTIONS_PER_ADDRESS_MAX = 2;
const AGENT = 'Homeport';

/** Reads a meter file; a last line that is still being written is left out. */
export async function readMeter(file: string): Promise<MeterLine[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line) as MeterLine);
}

/** What the victims may complain about, in the order in which it happened. */
export function judgePace(lines: readonly MeterLine[], options: PaceOptions = {}): Violation[] {
  const { robots, toleranceMs = 5 } = options;
  return [
    ...judgeRequests(lines, toleranceMs),
    ...judgeConnections(lines, toleranceMs),
    ...(robots === undefined ? [] : judgeRobots(lines, robots)),
  ].sort((a, b) => a.at - b.at);
}

function judgeRequests(lines: readonly MeterLine[], toleranceMs: number): Violation[] {
  const last = new Map<string, number>();
  const violations: Violation[] = [];
  for (const line of lines) {
    if (line.kind === 'open' || line.kind === 'close') continue;
    const before = last.get(line.host);
    last.set(line.host, earliest(line));
    const gap = before === undefined ? Infinity : line.at - before;
    if (gap + toleranceMs < REQUEST_INTERVAL_MS) {
      violations.push({
        rule: 'request-interval',
        at: line.at,
        whom: line.host,
        detail: `${gap} ms, ${nameOf(line)}`,
      });
    }
  }
  return violations;
}

/** When it may have happened already: a busy lab reads a clock that has gone on. */
function earliest({ at, late = 0 }: MeterLine): number {
  return at - late;
}

function nameOf(line: Exclude<MeterLine, { kind: 'open' | 'close' }>): string {
  switch (line.kind) {
    case 'request':
      return line.path;
    case 'line':
      return line.line;
    case 'datagram':
      return 'a datagram';
  }
}

// Which host a connection is for shows in its first request, or when it closes.
function hostsOfConnections(lines: readonly MeterLine[]): Map<number, string> {
  const hosts = new Map<number, string>();
  for (const line of lines) {
    if (line.kind === 'open' || line.kind === 'datagram') continue;
    if (line.host !== null) hosts.set(line.connection, line.host);
  }
  return hosts;
}

function judgeConnections(lines: readonly MeterLine[], toleranceMs: number): Violation[] {
  const hosts = hostsOfConnections(lines);
  const openTo = new Map<string, number>();
  const lastOpen = new Map<string, number>();
  const violations: Violation[] = [];
  const count = (key: string, change: number) => {
    const open = (openTo.get(key) ?? 0) + change;
    openTo.set(key, open);
    return open;
  };
  // An end and a beginning that arrive together are told in any order: the end comes first.
  const moment = (line: MeterLine) => (line.kind === 'close' ? earliest(line) - toleranceMs : line.at);
  for (const line of lines.toSorted((a, b) => moment(a) - moment(b))) {
    if (line.kind !== 'open' && line.kind !== 'close') continue;
    const { address, at } = line;
    const host = hosts.get(line.connection);
    const change = line.kind === 'open' ? 1 : -1;
    const toAddress = count(`address ${address}`, change);
    const toHost = host === undefined ? 0 : count(`host ${host}`, change);
    if (line.kind === 'close') continue;
    const gap = at - (lastOpen.get(address) ?? -Infinity);
    lastOpen.set(address, earliest(line));
    if (toHost > 1) {
      violations.push({ rule: 'connections-per-host', at, whom: host ?? '', detail: `${toHost} at once` });
    }
    if (toAddress > CONNECTIONS_PER_ADDRESS_MAX) {
      violations.push({ rule: 'connections-per-address', at, whom: address, detail: `${toAddress} at once` });
    }
    if (gap + toleranceMs < CONNECTION_INTERVAL_MS) {
      violations.push({ rule: 'connection-interval', at, whom: address, detail: `${gap} ms` });
    }
  }
  return violations;
}

function judgeRobots(lines: readonly MeterLine[], robots: ReadonlyMap<string, string | null>): Violation[] {
  const read = new Set<string>();
  const violations: Violation[] = [];
  for (const line of lines) {
    if (line.kind !== 'request') continue;
    const { at, host, path } = line;
    if (path === '/robots.txt') {
      read.add(host);
      continue;
    }
    if (!read.has(host)) violations.push({ rule: 'robots-not-read', at, whom: host, detail: path });
    const text = robots.get(host);
    if (typeof text === 'string' && forbids(text, AGENT, path)) {
      violations.push({ rule: 'robots-forbidden', at, whom: host, detail: path });
    }
  }
  return violations;
}
