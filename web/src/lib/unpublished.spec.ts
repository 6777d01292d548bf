import type { Instance } from '@homeport/api/contract';
import { describe, expect, it } from 'vitest';
import { silentInstance } from './instance.fixture.ts';
import { unpublishedOf } from './unpublished.ts';

const factsOf = (instance: Instance) => unpublishedOf(instance).map(({ fact }) => fact);
const whyOf = (instance: Instance, fact: string) =>
  unpublishedOf(instance).find((one) => one.fact === fact)?.why;

describe('web/lib/unpublished', () => {
  it('names all that a silent server does not say', () => {
    expect(factsOf(silentInstance)).toEqual([
      'software',
      'title',
      'description',
      'registration',
      'languages',
      'country',
      'rules',
      'contact',
      'users_total',
      'users_active_month',
      'posts_total',
      'peers',
      'policy',
    ]);
  });

  it('asks no server for what its network does not have', () => {
    expect(factsOf({ ...silentInstance, network: 'matrix' })).toEqual([
      'software',
      'registration',
      'country',
      'contact',
    ]);
    expect(factsOf({ ...silentInstance, network: 'lbry' })).toEqual(['software', 'peers']);
  });

  it('says why, as far as anybody knows', () => {
    const { usage, publications } = silentInstance;
    const unread = { ...silentInstance, usage: { ...usage, read_at: null } };
    expect(whyOf(unread, 'rules')).toMatch(/not been read yet/);
    expect(whyOf({ ...unread, state: 'withheld' }, 'rules')).toMatch(/asks us to keep away/);
    expect(whyOf({ ...unread, state: 'withheld' }, 'policy')).toMatch(/asks us to keep away/);
    expect(whyOf({ ...silentInstance, is_personal: true }, 'description')).toMatch(/personal instance/);

    const hidden = { ...usage.users_total, quality: 'hidden' } as const;
    expect(whyOf({ ...silentInstance, usage: { ...usage, users_total: hidden } }, 'users_total')).toMatch(
      /hides its use/,
    );
    const closed = { ...publications.policy, publication: 'closed' } as const;
    expect(whyOf({ ...silentInstance, publications: { ...publications, policy: closed } }, 'policy')).toMatch(
      /does not publish/,
    );
  });

  it('takes an empty list for published', () => {
    const { publications } = silentInstance;
    const empty = { ...publications.policy, publication: 'published' } as const;
    expect(factsOf({ ...silentInstance, publications: { ...publications, policy: empty } })).not.toContain(
      'policy',
    );
  });
});
