import { describe, expect, it } from 'vitest';
import { isPassing } from './passing.ts';

const withCode = (code: string, message = 'no') => Object.assign(new Error(message), { code });

describe('crawler/store/passing', () => {
  it.each(['57P01', '57P03', '53100', '53300', '40P01', '40001', '08006', '25P03', '55P03', '58030'])(
    'tries again what the server refuses for a while (%s)',
    (code) => {
      expect(isPassing(withCode(code))).toBe(true);
    },
  );

  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'])(
    'tries again after a lost connection (%s)',
    (code) => {
      expect(isPassing(withCode(code))).toBe(true);
    },
  );

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Database connection provided by a query runner was already released, cannot continue.',
  ])('knows a lost connection by its words: %s', (message) => {
    expect(isPassing(new Error(message))).toBe(true);
  });

  it.each(['22P05', '23514', '22003', '42P01', 'P0001', 'EPERM'])(
    'does not repeat what can never succeed (%s)',
    (code) => {
      expect(isPassing(withCode(code))).toBe(false);
    },
  );

  it('takes our own faults for no weather', () => {
    expect(isPassing(new TypeError("Cannot read properties of undefined (reading 'id')"))).toBe(false);
    expect(isPassing('no')).toBe(false);
  });
});
