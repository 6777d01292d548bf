import { describe, expect, it } from 'vitest';
import { readCheckOptions, UsageError } from './check-options.ts';

describe('crawler/cli/check-options', () => {
  it.each([
    [['example.org'], { domain: 'example.org', isJson: false }],
    [['--json', 'Example.ORG.'], { domain: 'example.org', isJson: true }],
    [['bücher.example', '--network', 'fediverse'], { domain: 'xn--bcher-kva.example', isJson: false }],
  ])('reads %j', (args, options) => {
    expect(readCheckOptions(args)).toEqual(options);
  });

  it.each([
    [[], /^Say which server: npm run check -- example\.org/],
    [['a.example', 'b.example'], /^One server at a time, please: a\.example, b\.example\.$/],
    [['a.example', '--jsno'], /^Unknown option '--jsno'\. Say which server/],
    [['a.example', '--network'], /^Option '--network <value>' argument missing\. Say which server/],
    [['a.example', '--network', 'matrix'], /^Only the Fediverse can be checked so far; matrix can't yet\.$/],
    [['a.example', '--network', 'lbry'], /^Only the Fediverse can be checked so far; lbry can't yet\.$/],
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
