import { describe, expect, it } from 'vitest';
import type { Share } from './allowance.queries.ts';
import { Allowances } from './allowances.ts';

const LIMIT = 10;

/** What a process lets through of so many requests that come at once. */
async function letThrough(allowances: Allowances, requests: number, client = 'a'): Promise<number> {
  const verdicts = await Promise.all(Array.from({ length: requests }, () => allowances.spend(client)));
  return verdicts.filter(({ isAllowed }) => isAllowed).length;
}

describe('api/http/allowances', () => {
  it('spends what was granted, and asks for more only when it is gone', async () => {
    const shares: Share[] = [
      { granted: 4, left: 6, secondsLeft: 30 },
      { granted: 6, left: 0, secondsLeft: 30 },
      { granted: 0, left: 0, secondsLeft: 30 },
    ];
    let asked = 0;
    const take = () => Promise.resolve(shares[asked++] ?? { granted: 99, left: 99, secondsLeft: 30 });
    const allowances = new Allowances({ limit: LIMIT, take, clock: () => 0 });

    expect(await letThrough(allowances, 50)).toBe(10);
    expect(asked).toBe(3);
  });

  it('counts for itself where the database cannot be asked, once in a window', async () => {
    let now = 0;
    const take = () => Promise.reject(new Error('no database'));
    const allowances = new Allowances({ limit: LIMIT, take, clock: () => now });

    expect(await letThrough(allowances, 50)).toBe(LIMIT);
    now = 30_000;
    expect(await letThrough(allowances, 50)).toBe(0);
    now = 60_001;
    expect(await letThrough(allowances, 50)).toBe(LIMIT);
  });

  it('leaves the database alone for a while after a failure', async () => {
    let now = 0;
    let asked = 0;
    const take = () => {
      asked += 1;
      return Promise.reject(new Error('no database'));
    };
    const allowances = new Allowances({ limit: LIMIT, take, clock: () => now });

    for (let client = 0; client < 100; client += 1) await allowances.spend(String(client));
    expect(asked).toBe(1);
    now = 5_001;
    await allowances.spend('another');
    expect(asked).toBe(2);
  });

  it('begins anew when the window is over', async () => {
    let now = 0;
    const take = () => Promise.resolve({ granted: now === 0 ? 1 : 2, left: 0, secondsLeft: 10 });
    const allowances = new Allowances({ limit: 1, take, clock: () => now });

    expect((await allowances.spend('a')).isAllowed).toBe(true);
    now = 10_001;
    expect((await allowances.spend('a')).isAllowed).toBe(true);
    expect((await allowances.spend('a')).isAllowed).toBe(true);
  });

  it('bounds what it remembers of whoever comes under ever new names', async () => {
    const take = () => Promise.resolve({ granted: 1, left: 0, secondsLeft: 60 });
    const allowances = new Allowances({ limit: 1, take, clock: () => 0 });
    for (let client = 0; client < 50_001; client += 1) await allowances.spend(String(client));

    // The first was forgotten, and asks anew; the last was not.
    expect((await allowances.spend('0')).isAllowed).toBe(true);
    expect(allowances.size).toBe(50_000);
  });
});
