/** Ids ascending, written as differences in LEB128: one to two bytes an edge in a full network. */
export function packIds(ids: Iterable<number>): { bytes: Buffer; count: number } {
  const sorted = [...new Set(ids)].sort((a, b) => a - b);
  const bytes: number[] = [];
  let last = 0;
  for (const id of sorted) {
    let rest = id - last;
    last = id;
    while (rest > 0x7f) {
      bytes.push((rest & 0x7f) | 0x80);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  }
  return { bytes: Buffer.from(bytes), count: sorted.length };
}

export function unpackIds(bytes: Buffer): number[] {
  const ids: number[] = [];
  let last = 0;
  let difference = 0;
  let factor = 1;
  for (const byte of bytes) {
    difference += (byte & 0x7f) * factor;
    if (byte & 0x80) {
      factor *= 128;
      continue;
    }
    last += difference;
    ids.push(last);
    difference = 0;
    factor = 1;
  }
  return ids;
}
