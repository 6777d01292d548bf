import type { MeterLine, Violation } from '../lab/meter.ts';

/** When a crawler stood still, in real epoch milliseconds. */
export interface Frozen {
  publicUrl: string;
  fromAt: number;
  toAt: number;
  /** A save of its own was under way: it will come late. */
  isSaving: boolean;
}

interface Connection {
  openedAt: number;
  closedAt: number;
  host: string | null;
  address: string;
  agents: Set<string>;
  askedAt: number[];
}

// The kernel answers for a process that stands still; from its first breath on it closes what it should not have.
const WAKING_MS = 2_000;

/**
 * Whether a host has too many connections only because one of them belongs to a process that is stopped: nobody can
 * close it, and it asks nothing. Whatever it asks would be a violation of its own.
 */
export function silentOnes(
  lines: readonly MeterLine[],
  frozen: readonly Frozen[],
): (one: Violation) => boolean {
  const connections = [...connectionsOf(lines).values()];
  return ({ rule, at, whom }) => {
    if (rule !== 'connections-per-host' && rule !== 'connections-per-address') return false;
    const stopped = frozen.filter(({ fromAt, toAt }) => fromAt <= at && at <= toAt + WAKING_MS);
    return connections.some(
      (one) =>
        (one.host === whom || one.address === whom) &&
        one.closedAt >= at &&
        stopped.some((span) => one.openedAt <= span.fromAt && isSilent(one, span, at)),
    );
  };
}

function isSilent({ agents, askedAt }: Connection, { publicUrl, fromAt }: Frozen, at: number): boolean {
  const isTheirs = agents.size === 0 || [...agents].some((agent) => agent.includes(`${publicUrl}/`));
  // The meter may hear of a question a little later than it was put.
  return isTheirs && !askedAt.some((asked) => asked > fromAt + WAKING_MS && asked <= at);
}

function connectionsOf(lines: readonly MeterLine[]): Map<number, Connection> {
  const connections = new Map<number, Connection>();
  for (const line of lines) {
    if (line.kind === 'datagram') continue;
    const known = connections.get(line.connection) ?? {
      openedAt: line.at,
      closedAt: Infinity,
      host: null,
      address: line.address,
      agents: new Set<string>(),
      askedAt: [],
    };
    connections.set(line.connection, known);
    if (line.kind === 'close') known.closedAt = line.at;
    if (line.kind !== 'open' && line.host !== null) known.host = line.host;
    if (line.kind === 'request') {
      known.agents.add(line.userAgent);
      known.askedAt.push(line.at);
    }
  }
  return connections;
}
