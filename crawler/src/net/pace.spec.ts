import { describe, expect, it } from 'vitest';
import { NetError } from './failure.ts';
import { Pace } from './pace.ts';
import type { Turnstile } from './turnstile.ts';

const signal = new AbortController().signal;
const LIMITS = { requestsPerSecondMax: 10_000, addressGapMs: 30, connectionsPerAddressMax: 2 };

describe('crawler/net/pace', () => {
  it('lets one contact at a time to a host, in the order of coming', async () => {
    const pace = new Pace(LIMITS);
    const order: number[] = [];
    const contact = async (number: number): Promise<void> => {
      const leave = await pace.enterHost('a.example', signal);
      order.push(number);
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(-number);
      leave();
    };

    await Promise.all([1, 2, 3].map(contact));

    expect(order).toEqual([1, -1, 2, -2, 3, -3]);
  });

  it('keeps the gap between two questions to a host, from when the first was seen', async () => {
    const pace = new Pace(LIMITS);
    await pace.requestTurn('a.example', signal);
    await new Promise((resolve) => setTimeout(resolve, 20));
    pace.asked('a.example', 50);
    const seenAt = performance.now();
    await pace.requestTurn('a.example', signal);

    expect(performance.now() - seenAt).toBeGreaterThanOrEqual(50);
  });

  it('does not let one host wait for another', async () => {
    const pace = new Pace(LIMITS);
    pace.asked('a.example', 5000);
    const startedAt = performance.now();
    await pace.requestTurn('b.example', signal);

    expect(performance.now() - startedAt).toBeLessThan(500);
    expect(pace.waitMs('a.example')).toBeGreaterThan(4000);
    expect(pace.waitMs('b.example')).toBe(0);
  });

  it('spreads all questions over the second', async () => {
    const pace = new Pace({ ...LIMITS, requestsPerSecondMax: 100 });
    const startedAt = performance.now();
    await Promise.all(
      Array.from({ length: 11 }, (_, at) => pace.requestTurn(`${String(at)}.example`, signal)),
    );

    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(100);
  });

  it('holds two connections to an address, opened apart, and the third when one is given back', async () => {
    const pace = new Pace(LIMITS);
    const first = await pace.enterAddress('127.0.0.1', signal);
    first.opened();
    const firstAt = performance.now();
    (await pace.enterAddress('127.0.0.1', signal)).opened();
    const secondAt = performance.now();
    let isThird = false;
    const third = pace.enterAddress('127.0.0.1', signal).then(() => (isThird = true));
    await new Promise((resolve) => setTimeout(resolve, 80));

    expect(secondAt - firstAt).toBeGreaterThanOrEqual(29);
    expect(isThird).toBe(false);
    first.leave();
    first.leave();
    await third;
    expect(isThird).toBe(true);
  });

  it('counts the gap at an address from when a connection stood, however late that was', async () => {
    const pace = new Pace(LIMITS);
    const first = await pace.enterAddress('127.0.0.1', signal);
    let secondAt = 0;
    const second = pace.enterAddress('127.0.0.1', signal).then(() => (secondAt = performance.now()));
    await new Promise((resolve) => setTimeout(resolve, 3 * LIMITS.addressGapMs));
    expect(secondAt).toBe(0);
    first.opened();
    const openedAt = performance.now();
    await second;

    expect(secondAt - openedAt).toBeGreaterThanOrEqual(LIMITS.addressGapMs - 1);
  });

  it('gives a place back once, however often it is returned', async () => {
    const pace = new Pace({ ...LIMITS, addressGapMs: 0, connectionsPerAddressMax: 1 });
    const first = await pace.enterAddress('127.0.0.1', signal);
    first.leave();
    const second = await pace.enterAddress('127.0.0.1', signal);
    first.leave();
    let isThird = false;
    const third = pace.enterAddress('127.0.0.1', signal).then(() => (isThird = true));
    await new Promise((resolve) => setTimeout(resolve, 10));

    expect(isThird).toBe(false);
    second.leave();
    await third;
  });

  it('lets go of whoever is stopped, and keeps their place free', async () => {
    const pace = new Pace(LIMITS);
    const stopping = new AbortController();
    const leave = await pace.enterHost('a.example', signal);
    const waiting = pace.enterHost('a.example', stopping.signal);
    pace.asked('b.example', 60_000);
    const pausing = pace.requestTurn('b.example', stopping.signal);
    stopping.abort();

    await expect(waiting).rejects.toBeInstanceOf(NetError);
    await expect(pausing).rejects.toBeInstanceOf(NetError);
    leave();
    (await pace.enterHost('a.example', signal))();
  });

  it('forgets hosts that are not asked any more', async () => {
    const pace = new Pace({ ...LIMITS, sweepEveryMs: 0 });
    for (let at = 0; at < 1000; at++) (await pace.enterHost(`${String(at)}.example`, signal))();

    expect(pace.size).toBeLessThan(3);
  });

  it('lets no other crawler to a host before the rest of the gap, nor to an address before its own', async () => {
    const { turnstile, told } = watched();
    const pace = new Pace(LIMITS, turnstile);
    const leaveHost = await pace.enterHost('a.example', signal);
    const place = await pace.enterAddress('192.0.2.1', signal);
    pace.asked('a.example', 5000);
    place.leave();
    leaveHost();

    expect(told.map(({ key }) => key)).toEqual([
      'enter host a.example',
      'enter address 192.0.2.1',
      'leave address 192.0.2.1',
      'leave host a.example',
    ]);
    expect(told[2]?.restMs).toBe(LIMITS.addressGapMs);
    expect(told[3]?.restMs).toBeGreaterThan(4000);
  });

  it('asks no more where another crawler may be', async () => {
    const pace = new Pace(LIMITS, { ...watched().turnstile, holds: () => false });
    await pace.enterHost('a.example', signal);

    await expect(pace.requestTurn('a.example', signal)).rejects.toBeInstanceOf(NetError);
  });
});

function watched() {
  const told: { key: string; restMs?: number }[] = [];
  const turnstile: Turnstile = {
    enter: (key) => {
      told.push({ key: `enter ${key}` });
      return Promise.resolve();
    },
    leave: (key, restMs) => told.push({ key: `leave ${key}`, restMs }),
    holds: () => true,
  };
  return { turnstile, told };
}
