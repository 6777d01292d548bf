import { describe, expect, it } from 'vitest';
import { changedHands, type Former, type Identity } from './lives.ts';

const DAY = 86_400_000;
const at = new Date('2026-06-01T00:00:00Z');
const ago = (days: number) => new Date(at.getTime() - days * DAY);
const mastodon: Identity = { software: 'mastodon', usersTotal: 400, postsTotal: 90_000, keyIds: [] };
const gone: Former = {
  ...mastodon,
  network: 'fediverse',
  verdict: 'down',
  cause: 'dns_not_found',
  readAt: ago(90),
};
const misskey: Identity = { software: 'misskey', usersTotal: 1, postsTotal: 3, keyIds: [] };

describe('crawler/health/lives', () => {
  it('knows a name that came back with other software for another’s', () => {
    expect(changedHands(gone, misskey, at)).toBe('software');
  });

  it('knows one with the same software for another’s where its numbers began anew', () => {
    expect(changedHands(gone, { ...mastodon, usersTotal: 1, postsTotal: 12 }, at)).toBe('numbers');
    expect(changedHands(gone, { ...mastodon, usersTotal: 1, postsTotal: 40_000 }, at)).toBeNull();
    expect(changedHands(gone, { ...mastodon, usersTotal: 900, postsTotal: 12 }, at)).toBeNull();
    expect(changedHands({ ...gone, postsTotal: 40 }, { ...mastodon, postsTotal: 0 }, at)).toBeNull();
    expect(changedHands(gone, { ...mastodon, usersTotal: null, postsTotal: null }, at)).toBeNull();
  });

  it('takes a server that comes back as it was for itself, however long it was away', () => {
    expect(changedHands({ ...gone, readAt: ago(700) }, mastodon, at)).toBeNull();
  });

  it('leaves its past to an operator who moves to other software without a long absence', () => {
    expect(changedHands({ ...gone, readAt: ago(29) }, misskey, at)).toBeNull();
    expect(changedHands({ ...gone, verdict: 'up', cause: 'ok' }, misskey, at)).toBeNull();
    expect(changedHands({ ...gone, verdict: 'up', cause: 'robots_disallowed' }, misskey, at)).toBeNull();
    expect(changedHands({ ...gone, verdict: 'degraded', cause: 'partial' }, misskey, at)).toBeNull();
  });

  it('knows it was away while a parked page or another’s certificate stood in its place', () => {
    expect(changedHands({ ...gone, verdict: 'degraded', cause: 'parse_not_json' }, misskey, at)).toBe(
      'software',
    );
    expect(changedHands({ ...gone, verdict: 'degraded', cause: 'tls_wrong_host' }, misskey, at)).toBe(
      'software',
    );
  });

  it('takes no software for another’s that takes over its database', () => {
    const pleroma: Former = { ...gone, software: 'pleroma' };
    expect(changedHands(pleroma, { ...mastodon, software: 'akkoma' }, at)).toBeNull();
    expect(changedHands(pleroma, { ...misskey, software: 'akkoma' }, at)).toBe('numbers');
  });

  it('goes by the signing keys in Matrix, and by nothing else', () => {
    const matrix: Former = {
      ...gone,
      network: 'matrix',
      software: 'synapse',
      keyIds: ['ed25519:a', 'ed25519:b'],
    };
    const dendrite = { software: 'dendrite', usersTotal: null, postsTotal: null };

    expect(changedHands(matrix, { ...dendrite, keyIds: ['ed25519:c'] }, at)).toBe('signing_key');
    expect(changedHands(matrix, { ...dendrite, keyIds: ['ed25519:c', 'ed25519:b'] }, at)).toBeNull();
    expect(changedHands(matrix, { ...dendrite, keyIds: [] }, at)).toBeNull();
    expect(
      changedHands({ ...matrix, readAt: ago(6) }, { ...dendrite, keyIds: ['ed25519:c'] }, at),
    ).toBeNull();
  });

  it('knows only one life of a hub, and none before the first reading', () => {
    expect(changedHands({ ...gone, network: 'lbry' }, misskey, at)).toBeNull();
    expect(changedHands({ ...gone, readAt: null }, misskey, at)).toBeNull();
  });
});
