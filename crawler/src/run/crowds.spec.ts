import { describe, expect, it } from 'vitest';
import { crowdedIn, withoutCrowds } from './crowds.ts';

const at = (address?: string) => ({ address });

describe('crawler/run/crowds', () => {
  it('calls an address crowded when three are under way there', () => {
    const underWay = [at('192.0.2.1'), at('192.0.2.1'), at('192.0.2.2'), at('192.0.2.1'), at()];

    expect(crowdedIn(underWay)).toEqual(['192.0.2.1']);
  });

  it('lets no more begin at an address than may be there, and all others in their order', () => {
    const due = ['192.0.2.1', '192.0.2.1', '192.0.2.3', '192.0.2.1', undefined].map(at);

    expect(withoutCrowds(due, [at('192.0.2.1')]).map(({ address }) => address)).toEqual([
      '192.0.2.1',
      '192.0.2.1',
      '192.0.2.3',
      undefined,
    ]);
  });

  it('does not count those whose address nobody knows yet', () => {
    const unknown = Array.from({ length: 10 }, () => at());

    expect(crowdedIn(unknown)).toEqual([]);
    expect(withoutCrowds(unknown, unknown)).toHaveLength(10);
  });
});
