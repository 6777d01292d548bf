import { describe, expect, it } from 'vitest';
import { UsageError } from './command.ts';
import { readNames, readSubmitOptions } from './submit-options.ts';

describe('crawler/cli/submit', () => {
  it('takes names, files and what comes in, of one network', () => {
    expect(readSubmitOptions(['a.example', 'list.txt', '-'])).toEqual({
      network: 'fediverse',
      words: ['a.example', 'list.txt', '-'],
    });
    expect(readSubmitOptions(['--network', 'LBRY', '-'])).toEqual({ network: 'lbry', words: ['-'] });
  });

  it.each([
    [[], /^Say which servers: npm run submit/],
    [
      ['--network', 'xmpp', 'a.example'],
      /^"xmpp" is no network\. The networks are fediverse, matrix, lbry\.$/,
    ],
    [['--netwrok', 'matrix'], /^Unknown option '--netwrok'\. Say which servers/],
  ])('says what to type instead of %j', (args, sentence) => {
    expect(() => readSubmitOptions(args)).toThrow(UsageError);
    expect(() => readSubmitOptions(args)).toThrow(sentence);
  });

  it('finds each name once, past notes and empty lines', () => {
    const text = '\ufeff# homeservers\r\na.example\r\n\r\nA.example.  # again\nb.example:8448\n#c.example\n';
    expect(
      readNames('matrix', [
        { from: 'list.txt', text },
        { from: null, text: 'a.example' },
      ]),
    ).toEqual({
      names: ['a.example', 'b.example:8448'],
      refused: [],
    });
  });

  it('says where and why a line is no name', () => {
    const text = 'a.example\n10.0.0.1\n\nb.example:8448';
    const { names, refused } = readNames('fediverse', [
      { from: 'list.txt', text },
      { from: null, text: 'x'.repeat(500) },
    ]);
    expect(names).toEqual(['a.example']);
    expect(refused).toEqual([
      'list.txt, line 2: "10.0.0.1": an instance is known by its name, not by an address',
      'list.txt, line 4: "b.example:8448": names of the Fediverse have no port, and elsewhere it is a number from 1 to 65535',
      expect.stringMatching(/^"x{80}…": /),
    ]);
  });
});
