import { describe, expect, it } from 'vitest';
import type { Contacted } from '../store/save-contacts.ts';
import { Saver } from './saver.ts';

// The saver looks at nothing of what it gathers.
const contacted = (id: number) => ({ assessed: { instance: { id } } }) as unknown as Contacted;
const idOf = ({ assessed }: Contacted) => assessed.instance.id;
const quick = { againMs: 1, againMaxMs: 2, giveUpMs: 5_000, random: () => 0 };

describe('crawler/run/saver', () => {
  it('keeps what was seen until the database is back', async () => {
    const tries: number[][] = [];
    const saver = new Saver((batch) => {
      tries.push(batch.map(idOf));
      const away = Object.assign(new Error('no'), { code: tries.length === 1 ? 'ECONNREFUSED' : '57P03' });
      return tries.length < 4 ? Promise.reject(away) : Promise.resolve();
    }, quick);

    await Promise.all([saver.save(contacted(1)), saver.save(contacted(2))]);

    expect(tries).toEqual(Array.from({ length: 4 }, () => [1, 2]));
  });

  it('says so when the database stays away', async () => {
    const away = Object.assign(new Error('no'), { code: '53100' });
    const saver = new Saver(() => Promise.reject(away), { ...quick, giveUpMs: 20 });

    const ends = await Promise.allSettled([1, 2].map((id) => saver.save(contacted(id))));

    expect(ends).toEqual([1, 2].map(() => ({ status: 'rejected', reason: away })));
  });

  it('sets apart the one contact that nobody could store, and stores the others', async () => {
    const stored: number[] = [];
    const saver = new Saver((batch) => {
      if (batch.some((one) => idOf(one) === 3)) {
        return Promise.reject(Object.assign(new Error('poison'), { code: '22P05' }));
      }
      stored.push(...batch.map(idOf));
      return Promise.resolve();
    }, quick);

    const ends = await Promise.allSettled([1, 2, 3, 4, 5].map((id) => saver.save(contacted(id))));

    expect(ends.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(stored.toSorted()).toEqual([1, 2, 4, 5]);
  });

  it('lets those that come later wait for those before', async () => {
    const stored: number[] = [];
    let tries = 0;
    const saver = new Saver((batch) => {
      tries += 1;
      if (tries === 1) return Promise.reject(Object.assign(new Error('no'), { code: 'ECONNRESET' }));
      stored.push(...batch.map(idOf));
      return Promise.resolve();
    }, quick);

    await Promise.all(Array.from({ length: 150 }, (_, id) => saver.save(contacted(id))));

    expect(stored).toEqual(Array.from({ length: 150 }, (_, id) => id));
  });
});
