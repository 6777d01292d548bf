import type { Doubt } from '@homeport/db';
import { COUNTS, type CountName, type Counts, type Mark, type Usage } from '../visit/visit.ts';

// The whole Fediverse has fewer users than this: a single server with more is mistaken or joking.
const USERS_MAX = 50_000_000;

export interface CountsRead {
  values: Counts;
  /** Where each number came from. */
  sources: Readonly<Record<CountName, string>>;
  /** Numbers that the software fills in without counting. */
  placeholders: readonly CountName[];
  /** The server says that it hides these. */
  hidden: readonly CountName[];
}

/** Each number with what it is worth, as far as this one reading tells. */
export function markCounts({ values, sources, placeholders, hidden }: CountsRead): Usage {
  const doubts = doubtsOf(values, placeholders);
  const mark = (count: CountName): Mark | null => {
    const source = sources[count];
    if (values[count] === null) {
      return hidden.includes(count) ? { quality: 'hidden', doubt: null, source } : null;
    }
    if (placeholders.includes(count)) return { quality: 'placeholder', doubt: null, source };
    const doubt = doubts.get(count) ?? null;
    return { quality: doubt === null ? 'declared' : 'implausible', doubt, source };
  };
  return {
    ...values,
    marks: {
      usersTotal: mark('usersTotal'),
      usersActiveMonth: mark('usersActiveMonth'),
      usersActiveHalfyear: mark('usersActiveHalfyear'),
      postsTotal: mark('postsTotal'),
    },
  };
}

// Each pair must grow from left to right; where it doesn't, one of the two is wrong and nobody knows which.
const ASCENDING: readonly (readonly [CountName, CountName])[] = [
  ['usersActiveMonth', 'usersTotal'],
  ['usersActiveHalfyear', 'usersTotal'],
  ['usersActiveMonth', 'usersActiveHalfyear'],
];

function doubtsOf(values: Counts, placeholders: readonly CountName[]): Map<CountName, Doubt> {
  const doubts = new Map<CountName, Doubt>();
  const counted = (count: CountName) => (placeholders.includes(count) ? null : values[count]);
  for (const [less, more] of ASCENDING) {
    const [one, other] = [counted(less), counted(more)];
    if (one === null || other === null || one <= other) continue;
    doubts.set(less, 'contradiction');
    doubts.set(more, 'contradiction');
  }
  for (const count of COUNTS) {
    if (count !== 'postsTotal' && (counted(count) ?? 0) > USERS_MAX) doubts.set(count, 'absurd');
  }
  return doubts;
}
