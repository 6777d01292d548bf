import * as contract from '@homeport/api/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSeededApi, type ApiUnderTest } from './api-server.ts';

const HOUR_S = 3600;

describe('integration/api-status: what we say of ourselves', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startSeededApi(new Date(), 60);
    await api.db.query(`insert into vantage (name, joined_at, seen_at)
      values ('here', now() - interval '90 days', now()), ('harbour', now() - interval '9 days', now() - interval '8 days')
      on conflict do nothing`);
  });
  beforeEach(() => api.db.query('delete from monitor_gap'));
  afterAll(() => api.close());

  /** Hours before now; null: it lasts. */
  const addGap = (
    fromHours: number,
    toHours: number | null,
    more: { scope?: string; reason?: string } = {},
  ) =>
    api.db.query(
      `insert into monitor_gap (vantage, scope, reason, from_at, to_at, noticed_at)
       values ('here', $3, $4, now() - make_interval(mins => $1), now() - make_interval(mins => $2),
               now() - make_interval(mins => $1))`,
      [
        fromHours * 60,
        toHours === null ? null : toHours * 60,
        more.scope ?? 'all',
        more.reason ?? 'line_down',
      ],
    );
  const status = () => api.read(contract.StatusAnswer, '/api/v1/status');

  it('is well where nothing was wrong', async () => {
    const { gaps, vantages } = await status();
    expect(gaps).toEqual({ open: [], past: [] });
    expect(vantages.map(({ name, cannot_measure: blind }) => [name, blind])).toEqual([
      ['here', []],
      ['harbour', []],
    ]);
  });

  it('says what is wrong now in words, since when, and whom it concerns', async () => {
    await addGap(2, null, { scope: 'ipv6', reason: 'ipv6_gone' });
    const { gaps, vantages } = await status();
    expect(gaps.past).toEqual([]);
    expect(gaps.open).toMatchObject([
      { scope: 'ipv6', to: null, sentence: 'Our own line carried no IPv6.', vantage: 'here' },
    ]);
    expect(gaps.open[0]?.seconds).toBeCloseTo(2 * HOUR_S, -2);
    // Nobody is concerned who is reached over IPv4: that is not counted as time without any measurement.
    expect(vantages[0]).toMatchObject({ cannot_measure: ['ipv6'], unmeasured_seconds_30d: 0 });
    expect(vantages[1]).toMatchObject({ cannot_measure: [] });
  });

  it('keeps those of thirty days, newest first, and counts no second of them twice', async () => {
    await addGap(31 * 24, 30.5 * 24);
    await addGap(30, 28, { reason: 'clock_jumped' });
    await addGap(28.5, 26);
    await addGap(5, 4, { reason: 'record_away' });
    const { gaps, vantages } = await status();
    expect(gaps.open).toEqual([]);
    expect(gaps.past.map(({ reason }) => reason)).toEqual(['record_away', 'line_down', 'clock_jumped']);
    expect(vantages[0]?.unmeasured_seconds_30d).toBe(5 * HOUR_S);
  });

  it('lowers coverage, and leaves uptime alone', async () => {
    const rows: { domain: string }[] = await api.db.query(
      `select i.domain from instance i
         join status_span s on s.instance_id = i.id and s.verdict = 'up' and s.to_at is null
          and s.from_at < now() - interval '2 days'
        where i.state = 'alive' and i.network = 'fediverse' limit 1`,
    );
    const day = async (query = '') => {
      const path = `/api/v1/instances/${rows[0]?.domain ?? ''}/uptime${query}`;
      const { windows } = await api.read(contract.UptimeAnswer, path);
      return windows.find(({ window }) => window === '24h');
    };
    const before = await day();
    await addGap(12, 6);
    // Another query: an answer to the same one may be kept for a moment.
    const after = await day('?network=fediverse');
    expect(before).toMatchObject({ ratio: 1 });
    expect(after).toMatchObject({ ratio: 1 });
    expect((before?.coverage ?? 0) - (after?.coverage ?? 0)).toBeCloseTo(0.25, 2);
  });
});
