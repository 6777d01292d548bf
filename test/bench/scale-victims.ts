import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { DataSource } from 'typeorm';
import { judgePace, type MeterLine, type Violation } from '../lab/meter.ts';
import { hash } from '../lab/random.ts';

// A crawl of fifty thousand hosts is a million lines: no more than a part of them is held at once.
const LINES_AT_ONCE = 250_000;

export interface Testimony {
  requests: number;
  /** When (epoch ms) each host was asked where its NodeInfo is: once a contact. */
  contacts: Map<string, number[]>;
  violations: Violation[];
}

export interface HearOptions {
  robots: ReadonlyMap<string, string | null>;
  /** Epoch milliseconds: what was before belongs to another crawl. */
  from: number;
}

/** What the victims saw. Nothing is counted twice: a host has one address here, and an address is judged as a whole. */
export async function hearVictims(file: string, options: HearOptions): Promise<Testimony> {
  const testimony: Testimony = { requests: 0, contacts: new Map(), violations: [] };
  let lines = 0;
  for await (const line of linesOf(file, options.from)) {
    lines++;
    if (line.kind !== 'request') continue;
    testimony.requests++;
    if (line.path !== '/.well-known/nodeinfo') continue;
    const times = testimony.contacts.get(line.host);
    if (times) times.push(line.at);
    else testimony.contacts.set(line.host, [line.at]);
  }
  const parts = Math.ceil(lines / LINES_AT_ONCE);
  for (let part = 0; part < parts; part++) {
    const mine: MeterLine[] = [];
    for await (const line of linesOf(file, options.from)) {
      if (hash(line.address) % parts === part) mine.push(line);
    }
    testimony.violations.push(...judgePace(mine, { robots: options.robots }));
  }
  return testimony;
}

/**
 * Visits to one slot beyond the first: those in the record, which the key makes impossible, and those that only the
 * victims know of. Who was read in full is not due again for an hour, so that every further contact is one too many;
 * a contact that was cut off comes before the one that is in the record. Of those to which others have moved nobody
 * can say which contact was whose.
 */
export async function countDoubles(
  db: DataSource,
  { contacts }: Testimony,
  movedTo: readonly string[],
): Promise<number> {
  const [row]: [{ repeated: number }] = await db.query(
    `select (count(*) - count(distinct (instance_id, kind, slot)))::int as repeated from visit`,
  );
  const once: { domain: string; at: Date }[] = await db.query(
    `select i.domain, min(v.at) as at
       from visit v join instance i on i.id = v.instance_id
      where v.kind in ('liveness', 'details')
      group by i.domain having count(*) = 1 and min(v.verdict) = 'up' and min(v.kind) = 'details'`,
  );
  const ambiguous = new Set(movedTo);
  const plain = once.filter(({ domain }) => !ambiguous.has(domain));
  const further = plain.map(({ domain, at }) => {
    const since = (contacts.get(domain) ?? []).filter((asked) => asked >= at.getTime());
    return Math.max(0, since.length - 1);
  });
  return further.reduce((sum, count) => sum + count, row.repeated);
}

async function* linesOf(file: string, from: number): AsyncGenerator<MeterLine> {
  for await (const text of createInterface({ input: createReadStream(file) })) {
    const line = JSON.parse(text) as MeterLine;
    if (line.at >= from) yield line;
  }
}
