import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { InstanceSort } from '../contract/instances.ts';

/** One part of an order: an ascending SQL expression over `d` (directory_entry), and what a cursor says of it. */
export interface Key {
  sql: string;
  type: 'boolean' | 'integer' | 'bigint' | 'real' | 'smallint' | 'text';
}

/** An order of the directory; its last key is always the id, so that no two rows are alike. */
export interface Order {
  keys: readonly Key[];
  /** Whether an index has the rows in this order. */
  isIndexed: boolean;
}

export type KeyValue = string | number | boolean;

const ID: Key = { sql: 'd.instance_id', type: 'integer' };
const ACTIVE: Key = { sql: 'coalesce(-d.active, 1)', type: 'integer' };

const INDEXED: Record<Exclude<InstanceSort, 'recommended'>, Order> = {
  uptime: {
    // Under half of the window measured, a ratio says little: those come after the rest.
    keys: [
      { sql: '(d.coverage_30d < 0.5)', type: 'boolean' },
      { sql: 'coalesce(-d.ratio_30d, 1)', type: 'real' },
      ACTIVE,
      ID,
    ],
    isIndexed: true,
  },
  // Who was never seen up comes last: the greatest number that JSON keeps exactly.
  age: { keys: [{ sql: 'coalesce(d.since, 9007199254740991)', type: 'bigint' }, ID], isIndexed: true },
  users: { keys: [ACTIVE, ID], isIndexed: true },
  newest: { keys: [{ sql: 'd.newest', type: 'bigint' }, ID], isIndexed: true },
  domain: { keys: [{ sql: 'd.domain', type: 'text' }, ID], isIndexed: true },
};

/** `seed` is the placeholder of the shuffle's seed as a number, such as `$4`. */
export function orderOf(sort: InstanceSort, seed: string): Order {
  if (sort !== 'recommended') return INDEXED[sort];
  return {
    // 52 bits of the hash: as many as a number in JSON keeps exactly.
    keys: [
      { sql: 'd.band', type: 'smallint' },
      // Who has much of the network already is shown last in its band.
      { sql: 'd.is_oversized', type: 'boolean' },
      { sql: `(hashint4extended(d.instance_id, ${seed}::bigint) & 4503599627370495)`, type: 'bigint' },
      ID,
    ],
    // By the bands alone: the shuffle is another one each day.
    isIndexed: false,
  };
}

const id = z.int32();
/** A name as the record has it: nothing else is compared with one. */
const name = z
  .string()
  .max(259)
  .regex(/^[a-z0-9.:_-]+$/);

/** What a cursor may say of the keys of each order; made once, since making one takes long beside all else that a list does. */
export const KEY_SCHEMAS: Record<InstanceSort, z.ZodType<KeyValue[]>> = {
  recommended: z.tuple([z.int().min(0).max(9), z.boolean(), z.int().min(0), id]),
  uptime: z.tuple([z.boolean(), z.number().min(-1).max(1), id, id]),
  age: z.tuple([z.int(), id]),
  users: z.tuple([id, id]),
  newest: z.tuple([z.int(), id]),
  domain: z.tuple([name, id]),
};

/** The shuffle's seed as the hash takes it: a whole number of 63 bits, in digits. */
export function seedNumber(seed: string): string {
  const digest = createHash('sha256').update(seed).digest();
  return (digest.readBigUInt64BE() >> 1n).toString();
}
