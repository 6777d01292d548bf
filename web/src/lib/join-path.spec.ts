import { describe, expect, it } from 'vitest';
import { hasJoinPage, joinUrl } from './join-path.ts';

const at = (
  software: string | null,
  network: 'fediverse' | 'matrix' = 'fediverse',
  domain = 'a.example',
) => ({
  software,
  network,
  domain,
});

describe('lib/join-path', () => {
  it('leads to the page of the software on the server itself, and nowhere else', () => {
    expect(joinUrl(at('mastodon'))).toBe('https://a.example/auth/sign_up');
    expect(joinUrl(at('lemmy'))).toBe('https://a.example/signup');
    expect(hasJoinPage(at('lemmy'))).toBe(true);
  });

  it('leads to the front page where no such page is known', () => {
    for (const one of [at('misskey'), at(null), at('toString'), at('mastodon', 'matrix')]) {
      expect([joinUrl(one), hasJoinPage(one)]).toEqual(['https://a.example/', false]);
    }
  });

  it('leaves out the port of a name, which is that of the federation', () => {
    expect(joinUrl(at('synapse', 'matrix', 'a.example:8448'))).toBe('https://a.example/');
  });
});
