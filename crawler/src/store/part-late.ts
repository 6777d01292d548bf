import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';

/** Contacts by what the record knew when they came to be saved. */
export interface Parted {
  /** Judged from what is believed: their step can be taken as it is. */
  onTime: Assessed[];
  /** The newest contact of their instance, but judged from what was no longer believed; it decides anew. */
  overtaken: Assessed[];
  /** Older than what the record has of their instance: only their visits tell something. */
  late: Assessed[];
}

/** Holds the rows of the instances until the transaction ends, and tells which contacts came too late. */
export async function partLate(tx: EntityManager, contacts: readonly Assessed[]): Promise<Parted> {
  const ids = [...new Set(contacts.map(({ instance }) => instance.id))];
  const rows: { id: number; last_visit_at: Date | null }[] = await tx.query(
    // In one order, so that two savers never wait for each other in a circle.
    `select id, last_visit_at from instance where id = any ($1::integer[]) order by id for no key update`,
    [ids],
  );
  const known = new Map(rows.map(({ id, last_visit_at }) => [id, last_visit_at?.getTime() ?? null]));
  const parted: Parted = { onTime: [], overtaken: [], late: [] };
  const seen = new Set<number>();
  // Of several contacts of one instance in a batch, only the newest can be the newest.
  for (const contact of contacts.toSorted((one, other) => other.at.getTime() - one.at.getTime())) {
    const { id, health } = contact.instance;
    const lastAt = known.get(id) ?? null;
    const isNewest = !seen.has(id) && (lastAt === null || contact.at.getTime() > lastAt);
    seen.add(id);
    const decides = contact.visits.some((visit) => visit.decides);
    if (!isNewest) parted.late.push(contact);
    else if (lastAt === (health.lastVisitAt?.getTime() ?? null)) parted.onTime.push(contact);
    else if (decides) parted.overtaken.push(contact);
  }
  return stillOnTime(parted);
}

/** A contact that brings an older one of its own instance along must be judged after it. */
function stillOnTime({ onTime, overtaken, late }: Parted): Parted {
  const crowded = new Set(late.map(({ instance }) => instance.id));
  const isAlone = ({ instance }: Assessed) => !crowded.has(instance.id);
  return {
    onTime: onTime.filter(isAlone),
    overtaken: [...overtaken, ...onTime.filter((contact) => !isAlone(contact))],
    late,
  };
}
