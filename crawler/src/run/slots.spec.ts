import { describe, expect, it } from 'vitest';
import { Slots } from './slots.ts';

describe('crawler/run/slots', () => {
  it('lets so many in at once, and the others in the order of coming', async () => {
    const slots = new Slots(2);
    const order: number[] = [];
    const gates = [0, 1, 2, 3].map(() => Promise.withResolvers<undefined>());
    const all = gates.map(({ promise }, number) =>
      slots.use(async () => {
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

    const all = [slots.use(work), slots.use(work), slots.use(work)];
    expect(slots.isCrowded).toBe(false);
    all.push(slots.use(work));
    expect(slots.isCrowded).toBe(true);

    resolve(undefined);
    await Promise.all(all);
    expect(slots.isCrowded).toBe(false);
  });
});
