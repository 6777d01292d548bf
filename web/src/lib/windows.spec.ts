import { describe, expect, it } from 'vitest';
import { knownFor } from './windows.ts';

const to_at = '2026-03-10T12:00:00.000Z';

describe('web/lib/windows', () => {
  it('says for how long an instance has been known, where a window promises more', () => {
    expect(knownFor({ window: '365d', from_at: '2026-03-03T12:00:00.000Z', to_at })).toBe('7 days');
    expect(knownFor({ window: '24h', from_at: '2026-03-10T09:30:00.000Z', to_at })).toBe('2 hr, 30 min');
  });

  it('says nothing of a window that is as long as it can be', () => {
    expect(knownFor({ window: '24h', from_at: '2026-03-09T12:00:00.000Z', to_at })).toBeNull();
    expect(knownFor({ window: '7d', from_at: '2026-03-04T00:00:00.000Z', to_at })).toBeNull();
  });
});
