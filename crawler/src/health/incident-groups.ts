/** An incident that goes on, of an instance behind some address group. */
export interface Failing {
  /** Of the incident. */
  id: number;
  /** Its first failure. */
  fromAt: Date;
  /** The last good answer; null where there was none. */
  lastUpAt: Date | null;
}

/** Everybody behind one address group. */
export interface Crowd {
  paceKey: string;
  /** In no group yet. */
  failing: readonly Failing[];
  /** How many are there that were alive when it began, those that fail among them. */
  known: number;
  /** A group that goes on, and how many belong to it. */
  group: { id: number; fromAt: Date; affected: number } | null;
}

/** Incidents that are one: a fault of whoever houses them. */
export interface Grouping {
  paceKey: string;
  /** Null: a new one. */
  groupId: number | null;
  fromAt: Date;
  members: number[];
  affected: number;
  known: number;
}

const MINUTE_MS = 60_000;
// What one fault takes down goes down together.
const TOGETHER_MS = 10 * MINUTE_MS;
// Each host is looked at hourly, ± 10 %: of one fault the last victim is found an hour after the first.
const FOUND_WITHIN_MS = 70 * MINUTE_MS;
const AFFECTED_LEAST = 3;

/**
 * Which incidents behind one address group are one: at least three, and at least half of all that were alive there,
 * each of which may have begun within ten minutes of the first. When a host went is known no better than between
 * its last answer and its first failure. Null where there is nothing to say. Pure.
 */
export function groupingOf({ paceKey, failing, known, group }: Crowd): Grouping | null {
  const sorted = failing.toSorted((one, other) => one.fromAt.getTime() - other.fromAt.getTime());
  if (group) {
    const joining = sorted.filter((one) => mayBeOne(one, group.fromAt));
    if (joining.length === 0) return null;
    const affected = group.affected + joining.length;
    return {
      paceKey,
      groupId: group.id,
      ...membersOf(joining, group.fromAt),
      affected,
      known: Math.max(known, affected),
    };
  }
  for (const { fromAt } of sorted) {
    const together = sorted.filter((one) => one.fromAt >= fromAt && mayBeOne(one, fromAt));
    const affected = together.length;
    if (affected < AFFECTED_LEAST || affected * 2 < known) continue;
    return {
      paceKey,
      groupId: null,
      ...membersOf(together, fromAt),
      affected,
      known: Math.max(known, affected),
    };
  }
  return null;
}

function mayBeOne({ fromAt, lastUpAt }: Failing, first: Date): boolean {
  const earliest = lastUpAt !== null && lastUpAt < fromAt ? lastUpAt : fromAt;
  const afterFirst = fromAt.getTime() - first.getTime();
  return earliest.getTime() - first.getTime() <= TOGETHER_MS && Math.abs(afterFirst) <= FOUND_WITHIN_MS;
}

function membersOf(failing: readonly Failing[], fromAt: Date): Pick<Grouping, 'fromAt' | 'members'> {
  const earliest = Math.min(fromAt.getTime(), ...failing.map((one) => one.fromAt.getTime()));
  return { fromAt: new Date(earliest), members: failing.map(({ id }) => id) };
}
