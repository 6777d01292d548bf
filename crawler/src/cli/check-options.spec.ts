import { describe, expect, it } from 'vitest';
import { readCheckOptions } from './check-options.ts';
import { UsageError } from './command.ts';

describe('crawler/cli/check-options', () => {
  it.each([
    [['example.org'], { network: 'fediverse', domain: 'example.org', isJson: false }],
    [['--json', 'Example.ORG.'], { network: 'fediverse', domain: 'example.org', isJson: true }],
    [
      ['a.example:8448', '--network', 'Matrix'],
      { network: 'matrix', domain: 'a.example:8448', isJson: false },
    ],
    [['a.example:50001', '--network', 'lbry'], { network: 'lbry', domain: 'a.example', isJson: false }],
    [
      ['bücher.example', '--network', 'fediverse'],
      { network: 'fediverse', domain: 'xn--bcher-kva.example', isJson: false },
    ],
  ])('reads %j', (args, options) => {
    expect(readCheckOptions(args)).toEqual(options);
  });

  it.each([
    [[], /^Say which server: npm run check -- example\.org/],
    [['a.example', 'b.example'], /^One server at a time, please: a\.example, b\.example\.$/],
    [['a.example', '--jsno'], /^Unknown option '--jsno'\. Say which server/],
    [['a.example', '--network'], /^Option '--network <value>' argument missing\. Say which server/],
    [
      ['https://a.example/', '--network', 'matrix'],
      /Did you mean: npm run check -- a\.example --network matrix$/,
    ],
    [
      ['a.example:99999', '--network', 'matrix'],
      /is no host name: names of the Fediverse have no port, and elsewhere it is a number/,
    ],
    [
      ['a.example', '--network', 'email'],
      /^"email" is no network\. The networks are fediverse, matrix, lbry\.$/,
    ],
    [['https://a.example/about'], /Did you mean: npm run check -- a\.example$/],
    [['a.example/about'], /Did you mean: npm run check -- a\.example$/],
    [['a.example:8443'], /Did you mean: npm run check -- a\.example$/],
    [['@me@a.example'], /Did you mean: npm run check -- a\.example$/],
    [['me@a.example'], /Did you mean: npm run check -- a\.example$/],
    [['example'], /^"example" is no host name: a host name has at least one dot/],
    [['127.0.0.1'], /^"127\.0\.0\.1" is no host name: an instance is known by its name/],
    [['[::1]'], /^"\[::1\]" is no host name: an instance is known by its name/],
    [['a_b.example'], /^"a_b\.example" is no host name: a host name has letters/],
    [['co.uk'], /^"co\.uk" is no host name: this is an ending/],
    [['a.onion'], /^"a\.onion" is no host name: names of this ending/],
    [[' '], /^" " is no host name: it is empty\.$/],
    [['x'.repeat(300)], /is no host name: a host name has at most 253 characters\.$/],
    [['\u001b[2Jevil'], /^"\\u001b\[2Jevil" is no host name/],
  ])('says of %j what to do instead', (args, sentence) => {
    expect(() => readCheckOptions(args)).toThrow(UsageError);
    expect(() => readCheckOptions(args)).toThrow(sentence);
  });
});
