import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ProblemError } from './problem.ts';

// Long enough to read every page; the record of an older moment is no longer of use.
const CURSOR_AGE_MAX_MS = 86_400_000;

/** Where the next page begins: the sort key of the last row, and which list it belongs to. */
export interface Cursor<Key> {
  /** All pages of one list look at the record as of one moment, so that no row moves between them. */
  asOf: Date;
  /** Of the shuffle, where the order has one. */
  seed: string | null;
  key: Key;
}

/** Names a list by its path, filters and order: a cursor of one list means nothing in another. */
export function listId(path: string, filters: object): string {
  return createHash('sha256')
    .update(JSON.stringify([path, filters]))
    .digest('base64url')
    .slice(0, 12);
}

export function writeCursor<Key>(list: string, { asOf, seed, key }: Cursor<Key>): string {
  return Buffer.from(JSON.stringify([list, asOf.getTime(), seed, key])).toString('base64url');
}

/** Null where no cursor was given. `keySchema` keeps forged keys away from the database. */
export function readCursor<Key>(
  text: string | undefined,
  list: string,
  keySchema: z.ZodType<Key>,
): Cursor<Key> | null {
  if (text === undefined) return null;
  const envelope = z.tuple([
    z.string(),
    z.int().min(0).max(4e12),
    // What the address could have had as a seed, and nothing else.
    z
      .string()
      .regex(/^[\w-]{1,32}$/)
      .nullable(),
    z.unknown(),
  ]);
  const parsed = envelope.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success) throw broken();
  const [from, asOf, seed, key] = parsed.data;
  if (from !== list) {
    throw new ProblemError(
      'bad-cursor',
      'This cursor belongs to a list with other filters or another order: begin that list again without a cursor.',
      [{ pointer: '?cursor', detail: 'belongs to another list' }],
    );
  }
  const age = Date.now() - asOf;
  if (age < 0 || age > CURSOR_AGE_MAX_MS) {
    throw new ProblemError(
      'bad-cursor',
      'This cursor is more than a day old: begin the list again without a cursor.',
      [{ pointer: '?cursor', detail: 'is too old' }],
    );
  }
  const checked = keySchema.safeParse(key);
  if (!checked.success) throw broken();
  return { asOf: new Date(asOf), seed, key: checked.data };
}

function broken(): ProblemError {
  return new ProblemError(
    'bad-cursor',
    'This cursor is not one that we gave out: take page.next_cursor as it is, or begin without a cursor.',
    [{ pointer: '?cursor', detail: 'cannot be read' }],
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
