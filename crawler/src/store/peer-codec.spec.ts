import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packIds, unpackIds } from './peer-codec.ts';

describe('crawler/store/peer-codec', () => {
  it('gives back every set of ids, sorted and once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2 ** 31 - 1 })), (ids) => {
        const { bytes, count } = packIds(ids);
        const expected = [...new Set(ids)].sort((a, b) => a - b);
        expect(unpackIds(bytes)).toEqual(expected);
        expect(count).toBe(expected.length);
      }),
    );
  });

  it('takes one to two bytes an edge in a network of ordinary density', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => index * 3 + 1);
    expect(packIds(ids).bytes.length / ids.length).toBeLessThan(1.5);
  });
});
