import { OverlapAnswer, UsageAnswer } from '@homeport/api/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSeededApi, type ApiUnderTest } from './api-server.ts';

const DAY_MS = 86_400_000;
const now = new Date();
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10);

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startSeededApi(now, 20);
  for (const [domain, publication] of [
    ['pier.example', 'published'],
    ['quay.example', 'published'],
    ['silent.example', 'closed'],
  ]) {
    await api.db.query(
      `insert into instance (network, domain, registrable_domain, state, discovered_at, discovered_by, pace_key, bucket,
                             policy_publication)
       values ('fediverse', $1, $1, 'alive', now(), 'seed', $1, 0, $2)`,
      [domain, publication],
    );
  }
});
afterAll(() => api.close());

async function block(by: string, target: string, more: Record<string, unknown> = {}): Promise<void> {
  const rule = { severity: 'suspend', is_obfuscated: false, lifted_at: null, ...more };
  await api.db.query(
    `insert into policy_entry (instance_id, target, is_obfuscated, severity, rule, first_seen_at, lifted_at)
     select id, $2, $3, $4, $4, now() - interval '9 days', $5::timestamptz from instance where domain = $1`,
    [by, target, rule.is_obfuscated, rule.severity, rule.lifted_at],
  );
}

describe('api/overlap', () => {
  it('counts what both block, and nothing that is hidden, limited, lifted or opted out', async () => {
    for (const by of ['pier.example', 'quay.example']) {
      await block(by, 'one.bad.example');
      await block(by, '*.two.bad.example');
      await block(by, 'th***.bad.example', { is_obfuscated: true });
      await block(by, 'noisy.example', { severity: 'silence' });
      await block(by, 'forgiven.example', { lifted_at: now });
      await block(by, 'sub.opted-out.example');
    }
    await block('pier.example', 'own.bad.example');
    const { lists, data } = await api.read(OverlapAnswer, '/api/v1/overlap?of=quay.example,pier.example');
    expect(lists).toEqual([
      { domain: 'quay.example', blocks: 2, hidden: 1 },
      { domain: 'pier.example', blocks: 3, hidden: 1 },
    ]);
    expect(data).toEqual([{ between: ['quay.example', 'pier.example'], shared: 2 }]);
  });

  it('says null, and not none, where a list is not published', async () => {
    const answer = await api.read(OverlapAnswer, '/api/v1/overlap?of=pier.example&of=silent.example');
    expect(answer.lists[1]).toEqual({ domain: 'silent.example', blocks: null, hidden: null });
    expect(answer.data).toEqual([{ between: ['pier.example', 'silent.example'], shared: null }]);
  });

  it('has each pair once, and takes two names of one instance for one', async () => {
    const path = '/api/v1/overlap?of=pier.example,quay.example,silent.example,PIER.example';
    const { lists, data } = await api.read(OverlapAnswer, path);
    expect(lists.map(({ domain }) => domain)).toEqual(['pier.example', 'quay.example', 'silent.example']);
    expect(data).toHaveLength(3);
  });

  it.each([
    ['pier.example', 400],
    ['a.example,b.example,c.example,d.example,e.example', 400],
    ['pier.example,unheard-of.example', 404],
    ['pier.example,opted-out.example', 410],
  ])('refuses %s with %i', async (of, status) => {
    expect((await api.get(`/api/v1/overlap?of=${of}`)).status).toBe(status);
  });
});

describe('api/usage', () => {
  it('gives each day as it was stated, with its mark, oldest first and within the days asked for', async () => {
    await api.db.query(
      `insert into usage_day (instance_id, day, users_total, users_total_quality, users_active_month_quality,
                              posts_total, posts_total_quality)
       select id, day::date, users, quality, 'hidden', 5000000000, 'declared'
         from instance, (values ($1, 70, 'declared'), ($2, 90000, 'implausible'), ($3, 80, 'declared'))
              as said (day, users, quality)
        where domain = 'pier.example'`,
      [daysAgo(200), daysAgo(2), daysAgo(0)],
    );
    const { data } = await api.read(UsageAnswer, '/api/v1/instances/pier.example/usage?days=30');
    expect(data.map(({ day, users_total }) => [day, users_total.value, users_total.quality])).toEqual([
      [daysAgo(2), 90_000, 'implausible'],
      [daysAgo(0), 80, 'declared'],
    ]);
    expect(data[0]).toMatchObject({
      users_active_month: { value: null, quality: 'hidden' },
      users_active_halfyear: { value: null, quality: null },
      posts_total: { value: 5_000_000_000, quality: 'declared' },
    });
    expect((await api.read(UsageAnswer, '/api/v1/instances/pier.example/usage?days=365')).data).toHaveLength(
      3,
    );
  });

  it('tells nothing of an earlier life', async () => {
    await api.db.query(`update instance set life_began_at = $1 where domain = 'pier.example'`, [
      `${daysAgo(1)}T00:00:00Z`,
    ]);
    const { data } = await api.read(UsageAnswer, '/api/v1/instances/pier.example/usage');
    expect(data.map(({ day }) => day)).toEqual([daysAgo(0)]);
  });

  it('answers about who opted out as everywhere', async () => {
    expect((await api.get('/api/v1/instances/opted-out.example/usage')).status).toBe(410);
  });
});
