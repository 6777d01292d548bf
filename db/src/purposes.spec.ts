import { describe, expect, it } from 'vitest';
import { purposesOf, serving } from './purposes.ts';
import { PURPOSES } from './vocabulary.ts';

describe('db/purposes', () => {
  it('knows a purpose of each kind, and by which software or network it is served', () => {
    for (const purpose of PURPOSES) {
      const { software, networks } = serving(purpose);
      expect([purpose, software.length + networks.length]).not.toEqual([purpose, 0]);
      for (const name of software) expect(purposesOf('fediverse', name)).toContain(purpose);
      for (const network of networks) expect(purposesOf(network, null)).toContain(purpose);
    }
  });

  it.each(['constructor', '__proto__', 'hasOwnProperty', 'a software of tomorrow'])(
    'knows nothing of a server that calls its software %s',
    (software) => {
      expect(purposesOf('fediverse', software)).toEqual([]);
    },
  );
});
