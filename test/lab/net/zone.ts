import type { Answer } from 'dns-packet';
import { hash } from '../random.ts';

// Short, so that a resolver's cache doesn't hide an outage for long.
const TTL_S = 30;

/** What one name says when it is asked. `silent` never answers at all. */
export interface NameState {
  state: 'address' | 'nxdomain' | 'servfail' | 'silent' | 'no-address';
  addresses: readonly string[];
  alias: string | null;
  /** Further records of any type, by type. */
  records?: Readonly<Partial<Record<string, readonly Answer[]>>>;
}

/** One SRV record (RFC 2782); the target "." says that the service is not offered at all. */
export function srv(name: string, target: string, port: number, priority = 10): Answer {
  return { type: 'SRV', name, ttl: TTL_S, data: { priority, weight: 5, port, target } };
}

/** Looks a name up at the time of the question. */
export type Lookup = (name: string) => NameState | undefined;

export interface ZoneReply {
  rcode: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL';
  answers: Answer[];
  /** Over UDP only a truncated header comes: the asker must come back over TCP. */
  isTruncated: boolean;
}

/** Answers one question, or null where the name server stays silent. */
export function answerQuestion(lookup: Lookup, question: { name: string; type: string }): ZoneReply | null {
  const name = question.name.toLowerCase();
  const found = lookup(name);
  if (found === undefined) return { rcode: 'NXDOMAIN', answers: [], isTruncated: false };
  switch (found.state) {
    case 'silent':
      return null;
    case 'nxdomain':
      return { rcode: 'NXDOMAIN', answers: [], isTruncated: false };
    case 'servfail':
      return { rcode: 'SERVFAIL', answers: [], isTruncated: false };
    case 'no-address':
    case 'address':
      // One name in forty has answers that are "too long" for UDP.
      return { rcode: 'NOERROR', answers: records(question, found), isTruncated: hash(name) % 40 === 0 };
  }
}

function records({ name, type }: { name: string; type: string }, found: NameState): Answer[] {
  const more = found.records?.[type];
  if (more !== undefined) return [...more];
  const cname: Answer[] =
    found.alias === null ? [] : [{ type: 'CNAME', name, ttl: TTL_S, data: found.alias }];
  if (found.state === 'no-address' || type !== 'A') {
    return type === 'A' || type === 'AAAA' || type === 'CNAME' ? cname : [];
  }
  const owner = found.alias ?? name;
  return [...cname, ...found.addresses.map((data): Answer => ({ type: 'A', name: owner, ttl: TTL_S, data }))];
}
