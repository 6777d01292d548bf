import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreedTip, lagBehind, lagsOf, presentRound, type Reading } from './tip.ts';

const AT = Date.parse('2026-01-01T12:00:00Z');
const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const later = (minutes: number) => new Date(AT + minutes * 60_000);

/** Hubs 1, 2, 3 … with a height, and a hash, each a second after the other. */
function read(...heights: (number | [height: number, hash: string | null])[]): Reading[] {
  return heights.map((one, index) => {
    const [height, hash] = typeof one === 'number' ? [one, A] : one;
    return { instance: index + 1, height, hash, at: new Date(AT + index * 1000) };
  });
}

describe('crawler/health/tip: the agreed tip', () => {
  it('is what all say where all say the same', () => {
    expect(agreedTip(read(100, 100, 100))).toEqual({ height: 100, hash: A });
  });

  it.each([
    ['a liar with a giant height', read(100, 100, 100, 99_999_999)],
    ['a laggard', read(100, 100, 100, 7)],
    ['both', read(100, 100, 100, 7, [99_999_999, B])],
    ['one that already has the next block', read(100, 100, 101)],
  ])('is not moved by %s', (_, readings) => {
    expect(agreedTip(readings)).toEqual({ height: 100, hash: A });
  });

  it('is the height up to which both halves agree where they are even', () => {
    expect(agreedTip(read(100, 100, 103, 103))).toMatchObject({ height: 100 });
  });

  it('follows the majority once it is one', () => {
    expect(agreedTip(read(100, 100, 103, 103, 103))).toMatchObject({ height: 103 });
  });

  it('has the hash of the larger side of a fork, and none where the sides are even', () => {
    expect(agreedTip(read([100, A], [100, A], [100, B]))).toEqual({ height: 100, hash: A });
    expect(agreedTip(read([100, A], [100, A], [100, B], [100, B]))).toEqual({ height: 100, hash: null });
  });

  it('has the hash that is known where some hubs gave the height alone', () => {
    expect(agreedTip(read([100, A], [100, null], [100, null]))).toEqual({ height: 100, hash: A });
    expect(agreedTip(read([100, null], [100, null], [100, null]))).toEqual({ height: 100, hash: null });
  });

  it.each([[[]], [read(100)], [read(100, 100)]])('needs three hubs', (readings) => {
    expect(agreedTip(readings)).toBeNull();
  });

  it('hears each hub once, however often it was asked', () => {
    const [first, second] = read(100, 90);
    const often = [first!, { ...first!, height: 101 }, { ...first!, height: 102 }, second!];
    expect(agreedTip(often)).toBeNull();
  });

  it('is reached by a majority, is somebody’s height, and no taller one is so', () => {
    const heights = fc.array(fc.nat(1e8), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(heights, (all) => {
        const agreed = agreedTip(read(...all))!;
        const reachedBy = (height: number) => all.filter((one) => one >= height).length;
        const isMajority = (height: number) => reachedBy(height) * 2 > all.length;
        const taller = all.filter((height) => height > agreed.height);
        return all.includes(agreed.height) && isMajority(agreed.height) && !taller.some(isMajority);
      }),
    );
  });

  it('stays between the heights of the honest, whatever fewer liars say, in any order', () => {
    const honest = fc.array(fc.integer({ min: 1_000_000, max: 1_000_002 }), { minLength: 3, maxLength: 12 });
    const lies = fc.array(fc.nat(1e8), { maxLength: 11 });
    fc.assert(
      fc.property(honest, lies, fc.nat(30), (truths, all, turn) => {
        // An even split is no majority: the honest must be more than half.
        const voices = [...truths, ...all.slice(0, truths.length - 1)];
        const turned = [...voices.slice(turn), ...voices.slice(0, turn)];
        const { height } = agreedTip(read(...turned))!;
        return height <= Math.max(...truths) && height >= Math.min(...truths);
      }),
    );
  });
});

describe('crawler/health/tip: the lag', () => {
  it('is the blocks that are missing, and none for who is ahead', () => {
    const agreed = { height: 100, hash: A };
    expect([97, 100, 10_000].map((height) => lagBehind({ height }, agreed))).toEqual([3, 0, 0]);
  });

  it('is told to each hub of the round', () => {
    expect([...lagsOf(read(100, 100, 90, 100, 99_999_999), later(0))]).toEqual([
      [1, 0],
      [2, 0],
      [3, 10],
      [4, 0],
      [5, 0],
    ]);
  });

  it('is unknown where a hub stays alone for the whole round', () => {
    expect([...lagsOf(read(100, 100), later(3))]).toEqual([
      [1, null],
      [2, null],
    ]);
  });

  it('is left as it was while the others may still be heard', () => {
    expect(lagsOf(read(100, 100), later(1))).toEqual(new Map());
    expect(lagsOf([], later(1))).toEqual(new Map());
  });
});

describe('crawler/health/tip: the round', () => {
  const at = (...minutes: number[]): Reading[] =>
    minutes.map((minute, index) => ({
      instance: index + 1,
      height: 100,
      hash: A,
      at: new Date(AT + minute * 60_000),
    }));
  const hubs = (readings: readonly Reading[]) => presentRound(readings).map(({ instance }) => instance);

  it('is the last one, in whatever order it is told', () => {
    expect(hubs(at(-30, -29.5, 0, 0.2, 0.5))).toEqual([5, 4, 3]);
    expect(hubs(at(0.5, -30, 0.2, 0))).toEqual([1, 3, 4]);
  });

  it('takes in who was asked again at once, and not who was asked much later', () => {
    expect(hubs(at(0, 0.3, 1.4))).toEqual([3, 2, 1]);
    expect(hubs(at(0, 0.3, 3.4))).toEqual([3]);
  });

  it('is never longer than five minutes', () => {
    expect(hubs(at(0, 1.5, 3, 4.5, 6))).toEqual([5, 4, 3, 2]);
    const minutes = fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(minutes, (all) => {
        const times = presentRound(at(...all)).map((reading) => reading.at.getTime());
        return Math.max(...times) - Math.min(...times) <= 300_000;
      }),
    );
  });
});
