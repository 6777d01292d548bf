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
  schema: z.ZodType<KeyValue[]>;
}

export type KeyValue = string | number | boolean;

const ID: Key = { sql: 'd.instance_id', type: 'integer' };
const ACTIVE: Key = { sql: 'coalesce(-d.active, 1)', type: 'integer' };

const id = z.int32();
/** A name as the record has it: nothing else is compared with one. */
const name = z
  .string()
  .max(259)
  .regex(/^[a-z0-9.:_-]+$/);

/** `seed` is the placeholder of the shuffle's seed as a number, such as `$4`. */
export function orderOf(sort: InstanceSort, seed: string): Order {
  switch (sort) {
    case 'recommended':
      return {
        // 52 bits of the hash: as many as a number in JSON keeps exactly.
        keys: [
          { sql: 'd.band', type: 'smallint' },
          { sql: `(hashint4extended(d.instance_id, ${seed}::bigint) & 4503599627370495)`, type: 'bigint' },
          ID,
        ],
        // By band alone: the shuffle is another one each day.
        isIndexed: false,
        schema: z.tuple([z.int().min(0).max(9), z.int().min(0), id]),
      };
    case 'uptime':
      return {
        // Under half of the window measured, a ratio says little: those come after the rest.
        keys: [
          { sql: '(d.coverage_30d < 0.5)', type: 'boolean' },
          { sql: 'coalesce(-d.ratio_30d, 1)', type: 'real' },
          ACTIVE,
          ID,
        ],
        isIndexed: true,
        schema: z.tuple([z.boolean(), z.number().min(-1).max(1), id, id]),
      };
    case 'users':
      return { keys: [ACTIVE, ID], isIndexed: true, schema: z.tuple([id, id]) };
    case 'newest':
      return {
        keys: [{ sql: 'd.newest', type: 'bigint' }, ID],
        isIndexed: true,
        schema: z.tuple([z.int(), id]),
      };
    case 'domain':
      return { keys: [{ sql: 'd.domain', type: 'text' }, ID], isIndexed: true, schema: z.tuple([name, id]) };
  }
}

/** The shuffle's seed as the hash takes it: a whole number of 63 bits, in digits. */
export function seedNumber(seed: string): string {
  const digest = createHash('sha256').update(seed).digest();
  return (digest.readBigUInt64BE() >> 1n).toString();
}
