import { describe, expect, it } from 'vitest';
import { isOver, type OwnGap } from './own-gap.ts';
import { ALIVE, heard, looked, SILENT, START, view } from './own.fixture.ts';

const gap: OwnGap = { scope: 'all', reason: 'line_down', fromAt: START, seenMs: 100_000 };
const dead = { ipv4: SILENT, resolver: SILENT };

describe('crawler/health/own-gap', () => {
  it.each([
    ['no round since', [looked(95)], false],
    ['one good round', [looked(105)], false],
    ['two good rounds', [looked(105), looked(110)], true],
    ['a good and a bad one', [looked(105), looked(110, dead)], false],
    ['good, bad, good', [looked(105), looked(110, dead), looked(115)], false],
    ['names still not found', [looked(105, { resolver: SILENT }), looked(110, { resolver: SILENT })], false],
    ['over IPv6 alone', [105, 110].map((at) => looked(at, { ipv4: SILENT, ipv6: ALIVE })), true],
  ])('ends after two good rounds in a row: %s', (_name, rounds, expected) => {
    expect(isOver(gap, view(120, { rounds }))).toBe(expected);
  });

  it('ends for a family by that family', () => {
    const rounds = [looked(105), looked(110)];
    expect(isOver({ ...gap, scope: 'ipv4' }, view(120, { rounds }))).toBe(true);
    expect(isOver({ ...gap, scope: 'ipv6' }, view(120, { rounds }))).toBe(false);
  });

  it('is ended by the world where no canary ever answered', () => {
    const rounds = [looked(95, dead), looked(105, dead), looked(110, dead)];
    const proven = { ipv4: false, ipv6: false, resolver: false };
    const answers = [101, 102, 103].map((second) => heard(second));
    expect(isOver(gap, view(120, { rounds, proven, heard: answers }))).toBe(true);
    expect(isOver(gap, view(120, { rounds, proven, heard: answers.slice(1) }))).toBe(false);
    expect(isOver(gap, view(120, { rounds, heard: answers }))).toBe(false);
  });

  it('ends after half a minute of calm where nobody is asked', () => {
    expect(isOver(gap, view(129))).toBe(false);
    expect(isOver(gap, view(130))).toBe(true);
  });
});
