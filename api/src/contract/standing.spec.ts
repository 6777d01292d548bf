import * as house from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { STANDARDS } from './standing.ts';
import { VISITS_ENOUGH } from './uptime.ts';

describe('api/contract/standing', () => {
  it('tells the numbers of the order as the house has them', () => {
    expect(STANDARDS).toEqual(house.STANDARDS);
    expect(STANDARDS.visitsMin).toBe(VISITS_ENOUGH);
  });
});
