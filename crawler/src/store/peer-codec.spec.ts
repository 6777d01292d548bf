import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differingIds, packIds, unpackIds, unpackSet } from './peer-codec.ts';

const ID = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const once = (ids: Iterable<number>) => [...new Set(ids)].sort((a, b) => a - b);

describe('crawler/store/peer-codec', () => {
  it('gives back every set of ids, sorted and once', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(ID, fc.integer({ min: 1, max: 200 }))), (given) => {
        const { bytes, ids } = packIds(given);
        expect(unpackIds(bytes)).toEqual(once(given));
        expect([...ids]).toEqual(once(given));
      }),
    );
  });

  it('keeps the largest id that the record can hold', () => {
    expect(unpackIds(packIds([2 ** 31 - 1, 1]).bytes)).toEqual([1, 2 ** 31 - 1]);
  });

  it('gives back a set once written and changed since, whatever came and went', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500)), fc.array(fc.nat(500)), (before, after) => {
        const written = packIds(before.map((id) => id + 1));
        const now = packIds(after.map((id) => id + 1));
        const changes = packIds(differingIds(unpackIds(written.bytes), now.ids));
        expect(unpackSet({ peers: written.bytes, changes: changes.bytes })).toEqual([...now.ids]);
      }),
    );
  });

  // Of 100,000 names in no order: what a full network's lists come down to, from the shortest to the longest.
  it.each([
    [100, 2],
    [1000, 1.5],
    [10_000, 1.05],
    [50_000, 1],
  ])('takes for %i peers at most %f bytes each', (count, bytesMax) => {
    const step = Math.floor(100_000 / count);
    const ids = Array.from({ length: count }, (_, nth) => 1 + nth * step + ((nth * 7919) % step));
    expect(packIds(ids).bytes.length / count).toBeLessThanOrEqual(bytesMax);
  });
});
