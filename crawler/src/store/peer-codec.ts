// What a difference of two ids can need at most, seven bits a byte.
const BYTES_AN_ID = 5;

export interface PackedIds {
  /** Ascending, each once. */
  ids: Int32Array;
  /** The same as differences in LEB128: one to two bytes an edge in a full network. */
  bytes: Buffer;
}

/** Packs ids of instances (positive, 32 bits) in any order, of which some may stand twice. */
export function packIds(given: Iterable<number>): PackedIds {
  const ids = Int32Array.from(given).sort();
  const bytes = Buffer.allocUnsafe(ids.length * BYTES_AN_ID);
  let count = 0;
  let length = 0;
  let last = 0;
  for (const id of ids) {
    let rest = id - last;
    if (rest === 0) continue;
    ids[count++] = last = id;
    for (; rest > 0x7f; rest >>>= 7) bytes[length++] = (rest & 0x7f) | 0x80;
    bytes[length++] = rest;
  }
  // A copy: a view would keep five times the memory until the set is written.
  return { ids: ids.subarray(0, count), bytes: Buffer.from(bytes.subarray(0, length)) };
}

/** The ids, ascending. */
export function unpackIds(bytes: Buffer): number[] {
  const ids: number[] = [];
  let last = 0;
  let difference = 0;
  let shift = 0;
  for (const byte of bytes) {
    difference |= (byte & 0x7f) << shift;
    if (byte & 0x80) {
      shift += 7;
      continue;
    }
    last += difference;
    ids.push(last);
    difference = 0;
    shift = 0;
  }
  return ids;
}

/** Ids that stand in one of two ascending lists but not in both: what changed between them, or a list once changed. */
export function differingIds(one: ArrayLike<number>, other: ArrayLike<number>): number[] {
  const differing: number[] = [];
  for (let left = 0, right = 0; left < one.length || right < other.length;) {
    const a = one[left] ?? Infinity;
    const b = other[right] ?? Infinity;
    if (a <= b) left += 1;
    if (b <= a) right += 1;
    if (a !== b) differing.push(Math.min(a, b));
  }
  return differing;
}

/** The ids of a stored set: those once written, and the few that came or went since. */
export function unpackSet({ peers, changes }: { peers: Buffer; changes: Buffer }): number[] {
  return differingIds(unpackIds(peers), unpackIds(changes));
}
