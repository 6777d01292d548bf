import { describe, expect, it } from 'vitest';
import { Slots } from './slots.ts';

describe('crawler/run/slots', () => {
  it('lets so many in at once, and the others in the order of coming', async () => {
    const slots = new Slots(2);
    const order: number[] = [];
    const gates = [0, 1, 2, 3].map(() => Promise.withResolvers<undefined>());
    const all = gates.map(({ promise }, number) =>
      slots.use('known', async () => {
        order.push(number);
        await promise;
      }),
    );

    expect(order).toEqual([0, 1]);
    for (const { resolve } of gates) resolve(undefined);
    await Promise.all(all);
    expect(order).toEqual([0, 1, 2, 3]);
    expect(slots.inUse).toBe(0);
  });

  it('is crowded while as many stand in line as may be in', async () => {
    const slots = new Slots(2);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const work = () => promise;

    const all = [slots.use('known', work), slots.use('known', work), slots.use('known', work)];
    expect(slots.isCrowded('known')).toBe(false);
    all.push(slots.use('known', work));
    expect(slots.isCrowded('known')).toBe(true);

    resolve(undefined);
    await Promise.all(all);
    expect(slots.isCrowded('known')).toBe(false);
  });

  it('lets those that are known go first, and every fourth time one in doubt', async () => {
    const slots = new Slots(1);
    const order: string[] = [];
    const enter = (lane: 'known' | 'doubtful') => slots.use(lane, () => Promise.resolve(order.push(lane)));
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const first = slots.use('doubtful', () => promise);

    const all = [...Array(9).keys()].map(() => enter('doubtful'));
    expect(slots.isCrowded('known')).toBe(false);
    expect(slots.isCrowded('doubtful')).toBe(true);
    all.push(...[...Array(6).keys()].map(() => enter('known')));
    resolve(undefined);
    await Promise.all([first, ...all]);

    expect(order.slice(0, 8).join(' ')).toBe('known known known doubtful known known known doubtful');
    expect(order.filter((lane) => lane === 'doubtful').length).toBe(9);
    expect(slots.inUse).toBe(0);
  });
});
