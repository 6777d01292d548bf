import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

describe('crawler/net/retry-after', () => {
  it.each([
    ['120', 2 * MINUTE],
    ['0', MINUTE],
    ['5', MINUTE],
    ['315360000', WEEK],
    ['Sun, 01 Mar 2026 13:00:00 GMT', 60 * MINUTE],
    ['Sunday, 01-Mar-26 13:00:00 GMT', 60 * MINUTE],
    ['Sun, 01 Mar 2020 13:00:00 GMT', MINUTE],
    ['Sun, 01 Mar 2046 13:00:00 GMT', WEEK],
    ['-5', undefined],
    ['soon', undefined],
    ['1.5', undefined],
    ['99999999999999999999', WEEK],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %j ms', (header, ms) => {
    expect(retryAfterMs(header, NOW)).toBe(ms);
  });
});
