import { describe, expect, it } from 'vitest';
import { serverIn } from './asked.ts';

describe('api/reach/asked: the server in what a person wrote', () => {
  it.each([
    ['example.social', 'example.social'],
    ['Example.Social', 'example.social'],
    [' example.social ', 'example.social'],
    ['@friend@example.social', 'example.social'],
    ['friend@example.social', 'example.social'],
    ['acct:friend@example.social', 'example.social'],
    ['https://example.social/@friend', 'example.social'],
    ['http://example.social', 'example.social'],
    ['https://example.social?lang=de#about', 'example.social'],
    ['@friend:example.org', 'example.org'],
    ['#room:example.org:8448', 'example.org:8448'],
    ['münchen.example', 'xn--mnchen-3ya.example'],
    ['@freundin@münchen.example', 'xn--mnchen-3ya.example'],
  ])('finds in "%s" the server %s', (written, server) => {
    expect(serverIn(written, undefined)).toBe(server);
  });

  it.each(['', '@friend', 'friend', 'not a name', '192.0.2.7', 'https://', '@a@b@example.social', 'social'])(
    'finds none in "%s"',
    (written) => {
      expect(serverIn(written, undefined)).toBeNull();
    },
  );

  it('takes no port for a server of the Fediverse', () => {
    expect(serverIn('example.social:8080', 'fediverse')).toBeNull();
  });
});
