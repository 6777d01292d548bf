import { describe, expect, it } from 'vitest';
import { comparePath, readComparison, serverOf } from './asked.ts';

describe('web/compare/asked', () => {
  it('finds the server in whatever is pasted', () => {
    expect(serverOf('Harbour.example')).toBe('harbour.example');
    expect(serverOf('https://harbour.example/@friend?x=1#y')).toBe('harbour.example');
    expect(serverOf('@friend@harbour.example')).toBe('harbour.example');
    expect(serverOf('harbour.example:8448')).toBe('harbour.example:8448');
    expect(serverOf('bücher.example')).toBe('xn--bcher-kva.example');
    expect(serverOf('not a name')).toBeUndefined();
    expect(serverOf('')).toBeUndefined();
  });

  it('keeps four at most, each once, and names what it left out', () => {
    const i = ['a.example', 'b.example,c.example', 'A.example', 'd.example', 'e.example', 'no/t', '_'];
    expect(readComparison({ i })).toEqual({
      names: ['a.example', 'b.example', 'c.example', 'd.example'],
      dropped: ['no/t', '_', 'e.example'],
      onlyDifferences: false,
      isTidy: true,
    });
  });

  it('sends what is untidy to its short address, which is tidy', () => {
    for (const i of [['', 'a.example'], 'A.example', ['a.example', 'a.example'], 'a.example,b.example']) {
      const { names, isTidy } = readComparison({ i });
      expect(isTidy).toBe(false);
      expect(readComparison({ i: names }).isTidy).toBe(true);
    }
    expect(readComparison({}).isTidy).toBe(true);
  });

  it('is found in its own address again', () => {
    expect(comparePath([])).toBe('/compare');
    expect(comparePath(['a.example', 'b.example:8448'], true)).toBe(
      '/compare?i=a.example&i=b.example%3A8448&only=differences',
    );
  });
});
