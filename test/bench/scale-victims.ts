import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { judgePace, type MeterLine, type Violation } from '../lab/meter.ts';
import { hash } from '../lab/random.ts';

// A crawl of fifty thousand hosts is a million lines: no more than a part of them is held at once.
const LINES_AT_ONCE = 250_000;

export interface Testimony {
  requests: number;
  /** How often each host was asked for its NodeInfo: once a contact. */
  contacts: Map<string, number>;
  violations: Violation[];
}

export interface HearOptions {
  robots: ReadonlyMap<string, string | null>;
  /** Epoch milliseconds: what was before belongs to another crawl. */
  from: number;
  /** Contacts begun after this may have been cut off by the end, and be nowhere in the record. */
  contactsUntil: number;
}

/** What the victims saw. Nothing is counted twice: a host has one address here, and an address is judged as a whole. */
export async function hearVictims(file: string, options: HearOptions): Promise<Testimony> {
  const testimony: Testimony = { requests: 0, contacts: new Map(), violations: [] };
  let lines = 0;
  for await (const line of linesOf(file, options.from)) {
    lines++;
    if (line.kind !== 'request') continue;
    testimony.requests++;
    if (line.path === '/.well-known/nodeinfo' && line.at <= options.contactsUntil) {
      testimony.contacts.set(line.host, (testimony.contacts.get(line.host) ?? 0) + 1);
    }
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

async function* linesOf(file: string, from: number): AsyncGenerator<MeterLine> {
  for await (const text of createInterface({ input: createReadStream(file) })) {
    const line = JSON.parse(text) as MeterLine;
    if (line.at >= from) yield line;
  }
}
